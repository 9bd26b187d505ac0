import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { type OutgoingParts, writeMessage } from '../../src/core/message/write-message.ts'

const parts = (fields: Partial<OutgoingParts> = {}): OutgoingParts => ({
  header: [{ name: 'Subject', kind: 'text', value: 'hello' }],
  text: 'hello\n',
  html: null,
  inline: [],
  attachments: [],
  boundary: 'fixed',
  ...fields,
})
const file = (name: string, content: Uint8Array) => ({ name, type: 'application/pdf', content, contentId: null })
/** Any text a person can write; lone surrogates are no characters and line ends are told apart by no reader. */
const anyText = fc.string({ unit: 'grapheme', maxLength: 400 }).map((text) => text.replace(/[\r\n\0]/g, ' '))

describe('a written message', () => {
  it('has only short lines that end in CRLF, whatever is in it', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, fc.uint8Array({ maxLength: 300 }), (subject, text, name, content) => {
        const bytes = writeMessage(
          parts({
            header: [
              { name: 'From', kind: 'mailbox', displayName: name, value: 'a@b.example' },
              { name: 'Subject', kind: 'text', value: subject },
            ],
            text: `${text}\n${text.repeat(20)}`,
            html: `<p>${text}</p>`,
            attachments: [file(name || 'x', content)],
          }),
        )
        const raw = Buffer.from(bytes).toString('latin1')
        expect(raw.replace(/\r\n/g, '')).not.toMatch(/[\r\n\0]/)
        expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
        expect(raw).not.toMatch(/[^\0-\x7f]/)
      }),
      { numRuns: 200 },
    )
  })

  it('is read back by another parser as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, fc.uint8Array({ maxLength: 300 }), async (subject, text, content) => {
        const bytes = writeMessage(
          parts({
            header: [{ name: 'Subject', kind: 'text', value: subject.trim() }],
            text: `${text}x`,
            attachments: [file('größe 文.pdf', content)],
          }),
        )
        const read = await PostalMime.parse(bytes)
        expect(read.text?.replace(/\n$/, '')).toBe(`${text}x`)
        expect(read.attachments.map(({ filename }) => filename)).toEqual(['größe 文.pdf'])
        expect(Buffer.from(read.attachments[0]?.content as ArrayBuffer)).toEqual(Buffer.from(content))
        expect(collapsed(read.subject ?? '')).toBe(collapsed(subject))
      }),
      { numRuns: 200 },
    )
  })

  for (const hostile of [
    'a\r\nX-Injected: 1',
    'a\nX-Injected: 1',
    '=?utf-8?Q?a=0D=0AX-Injected:_1?=',
    '"\r\n\r\nbody',
    'x'.repeat(2000),
    '<evil@x.example>',
    'a\0b',
  ]) {
    it(`holds no field that ${JSON.stringify(hostile.slice(0, 40))} tries to add`, async () => {
      const bytes = writeMessage(
        parts({
          header: [
            { name: 'From', kind: 'mailbox', displayName: hostile, value: 'a@b.example' },
            { name: 'Subject', kind: 'text', value: hostile },
          ],
          attachments: [file(hostile, Buffer.from('x'))],
        }),
      )
      const header = Buffer.from(bytes).toString('latin1').split('\r\n\r\n', 1)[0] ?? ''
      const names = header.split(/\r\n(?![ \t])/).map((field) => field.split(':', 1)[0])
      expect(names).toEqual(['From', 'Subject', 'MIME-Version', 'Content-Type'])
      const read = await PostalMime.parse(bytes)
      expect(read.from?.address).toBe('a@b.example')
    })
  }

  it('turns no letters around in a subject, a name or the name of a file', async () => {
    const turned = 'a\u202efdp.exe\u202c\u2066b\u2069'
    const header = [
      { name: 'From', kind: 'mailbox', displayName: turned, value: 'a@b.example' },
      { name: 'Subject', kind: 'text', value: turned },
    ] as const
    const read = await PostalMime.parse(writeMessage(parts({ header, attachments: [file(turned, Buffer.from('x'))] })))
    expect([read.from?.name, read.subject, read.attachments[0]?.filename]).toEqual(Array(3).fill('afdp.exeb'))
  })

  it('carries files byte for byte at every length around a line of base64', async () => {
    for (let length = 0; length <= 120; length++) {
      const content = Buffer.alloc(length, length)
      const read = await PostalMime.parse(writeMessage(parts({ attachments: [file('a.pdf', content)] })))
      expect(Buffer.from(read.attachments[0]?.content as ArrayBuffer), String(length)).toEqual(content)
    }
  })
})

function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
