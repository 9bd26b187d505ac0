/** Codes that are drawn with characters, and what only looks a little like them. */
import { describe, expect, it } from 'vitest'
import { drawnCodes } from '../../src/core/inspect/drawn-codes.ts'

/** As even a mixture of dark and light as a code's. */
const MODULES = Array.from({ length: 21 }, (_, y) =>
  Array.from({ length: 21 }, (_, x) => ((x * x * 7 + y * y * 3 + x * y * 5) % 11) % 2 === 1),
)
const drawn = (dark: string, light: string, behind = '') =>
  MODULES.map((row) => row.map((isDark) => (isDark ? dark : light)).join('') + behind).join('\n')
const isFound = (text: string) => drawnCodes(text).length > 0

describe('a code is found', () => {
  for (const [title, text] of [
    ['of blocks', drawn('██', '  ')],
    ['with a letter behind each line', drawn('██', '  ', '      a')],
    ['with a word behind each line', drawn('██', '  ', ' lamp')],
    ['of squares', drawn('⬛', '⬜')],
    ['of squares that are said to be pictures', drawn('⬛\ufe0f', '⬜\ufe0f')],
    ['of coloured squares', drawn('🟦', '🟨')],
    ['of circles', drawn('⚫', '⚪')],
    ['of larger circles', drawn('●', '○')],
    ['of hearts', drawn('🖤', '🤍')],
    ['with characters between that do not show', drawn('█\u200b', ' \u2060')],
  ] as const) {
    it(title, () => expect(isFound(`Scan this:\n${text}\nThanks`)).toBe(true))
  }

  it('from its first line to its last', () => {
    const text = drawn('🟦', '🟨')
    expect(drawnCodes(`Scan this:\n${text}\nThanks`)).toEqual([{ start: 11, end: 11 + text.length }])
  })
})

describe('no code is found', () => {
  const stars = [5, 4, 5, 3, 2, 1, 4, 5].map((many) => '⭐'.repeat(many) + '☆'.repeat(5 - many))
  for (const [title, text] of [
    ['in stars of reviews', stars.join('\n')],
    ['in stars behind words', stars.map((each, at) => `Point ${at}: ${each}`).join('\n')],
    ['in hearts', Array.from({ length: 12 }, (_, at) => '❤️'.repeat(at + 1)).join('\n')],
    ['in bars', [9, 3, 7, 5, 8, 2, 6, 4].map((many) => `Size ${'█'.repeat(many)}${'░'.repeat(10 - many)}`).join('\n')],
    [
      'in bars of squares',
      [9, 3, 7, 5, 8, 2, 6, 4].map((many) => '🟩'.repeat(many) + '⬜'.repeat(10 - many)).join('\n'),
    ],
    ['in a word game', ['⬛🟨⬛⬛🟩', '⬛⬛🟨🟩🟩', '🟩⬛🟩🟩🟩', '🟨🟩⬛🟩🟩', '⬛🟩🟩🟩🟩', '🟩🟩🟩🟩🟩'].join('\n')],
    ['in points of a list', Array.from({ length: 30 }, (_, at) => `■ point ${at}`).join('\n')],
    ['in flowers around a text', `${'🌸🌼'.repeat(12)}\nHappy birthday\n${'🌼🌸'.repeat(12)}`],
    ['in emoji', Array.from({ length: 12 }, (_, at) => `Thanks ${'😀🎉👍'.repeat((at % 3) + 1)}`).join('\n')],
    ['in a chessboard', Array.from({ length: 8 }, (_, at) => (at % 2 ? '⬜⬛' : '⬛⬜').repeat(4)).join('\n')],
    ['in a frame', `┌──────────┐\n│ ▪ lamp ▪ │\n└──────────┘\n`.repeat(8)],
  ] as const) {
    it(title, () => expect(isFound(text)).toBe(false))
  }

  it('in a megabyte of anything, at once', () => {
    for (const piece of ['█ ', '🟦', '█', ' ', '⬛\ufe0f\n', '█ a\n', `█${' '.repeat(500)}█\n`]) {
      const started = process.cpuUsage().user
      drawnCodes(piece.repeat(1_000_000 / piece.length))
      expect((process.cpuUsage().user - started) / 1000).toBeLessThan(2000)
    }
  })
})
