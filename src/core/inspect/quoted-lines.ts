/** Tells new text, quoted history and signature apart by the lines themselves, where no markup says it. */

import { isClientSignature } from './client-signature.ts'
import { markClosingSignatures } from './closing-signature.ts'
import { type QuotedField, quotedField } from './quoted-fields.ts'

export interface LineClass {
  /** Offset of the line's first character. */
  readonly start: number
  readonly place: 'text' | 'quoted' | 'signature'
}

const QUOTE_MARK = /^\s{0,3}[>|]/
/** The line that the signature separator of RFC 3676 section 4.3 makes; trailing space often gets lost. */
const SIGNATURE_MARK = /^--\s?$/
/** `-----Original Message-----` and its translations: a title between runs of dashes or underscores. */
const HISTORY_TITLE = /^\s{0,3}[-_]{3,20}\s?[^-_\r\n][^\r\n]{2,58}[^-_\r\n]\s?[-_]{3,20}\s{0,3}$/
const HISTORY_RULE = /^_{20,120}$/

/**
 * Linear in the length of the text: each line is looked at with its neighbours only. `isMarked`: whether the mail
 * program marked the line that starts at an offset as a quote.
 */
export function classifyLines(text: string, isMarked: (start: number) => boolean = () => false): LineClass[] {
  const lines = text.split('\n')
  const starts: number[] = []
  let start = 0
  for (const line of lines) {
    starts.push(start)
    start += line.length + 1
  }
  const marked = lines.map((line, index) => QUOTE_MARK.test(line) || isMarked(starts[index] ?? 0))
  let rest: LineClass['place'] = 'text'
  const classes = lines.map((line, index) => {
    // What is marked ends with its marks: new text may stand below.
    if (rest !== 'quoted' && marked[index] !== true && startsHistory(lines, marked, index)) rest = 'quoted'
    else if (rest === 'text' && SIGNATURE_MARK.test(line)) rest = 'signature'
    const quoted = marked[index] === true || isAttribution(lines, marked, index)
    const own = rest === 'text' && isClientSignature(line) ? 'signature' : rest
    const place: LineClass['place'] = quoted ? 'quoted' : own
    return { start: starts[index] ?? 0, place }
  })
  markClosingSignatures(lines, classes)
  return classes
}

function startsHistory(lines: readonly string[], marked: readonly boolean[], index: number): boolean {
  const line = lines[index] ?? ''
  if (line.length > 200) return false
  if (HISTORY_TITLE.test(line)) return true
  if (isSpokenAttribution(lines, index)) return !isAttribution(lines, marked, index)
  const field = quotedField(line)
  const isRule = field === null && HISTORY_RULE.test(line.trim())
  if (field !== 'from' && field !== 'date' && !isRule) return false
  const next = lines.slice(index + 1, index + 3).map((follower) => quotedField(follower.slice(0, 200)))
  // Some programs begin with the date. A date and a place to go to is what people write, too.
  const followers: readonly QuotedField[] = field === 'from' ? ['date', 'to', 'subject', 'copy'] : ['from']
  return next.some((each) => each !== null && followers.includes(each))
}

/** `On Monday, Ann wrote:` over quoted lines, in any language: a line or two ending in a colon right above a quote. */
function isAttribution(lines: readonly string[], marked: readonly boolean[], index: number): boolean {
  for (let last = index; last <= index + 1; last++) {
    const line = lines[last]?.trimEnd() ?? ''
    if (line === '' || line.length > 300) return false
    if (!endsInColon(line)) {
      // The first half of an attribution says when; what else stands above one is somebody's own last line.
      if (!DAY.test(line) && !HOUR.test(line) && !line.includes('@')) return false
      continue
    }
    const below = lines[last + 1]?.trim() === '' ? last + 2 : last + 1
    return marked[below] === true
  }
  return false
}

/** `wrote`, in the languages of the programs that put no marks before what they quote. */
const WROTE =
  /\bwrote\b|\bschrieb\b|\bgeschrieben\b|écrit(?!\p{L})|\bescribió|\bscritto\b|\bescreveu\b|\bschreef\b|\bgeschreven\b|napisał|\bskrev\b|yazdı|написал|пишет|kirjoitti|napsal|写道|寫道|作成|のメール|작성|썼습니다/iu
const HOUR = /\d{1,2}(?:[:.h時时시]|\s?Uhr)/u

/**
 * An attribution over a quote without marks, on one line or two: it has a day and an hour, and an address or a word for
 * writing. Everything below it is history.
 */
function isSpokenAttribution(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? ''
  if (!HOUR.test(line) || !DAY.test(line)) return false
  const whole = endsInColon(line) ? line : `${line} ${(lines[index + 1] ?? '').slice(0, 200)}`
  return endsInColon(whole) && (whole.includes('@') || WROTE.test(whole))
}

/** Or in hyphens: Zoho has `---- On Monday, Ann wrote ----`. */
function endsInColon(line: string): boolean {
  const end = line.trimEnd()
  return end.endsWith(':') || end.endsWith('：') || (end.endsWith('-') && /\s-{3,5}$/.test(end))
}

/** A day with its year, as all languages write it in numbers or words. */
const DAY = /(?:\b|\D)(?:19|20)\d\d(?!\d)|\b\d{1,2}[./-]\d{1,2}[./-]\d{2}\b/u

/**
 * Whether a line of a quote is the one that says who wrote when; it may be broken over two lines, of which `previous` and
 * `next` are the other half.
 */
export function isAttributionText(line: string, previous: string, next: string): boolean {
  if (line.length > 300) return false
  if (endsInColon(line)) return DAY.test(line) || (previous.length < 300 && DAY.test(previous))
  return endsInColon(next) && next.length < 300 && DAY.test(line)
}

/** The index of the last entry that starts at or before `offset`; entries are in order of `start`. */
export function lastAtOrBefore(entries: readonly { readonly start: number }[], offset: number): number {
  let low = 0
  let high = entries.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((entries[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
