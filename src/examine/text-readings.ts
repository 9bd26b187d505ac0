/**
 * What a text file says whose character set nothing tells: read by every set that editors write and that fits, since
 * a reader's editor guesses too, or uses the one of its country.
 *
 * A set fits where all its bytes are characters (WHATWG Encoding) and the characters are those of its languages.
 */

import { windows1252 } from './windows-1252.ts'

interface Charset {
  readonly name: string
  /** From 0 to 1: how much of it looks written by people. */
  fit(text: string): number
  readonly enough: number
}

/** Of the languages of a set, the characters met most often. In a wrong reading each is as rare as any other. */
const SIMPLIFIED =
  '的一是不了在有人我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先请如果件收货品单号址联系页'
const TRADITIONAL =
  '的一是不了在有人我他這中大來上個國到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可里後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍產入先請果件收貨品單號址聯繫頁'
const KOREAN =
  '이다는에의을가고하지로도한를은기사리서자어있그나인대시수들라해부아일정보만적오안스과전여주장게상면원제구동드우내비성거니요합습었세신조소까문모공으국생경더마저용화체관위음중물실번호'

const CHARSETS: readonly Charset[] = [
  { name: 'shift_jis', fit: (text) => share(text, KANA), enough: 0.1 },
  { name: 'euc-jp', fit: (text) => share(text, KANA), enough: 0.1 },
  { name: 'gb18030', fit: (text) => share(text, oneOf(SIMPLIFIED)), enough: 0.15 },
  { name: 'big5', fit: (text) => share(text, oneOf(TRADITIONAL)), enough: 0.15 },
  { name: 'euc-kr', fit: (text) => share(text, oneOf(KOREAN)), enough: 0.2 },
  { name: 'windows-1251', fit: cyrillicFit, enough: 0.5 },
  { name: 'windows-1254', fit: turkishFit, enough: 0.5 },
]
/** Sets of one byte a character: almost any bytes are characters of them. */
const SINGLE_BYTE = /^windows-/

const KANA = /[ぁ-んァ-ヶー]/gu
/** What is told apart by: neither ASCII nor what all East Asian sets share. */
const TELLING = /[^\0-\x7f\p{P}\p{S}\s\uff01-\uff5e]/gu
/** Nothing an editor writes: controls of Unicode, what is no character, what makers of fonts have for themselves. */
const STRANGE = /[\x80-\x9f\ufffd\ue000-\uf8ff]/

/** Of bytes that are neither UTF-8 nor UTF-16 and have no control characters. None where it is no text. */
export function readingsOf(bytes: Uint8Array): readonly string[] {
  const read: { text: string; set: Charset; fit: number }[] = []
  for (const set of CHARSETS) {
    const text = strictly(bytes, set.name)
    if (text !== null) read.push({ text, set, fit: set.fit(sampleOf(text)) })
  }
  // One language is not spread over two sets: far behind the best, what fits does so by chance.
  const best = Math.max(...read.map(({ fit }) => fit))
  const fitting = read.filter(({ set, fit }) => fit >= set.enough && (SINGLE_BYTE.test(set.name) || fit >= best * 0.6))
  const western = westernText(bytes)
  const chosen = fitting.map(({ text }) => text)
  // The Turkish set is the Western one but for six letters.
  const isTurkish = fitting.some(({ set }) => set.name === 'windows-1254')
  if (western !== null && !isTurkish && (chosen.length === 0 || westernFit(sampleOf(western)) >= 0.5))
    chosen.push(western)
  // A few words may have none of the usual characters.
  if (chosen.length === 0) chosen.push(...read.filter(({ set }) => !SINGLE_BYTE.test(set.name)).map(({ text }) => text))
  return chosen.length === 0 ? [] : [...new Set([...chosen, ...wideReadings(bytes, chosen)])]
}

/** Of a long text, pieces from its whole length: what it is written in shows in them. */
function sampleOf(text: string): string {
  if (text.length <= PIECES * PIECE_CHARACTERS) return text
  const step = Math.floor(text.length / PIECES)
  return Array.from({ length: PIECES }, (_, index) => text.slice(index * step, index * step + PIECE_CHARACTERS)).join(
    '\n',
  )
}

const PIECES = 50
const PIECE_CHARACTERS = 2000

function strictly(bytes: Uint8Array, charset: string): string | null {
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes)
    return STRANGE.test(text) ? null : text
  } catch {
    return null
  }
}

/** What older Windows editors write in the West: letters of ASCII with some others between. */
function westernText(bytes: Uint8Array): string | null {
  let high = 0
  for (const byte of bytes) if (byte >= 0x80) high++
  return high <= bytes.length * 0.3 ? windows1252(bytes) : null
}

const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a．＠－]{5,100}/g

/**
 * Readings that fit less well but show numbers or addresses in wide letters that no other shows: to a reader whose
 * editor has that set, the rest is a jumble and these are plain.
 */
function wideReadings(bytes: Uint8Array, chosen: readonly string[]): string[] {
  return ['shift_jis', 'gb18030', 'big5'].flatMap((name) => {
    const text = new TextDecoder(name).decode(bytes)
    const isNew = (wide: string) => new Set(wide).size >= 3 && !chosen.some((other) => other.includes(wide))
    return (text.match(WIDE) ?? []).some(isNew) ? [text] : []
  })
}

function share(text: string, characters: RegExp): number {
  // Accents and the letters behind them pair up by chance, too.
  if (!/[^\0-\x7f]{3}/.test(text)) return 0
  const telling = count(text, TELLING)
  if (telling > 0) return count(text, characters) / telling
  return /[\uff01-\uff5e]/.test(text) ? 1 : 0
}

function oneOf(characters: string): RegExp {
  return new RegExp(`[${characters}]`, 'gu')
}

/** Letters in words that are Cyrillic from end to end and written as words are. */
function cyrillicFit(text: string): number {
  const words = sumOf(text, /\p{L}{1,100}/gu, (word) => (CYRILLIC_WORD.test(word) ? word.length : 0))
  return words / Math.max(1, count(text, TELLING))
}

const CYRILLIC_WORD = /^(?=.*[аеёиоуыэюяіїєАЕЁИОУЫЭЮЯІЇЄ])(?:[А-ЯЁІЇЄҐЎ]?[а-яёіїєґў]{2,}|[А-ЯЁІЇЄҐЎ]{3,})$/

/** Only where it differs from the western one, and as far as its letters stand in words. */
function turkishFit(text: string): number {
  return /[a-zçöü][ğış]|[ğış][a-zçöü]|[İŞ][a-z]/.test(text) ? westernFit(text) : 0
}

/** How much beyond ASCII stands alone or in pairs, as accents and signs do. */
function westernFit(text: string): number {
  const crowded = sumOf(text, /[^\0-\x7f]{3,100}/g, (run) => (new Set(run).size > 1 ? run.length : 0))
  return 1 - crowded / Math.max(1, count(text, /[^\0-\x7f]/g))
}

function count(text: string, characters: RegExp): number {
  return sumOf(text, characters, () => 1)
}

function sumOf(text: string, pattern: RegExp, worth: (found: string) => number): number {
  return (text.match(pattern) ?? []).reduce((sum, found) => sum + worth(found), 0)
}
