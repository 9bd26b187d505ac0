/** One spelling for characters that look alike or do not show, with positions that lead back to the original. */

export interface NormalText {
  readonly text: string
  /** The text in lower case, unit by unit, so that offsets stay what they are. */
  lower(): string
  /** The stretch of the original that a stretch of the normal text stands for. */
  original(start: number, end: number): { readonly start: number; readonly end: number }
}

const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u
/** Full stops of other scripts that browsers take for the dot in a host name (UTS 46) and NFKC leaves alone. */
const FULL_STOPS: Readonly<Record<string, string>> = { '\u3002': '.', '\uff61': '.' }

/** Unicode NFKC per character, invisible characters dropped. ASCII text comes back as it is. */
export function normalForm(original: string): NormalText {
  if (!/[^\0-\x7f]/.test(original)) return normalText(original, (start, end) => ({ start, end }))
  const pieces: string[] = []
  /** For each UTF-16 unit of the normal text, where its character begins in the original. */
  let starts = new Uint32Array(original.length + MAX_EXPANSION)
  const known = new Map<string, string>()
  let at = 0
  let length = 0
  for (const character of original) {
    const normal = known.get(character) ?? normalCharacter(character)
    known.set(character, normal)
    if (length + normal.length > starts.length) starts = grown(starts)
    starts.fill(at, length, length + normal.length)
    pieces.push(normal)
    length += normal.length
    at += character.length
  }
  const endAt = (unit: number) => {
    const start = starts[unit] ?? 0
    return start + ((original.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
  }
  return normalText(pieces.join(''), (start, end) => {
    const from = start < length ? (starts[start] ?? 0) : original.length
    return { start: from, end: end > start ? (end <= length ? endAt(end - 1) : original.length) : from }
  })
}

function normalText(text: string, original: NormalText['original']): NormalText {
  let lower: string | null = null
  return {
    text,
    lower: () => {
      lower ??= inLowerCase(text)
      return lower
    },
    original,
  }
}

/** Most characters stay one; only a text of ligatures is longer than it was. */
function grown(starts: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * starts.length)
  larger.set(starts)
  return larger
}

/** As much of a text as a search looks through that need not find everything. */
export function beginningOf(normal: NormalText, length: number): NormalText {
  return normal.text.length <= length
    ? normal
    : normalText(normal.text.slice(0, length), (start, end) => normal.original(start, end))
}

/** A stretch of a normal text, and what it reads as. */
export interface Rewriting {
  readonly start: number
  readonly end: number
  readonly by: string
}

/**
 * The text with stretches of it read otherwise; null where there are none. A position inside what a stretch became stands
 * for the whole stretch. `changes` are in order and do not overlap.
 */
export function rewritten(normal: NormalText, changes: Iterable<Rewriting>): NormalText | null {
  const pieces: string[] = []
  /** Where each stretch of the new text begins, there and in the old one. */
  const stretches: { readonly at: number; readonly from: number; readonly changed: boolean }[] = []
  let length = 0
  let from = 0
  const take = (piece: string, start: number, changed: boolean) => {
    if (piece === '') return
    stretches.push({ at: length, from: start, changed })
    pieces.push(piece)
    length += piece.length
  }
  let isChanged = false
  for (const { start, end, by } of changes) {
    isChanged = true
    take(normal.text.slice(from, start), from, false)
    take(by, start, true)
    from = end
  }
  if (!isChanged) return null
  take(normal.text.slice(from), from, false)
  stretches.push({ at: length, from: normal.text.length, changed: false })
  const before = (offset: number, isEnd: boolean): number => {
    let low = 0
    let high = stretches.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((stretches[middle]?.at ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const stretch = stretches[low] ?? { at: 0, from: 0, changed: false }
    if (!stretch.changed) return stretch.from + offset - stretch.at
    return isEnd && offset > stretch.at ? (stretches[low + 1]?.from ?? normal.text.length) : stretch.from
  }
  return normalText(pieces.join(''), (start, end) => normal.original(before(start, false), before(end, true)))
}

/** `İ` in lower case is two units long. */
function inLowerCase(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length
    ? lower
    : text.replace(/./gsu, (one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one))
}

/** Units that one character may become. A single ligature can stand for a sentence, and a text of them for megabytes. */
const MAX_EXPANSION = 4

function normalCharacter(character: string): string {
  if (character <= '\x7f') return character
  if (INVISIBLE.test(character)) return ''
  const normal = FULL_STOPS[character] ?? character.normalize('NFKC')
  return normal.length <= MAX_EXPANSION ? normal : character
}
