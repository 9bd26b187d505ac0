/** Which characters make words, and one spelling for words that are spelt playfully. */

export const OTHER = 0
export const LETTER = 1
export const DIGIT = 2
/** A character of a script without spaces: a word of its own. */
export const WIDE = 3

const RANGES: readonly (readonly [from: number, to: number, kind: number])[] = [
  [0x30, 0x39, DIGIT],
  [0x41, 0x5a, LETTER],
  [0x61, 0x7a, LETTER],
  [0xc0, 0x2af, LETTER],
  [0x300, 0x36f, LETTER],
  [0x370, 0x52f, LETTER],
  [0x1e00, 0x1fff, LETTER],
  // Stars, which stand for the word.
  [0x2605, 0x2606, WIDE],
  [0x2b50, 0x2b50, WIDE],
  [0x3005, 0x3007, WIDE],
  [0x3041, 0x30ff, WIDE],
  [0x3400, 0x4dbf, WIDE],
  [0x4e00, 0x9fff, WIDE],
  [0xf900, 0xfaff, WIDE],
]
const NO_LETTERS = [0xd7, 0xf7, 0x30fb]

const KINDS = new Uint8Array(0x10000)
for (const [from, to, kind] of RANGES) KINDS.fill(kind, from, to + 1)
for (const unit of NO_LETTERS) KINDS[unit] = OTHER

export function kindOf(unit: number): number {
  return KINDS[unit] ?? OTHER
}

/** Letters that a decomposition does not lead to plain Latin ones, or that only look like them. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'a', œ: 'o', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i', ɑ: 'a', ɡ: 'g' },
  ...{
    а: 'a',
    в: 'b',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    к: 'k',
    м: 'm',
    н: 'h',
    т: 't',
    і: 'i',
    ј: 'j',
    ѕ: 's',
  },
  ...{ α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ς: 'c' },
}

/**
 * A word in lower case without accents, `ä`, `ae` and `a` alike, and with letters of other alphabets read as the Latin ones
 * that they look like. The same for phrases and texts, so it matters little what becomes of other words.
 */
export function foldWord(lower: string): string {
  const plain = /[^a-z0-9]/.test(lower)
    ? lower
        .normalize('NFD')
        .replace(/[\u0300-\u036f]+/g, '')
        .replace(/[^a-z0-9]/g, (letter) => LOOK_ALIKES[letter] ?? letter)
    : lower
  if (!/([a-z])\1\1|[aou]e/.test(plain)) return plain
  return plain.replace(/([a-z])\1\1+/g, '$1').replace(/([aou])e/g, '$1')
}

const READ_AS: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
}

/** What a word with digits and signs in it may stand for: `r4batt`, `d!scount`, `c0upon`. */
export function lettersBehind(word: string): readonly string[] {
  const most = word.replace(/[03457@$8]/g, (sign) => READ_AS[sign] ?? sign)
  return /[1!|]/.test(most) ? [most.replace(/[1!|]/g, 'i'), most.replace(/[1!|]/g, 'l')] : [most]
}
