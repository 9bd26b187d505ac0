/**
 * Chains of digits as people read them: figures of any script, digits in words, and letters that pass for digits, with
 * nothing between them but what parts the groups of one number. One pass over the text, no pattern.
 */

import { digitNameAt, HAN_DIGITS, kanaDigit, LOOK_ALIKES, otherDigit, spokenWord } from './digit-words.ts'
import { ChainBuilder, type DigitChain, type DigitGroup } from './digit-chain.ts'
import type { NormalText } from './normal-form.ts'

/** The chains with at least `least` digits, in order. */
export function digitChains(normal: NormalText, least: number): DigitChain[] {
  const { text } = normal
  const lower = normal.lower()
  const chains = new ChainBuilder(text, least)
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at)
    if (isAsciiAlphanumeric(unit) || isSpacedLetter(unit)) {
      const end = endOfToken(text, at)
      addToken(chains, text, lower, at, end)
      at = end
    } else if (unit < 0x660) at++
    else if (isKana(unit)) at = addKana(chains, lower, at)
    else {
      const digit = otherDigit(unit) ?? HAN_DIGITS.get(text.charAt(at))
      if (digit !== undefined) chains.add(at, at + 1, digit, 'sign')
      else if (chains.isOpen && isLetter(unit)) chains.finish()
      at++
    }
  }
  chains.finish()
  return chains.found
}

function addToken(chains: ChainBuilder, text: string, lower: string, start: number, end: number): void {
  const figures = figuresIn(text, start, end)
  if (figures > 0) {
    addFigures(chains, text, lower, start, end, figures)
    return
  }
  const word = spokenWord(lower, start, end)
  if (word?.kind === 'digits') chains.add(start, end, word.digits, 'word')
  else if (lower.startsWith('on', start) && end - start === 2 && isTurkishTen(lower, end))
    chains.add(start, end, '10', 'word')
  else if (word?.kind === 'several') chains.addSeveral(start, end, word.digit)
  else if (word !== undefined) chains.pass(end, word.kind === 'repeat' ? word.times : 0, word.kind === 'times')
  else {
    const names = end - start >= 7 ? namesAndFigures(text, lower, start, end) : null
    if (names !== null) {
      for (const group of names) chains.add(group.start, group.end, group.digits, group.kind)
      return
    }
    const alone = end - start === 1 && !isSignOfNumber(lower, start) ? LOOK_ALIKES.get(text.charAt(start)) : undefined
    if (alone !== undefined) chains.add(start, end, alone, 'letter')
    else chains.finish()
  }
}

/** `n.º` has a small o. */
function isSignOfNumber(lower: string, start: number): boolean {
  return lower[start] === 'o' && /(?<!\p{L})n\.?\s?$/u.test(lower.slice(Math.max(0, start - 4), start))
}

function addFigures(
  chains: ChainBuilder,
  text: string,
  lower: string,
  start: number,
  end: number,
  figures: number,
): void {
  if (figures === end - start) {
    chains.add(start, end, text.slice(start, end), 'figures')
    return
  }
  const digits = disguisedDigits(text, start, end, figures)
  if (digits !== null) {
    chains.add(start, end, digits, 'letter')
    return
  }
  const groups = namesAndFigures(text, lower, start, end)
  if (groups !== null) {
    for (const group of groups) chains.add(group.start, group.end, group.digits, group.kind)
    return
  }
  chains.finish()
  const tail = digitsAtEnd(text, start, end)
  if (tail < end) chains.add(tail, end, text.slice(tail, end), 'figures')
}

function figuresIn(text: string, start: number, end: number): number {
  let figures = 0
  for (let at = start; at < end; at++) if (isFigure(text.charCodeAt(at))) figures++
  return figures
}

/** Letters among figures pass for digits where they are few: in `O171`, not in `S8B0`. */
function disguisedDigits(text: string, start: number, end: number, figures: number): string | null {
  const letters = end - start - figures
  // Zeros and ones are taken for letters anyway: `7OO`, `O8l`.
  const isPlain =
    end - start <= 4 &&
    (letters <= figures ? /^(?=.*[oOlI])[\doOlISB]+$/ : /^[\dOlI]*O[\dOlI]*$/).test(text.slice(start, end))
  if (end - start > MAX_DISGUISED || (letters * 2 > figures + 1 && !isPlain)) return null
  const signs = [...text.slice(start, end)].map((sign) => (sign >= '0' && sign <= '9' ? sign : LOOK_ALIKES.get(sign)))
  return signs.includes(undefined) ? null : signs.join('')
}

const MAX_DISGUISED = 20

/** `0two0`, `zwei3eins25`, `nullvier0`: names of digits and figures joined; null where it is anything else as well. */
function namesAndFigures(text: string, lower: string, start: number, end: number): DigitGroup[] | null {
  // `10un`, `5um`: pieces, and micrometres.
  if (end - start > MAX_JOINED || /^\d+u[nm]$/.test(lower.slice(start, end))) return null
  const groups: DigitGroup[] = []
  for (let at = start; at < end; ) {
    const name = isFigure(text.charCodeAt(at)) ? null : digitNameAt(lower, at, end)
    let next = at + (name?.length ?? 0)
    if (name === null) while (next < end && isFigure(text.charCodeAt(next))) next++
    if (next === at) return null
    const digits = name?.digits ?? text.slice(at, next)
    groups.push({ start: at, end: next, digits, kind: name === null ? 'figures' : 'word' })
    at = next
  }
  return groups
}

const MAX_JOINED = 60

/** `on` is ten in Turkish, before a unit of that language or at the end of what is said of a hundred. */
function isTurkishTen(lower: string, end: number): boolean {
  return /^\s(?:bir|iki|üç|uc|dört|dort|beş|bes|altı|alti|yedi|sekiz|dokuz)(?!\p{L})/u.test(lower.slice(end, end + 8))
}

/** `WhatsApp01712345678`: figures behind a word. Behind two letters they are a parcel's: `KP02123456789`. */
const SHORT_LABEL = /^(?:tel|tl[fm]|mob|wa|ph|cell?|fax|sms|gsm|cep|zap|kom|nr|no)$/i

function digitsAtEnd(text: string, start: number, end: number): number {
  let from = end
  while (from > start && isFigure(text.charCodeAt(from - 1))) from--
  const letters = from - start
  const isWord =
    (letters >= 4 || SHORT_LABEL.test(text.slice(start, from))) && end - from >= 7 && figuresIn(text, start, from) === 0
  return isWord ? from : end
}

/** `ゼロキュウゼロ`: names of digits one after the other, from the beginning of a run of kana. Gives the run's end. */
function addKana(chains: ChainBuilder, lower: string, start: number): number {
  let end = start + 1
  while (end < lower.length && isKana(lower.charCodeAt(end))) end++
  if (lower.slice(start, end) === 'の') {
    chains.pass(end)
    return end
  }
  // Behind figures, `に` is no digit.
  if (end === start + 1 && chains.isInFigures) {
    chains.finish()
    return end
  }
  let at = start
  while (at < end) {
    const [name, digits] = kanaDigit(lower, at) ?? []
    if (name === undefined || digits === undefined) break
    chains.add(at, at + name.length, digits, 'word')
    at += name.length
  }
  if (at < end) chains.finish()
  return end
}

function endOfToken(text: string, start: number): number {
  let at = start + 1
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    if (!isAsciiAlphanumeric(unit) && !isSpacedLetter(unit)) break
    at++
  }
  return at
}

function isFigure(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

function isAsciiAlphanumeric(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a)
}

/** Latin letters with marks, Greek and Cyrillic: scripts that write words with spaces between them. */
function isSpacedLetter(unit: number): boolean {
  return (unit >= 0xc0 && unit < 0x530 && unit !== 0xd7 && unit !== 0xf7) || (unit >= 0x1e00 && unit < 0x2000)
}

/** `ー` makes a vowel long, and is a dash between figures. */
const LONG_MARK = 0x30fc

function isKana(unit: number): boolean {
  return unit >= 0x3041 && unit <= 0x30ff && unit !== 0x30fb && unit !== LONG_MARK
}

function isLetter(unit: number): boolean {
  return (
    unit >= 0x660 &&
    unit !== LONG_MARK &&
    !(unit >= 0xd800 && unit < 0xe000) &&
    /^\p{L}$/u.test(String.fromCharCode(unit))
  )
}
