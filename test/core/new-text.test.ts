import { describe, expect, it } from 'vitest'
import { beginningOfNewText } from '../../src/core/inspect/new-text.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import { TEXT_TO_GUESS_FROM } from '../../src/core/language.ts'
import { plainMessage } from '../support/plain-message.ts'

const newText = (text: string) => beginningOfNewText(readMessage(plainMessage(text)))

describe('the new text of a message', () => {
  for (const { title, text, expected } of [
    { title: 'all of it where nothing is quoted', text: 'Wo ist es?\nGruß', expected: 'Wo ist es?\nGruß' },
    {
      title: 'what is above a quote',
      text: 'Danke!\n\nOn 20 November 2026, Blue Widgets wrote:\n> We have sent it.\n> Bye',
      expected: 'Danke!\n\n',
    },
    { title: 'what is below a quote', text: '> We have sent it.\n> Bye\n\nDanke!', expected: '\nDanke!' },
    { title: 'nothing of a signature', text: 'Danke!\n-- \nTom, Sales and Service', expected: 'Danke!\n' },
  ]) {
    it(`is ${title}`, () => expect(newText(text)).toBe(expected))
  }

  it('is no longer than is needed, and a long line is cut', () => {
    expect(newText('word '.repeat(1000))).toHaveLength(TEXT_TO_GUESS_FROM)
    expect(newText('a line\n'.repeat(1000)).length).toBeLessThan(TEXT_TO_GUESS_FROM + 10)
  })

  it('is not looked for behind a very long quote', () => {
    expect(newText(`${'> a quoted line\n'.repeat(2000)}Danke!`)).toBe('')
  })
})
