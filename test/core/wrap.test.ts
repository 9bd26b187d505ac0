import { describe, expect, it } from 'vitest'
import stringWidth from 'string-width'
import fc from 'fast-check'
import { columns, padded, wrapped } from '../../src/core/wrap.ts'

const KANJI = '漢'

describe('lines', () => {
  for (const { title, text, options, expected } of [
    { title: 'end at spaces', text: `${'a'.repeat(40)} ${'b'.repeat(40)}`, expected: ['a'.repeat(40), 'b'.repeat(40)] },
    { title: 'hold 72 letters', text: `${'a'.repeat(70)} b c`, expected: [`${'a'.repeat(70)} b`, 'c'] },
    { title: 'never cut a word', text: `x ${'a'.repeat(90)} y`, expected: ['x', 'a'.repeat(90), 'y'] },
    {
      title: 'count the indent',
      text: `${'a'.repeat(69)} b`,
      options: { first: '  * ', rest: '    ' },
      expected: [`  * ${'a'.repeat(69)}`, '    b'],
    },
    { title: 'hold 36 wide characters', text: KANJI.repeat(40), expected: [KANJI.repeat(36), KANJI.repeat(4)] },
    {
      title: 'begin with no closing mark',
      text: `${KANJI.repeat(36)}。次`,
      expected: [KANJI.repeat(35), `${KANJI}。次`],
    },
    { title: 'begin with no small kana', text: `${KANJI.repeat(35)}シャツ`, expected: [KANJI.repeat(35), 'シャツ'] },
    { title: 'end with no opening mark', text: `${KANJI.repeat(35)}「次」`, expected: [KANJI.repeat(35), '「次」'] },
    {
      title: 'keep Latin words whole among wide characters',
      text: `${KANJI.repeat(33)}offer.zip${KANJI}`,
      expected: [KANJI.repeat(33), `offer.zip${KANJI}`],
    },
    {
      title: 'keep an address whole',
      text: `${KANJI.repeat(30)}<aaaaaaaa@market.example>`,
      expected: [KANJI.repeat(30), '<aaaaaaaa@market.example>'],
    },
    {
      title: 'keep a name whole that is to be',
      text: `${KANJI.repeat(33)}請求書.pdfです`,
      options: { whole: ['請求書.pdf'] },
      expected: [KANJI.repeat(33), '請求書.pdfです'],
    },
    { title: 'keep a no-break space', text: `${'a'.repeat(70)}\u00a0: b`, expected: [`${'a'.repeat(70)}\u00a0:`, 'b'] },
    { title: 'are one where there is nothing', text: '', expected: [''] },
  ]) {
    it(title, () => expect(wrapped(text, options)).toEqual(expected))
  }

  it('lose nothing but the spaces between them, and are too long for one word only', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', '漢', 'か', 'ャ', '。', '「', '.', '😀', '-'),
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join(' ')
        const lines = wrapped(text)
        expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''))
        const unbroken = lines.filter((line) => stringWidth(line) > 72 && line.includes(' '))
        expect(unbroken).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('are found in a time that grows with the text', () => {
    expect(wrapped('漢'.repeat(20_000)).length).toBe(Math.ceil(20_000 / 36))
  })
})

it('a text is padded to columns, not to characters', () => {
  expect(padded('件名：', 8)).toBe('件名：  ')
  expect(padded('Subject:', 4)).toBe('Subject:')
  expect(columns('件名：')).toBe(6)
})
