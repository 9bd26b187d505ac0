/** Files longer than one piece are read to their end, and no further than they must. */
import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../src/core/message/message.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import { inspect } from '../../src/core/inspect/verdict.ts'
import { casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const LINE = 'Is it 30 cm wide, or is it more than that?\n'

function file(name: string, text: string): Attachment {
  const content = Buffer.from(text)
  return {
    name,
    declaredType: 'text/plain',
    content,
    cleaned: content,
    text,
    codes: [],
    dangers: [],
    kind: 'text',
    contentId: null,
  }
}

function findingsIn(...files: Attachment[]): string[] {
  const reading = readMessage(plainMessage('See the file.', { attachments: files }))
  return inspect(reading, 'seller-to-buyer', casePolicy()).map(
    ({ rule, action, where, excerpt }) => `${rule} ${action} ${where}: ${excerpt}`,
  )
}

describe('a long text file', () => {
  const honest = LINE.repeat(20_000)

  it('is honest to its end', () => expect(findingsIn(file('a.txt', honest))).toEqual([]))

  for (const { title, text, found } of [
    {
      title: 'its last line',
      text: `${honest}See blue-widgets.com\n`,
      found: ['link.website discard attachment:a.txt: See blue-widgets.com'],
    },
    {
      title: 'a line that is cut by no piece',
      text: LINE.repeat(4651) + 'Write to tom@blue-widgets.com\n'.repeat(2) + honest,
      found: [
        'contact.email discard attachment:a.txt: Write to tom@blue-widgets.com',
        'contact.email discard attachment:a.txt: Write to tom@blue-widgets.com',
      ],
    },
    {
      title: 'a text without line ends',
      text: `${'word '.repeat(80_000)}www.blue-widgets.com`,
      found: ['link.website discard attachment:a.txt: …word word word word word word www.blue-widgets.com'],
    },
    {
      title: 'a number at the end of a piece',
      text: `${'word '.repeat(39_996)}call +49 151 23456789${' word'.repeat(50_000)}`,
      found: [
        'contact.phone discard attachment:a.txt: …word word word word word call +49 151 23456789 word word word word word word…',
      ],
    },
    {
      title: 'an address at the end of a piece of one word',
      text: `${'x,'.repeat(99_995)}blue-widgets.com`,
      found: ['link.website discard attachment:a.txt: …x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,blue-widgets.com'],
    },
    {
      title: 'two lines that are parted by pieces',
      text: `${LINE.repeat(4650)}${'a'.repeat(34)}\nblue-widgets\n.com\n${honest}`,
      found: ['link.website discard attachment:a.txt: blue-widgets .com'],
    },
    {
      title: 'each rule by itself',
      text: `www.blue-widgets.com\n${honest}call me on +49 151 23456789\n`,
      found: [
        'link.website discard attachment:a.txt: www.blue-widgets.com',
        'contact.phone discard attachment:a.txt: call me on +49 151 23456789',
      ],
    },
  ]) {
    it(`is read to ${title}`, () => expect(findingsIn(file('a.txt', text))).toEqual(found))
  }

  it('is read beside another one of the same name', () => {
    const [shop, mail] = [`www.blue-widgets.com\n${honest}`, `${honest}www.blue-widgets.com\n`]
    expect(findingsIn(file('a.txt', shop), file('a.txt', mail))).toHaveLength(2)
  })

  it('is read beside another one that has been found out', () => {
    const [shop, mail] = [`www.blue-widgets.com\n${honest}`, `${honest}www.blue-widgets.com\n`]
    expect(findingsIn(file('a.txt', shop), file('b.txt', mail))).toEqual([
      'link.website discard attachment:a.txt: www.blue-widgets.com',
      'link.website discard attachment:b.txt: www.blue-widgets.com',
    ])
  })
})
