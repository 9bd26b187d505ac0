/**
 * Chains of digits as people read them: figures of any script, digits in words, and letters that pass for digits, with
 * nothing between them but what parts the groups of one number. One pass over the text, no pattern.
 */

import { HAN_DIGITS, KANA_NAMES, LONGEST_SPOKEN_WORD, LOOK_ALIKES, otherDigit, SPOKEN_WORDS } from './digit-words.ts'
import type { NormalText } from './normal-form.ts'

/** Digits with nothing between them. */
export interface DigitGroup {
  readonly start: number
  readonly end: number
  readonly digits: string
  /** `word`: said; `letter`: letters stand for some of them; `sign`: figures of another script or in circles. */
  readonly kind: 'figures' | 'word' | 'letter' | 'sign'
}

export type DigitChain = readonly DigitGroup[]

/** Between two groups of one number stand at most so many characters. */
const MAX_GAP = 8
const MAX_BREAKS = 2

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
      if (digit !== undefined) chains.add({ start: at, end: at + 1, digits: digit, kind: 'sign' })
      else if (chains.isOpen && isLetter(unit)) chains.finish()
      at++
    }
  }
  chains.finish()
  return chains.found
}

class ChainBuilder {
  readonly found: DigitChain[] = []
  private groups: DigitGroup[] = []
  /** From where nothing but what may part groups was seen. */
  private gapStart = 0
  private repeat = 0
  private readonly text: string
  private readonly least: number

  constructor(text: string, least: number) {
    this.text = text
    this.least = least
  }

  get isOpen(): boolean {
    return this.groups.length > 0
  }

  add(group: DigitGroup): void {
    if (this.isOpen && isTooFar(this.text, this.gapStart, group.start)) this.finish()
    const digits = (group.digits[0] ?? '').repeat(this.repeat) + group.digits
    this.groups.push({ ...group, digits })
    this.gapStart = group.end
    this.repeat = 0
  }

  /** A word that may stand inside a number, up to `end`. */
  pass(end: number, repeat = 0): void {
    this.gapStart = end
    this.repeat = repeat
  }

  finish(): void {
    const groups = withoutLooseLetters(this.groups)
    if (groups.length > 0 && digitCount(groups) >= this.least) this.found.push(groups)
    this.groups = []
    this.repeat = 0
  }
}

function addToken(chains: ChainBuilder, text: string, lower: string, start: number, end: number): void {
  const figures = figuresIn(text, start, end)
  if (figures === end - start) return chains.add({ start, end, digits: text.slice(start, end), kind: 'figures' })
  if (figures > 0) {
    const digits = disguisedDigits(text, start, end, figures)
    if (digits !== null) return chains.add({ start, end, digits, kind: 'letter' })
    chains.finish()
    const tail = digitsAtEnd(text, start, end)
    if (tail < end) chains.add({ start: tail, end, digits: text.slice(tail, end), kind: 'figures' })
    return
  }
  const word = end - start <= LONGEST_SPOKEN_WORD ? SPOKEN_WORDS.get(lower.slice(start, end)) : undefined
  if (word?.kind === 'digits') return chains.add({ start, end, digits: word.digits, kind: 'word' })
  if (word !== undefined) return chains.pass(end, word.kind === 'repeat' ? word.times : 0)
  const alone = end - start === 1 ? LOOK_ALIKES[text.charAt(start)] : undefined
  if (alone === undefined) chains.finish()
  else chains.add({ start, end, digits: alone, kind: 'letter' })
}

export function digitCount(groups: DigitChain): number {
  let count = 0
  for (const { digits } of groups) count += digits.length
  return count
}

function isTooFar(text: string, from: number, to: number): boolean {
  if (to - from > MAX_GAP) return true
  let breaks = 0
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 0x0a) breaks++
  return breaks > MAX_BREAKS
}

function figuresIn(text: string, start: number, end: number): number {
  let figures = 0
  for (let at = start; at < end; at++) if (isFigure(text.charCodeAt(at))) figures++
  return figures
}

/** Letters among figures pass for digits where they are few: in `O171`, not in `S8B0`. */
function disguisedDigits(text: string, start: number, end: number, figures: number): string | null {
  const letters = end - start - figures
  if (end - start > MAX_DISGUISED || letters * 2 > figures + 1) return null
  const signs = [...text.slice(start, end)].map((sign) => (sign >= '0' && sign <= '9' ? sign : LOOK_ALIKES[sign]))
  return signs.includes(undefined) ? null : signs.join('')
}

const MAX_DISGUISED = 20

/** `WhatsApp01712345678`: figures behind a word of at least two letters. */
function digitsAtEnd(text: string, start: number, end: number): number {
  let from = end
  while (from > start && isFigure(text.charCodeAt(from - 1))) from--
  const letters = from - start
  const isWord = letters >= 2 && end - from >= 7 && figuresIn(text, start, from) === 0
  return isWord ? from : end
}

/** Letters on their own count between figures and before them, as in `o 1 7 1`, and are words elsewhere. */
function withoutLooseLetters(chain: DigitGroup[]): DigitGroup[] {
  const isLoose = (group: DigitGroup | undefined) =>
    group !== undefined && group.kind === 'letter' && group.end - group.start === 1
  let first = 0
  let last = chain.length
  while (
    first < last &&
    isLoose(chain[first]) &&
    !(chain[first]?.digits === '0' && chain[first + 1]?.kind === 'figures')
  ) {
    first++
  }
  while (last > first && isLoose(chain[last - 1]) && chain[last - 2]?.digits.length !== 1) last--
  return chain.slice(first, last)
}

/** `ゼロキュウゼロ`: names of digits one after the other, from the beginning of a run of kana. Gives the run's end. */
function addKana(chains: ChainBuilder, lower: string, start: number): number {
  let end = start + 1
  while (end < lower.length && isKana(lower.charCodeAt(end))) end++
  let at = start
  while (at < end) {
    const [name, digits] = KANA_NAMES.find(([each]) => lower.startsWith(each, at)) ?? ['', '']
    if (name === '') break
    chains.add({ start: at, end: at + name.length, digits, kind: 'word' })
    at += name.length
  }
  if (lower.slice(at, end) === 'の') chains.pass(end)
  else if (at < end) chains.finish()
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

function isKana(unit: number): boolean {
  return unit >= 0x3041 && unit <= 0x30ff && unit !== 0x30fb && unit !== 0x30fc
}

function isLetter(unit: number): boolean {
  return unit >= 0x660 && !(unit >= 0xd800 && unit < 0xe000) && /^\p{L}$/u.test(String.fromCharCode(unit))
}
