/** The letters of a Word document that no page shows: hidden, deleted, white, or too small ([MS-DOC] section 2.6.1). */

import { LITTLE, uint16, uint32 } from '../pictures/bytes.ts'
import { characterRuns, propertiesOf } from './doc-character-runs.ts'
import { type Piece, textOfPiece } from './doc-pieces.ts'

/** sprmCFVanish, sprmCFSpecVanish, sprmCFRMarkDel. */
const GONE: ReadonlySet<number> = new Set([0x083c, 0x0818, 0x0800])
/** sprmCHps, in half points. */
const SIZE = 0x4a43
const MIN_HALF_POINTS = 8
/** sprmCIco, of sixteen colours, and sprmCCv: red, green, blue, and whether none is meant. */
const COLOUR_NUMBER = 0x2a42
const WHITE_NUMBER = 8
const COLOUR = 0x6870
const WHITE_MASK = 0xfff0f0f0
const WHITE_BITS = 0x00f0f0f0
/** sprmCHighlight, sprmCShd80, sprmCShd: something lies behind the letters. */
const BEHIND: ReadonlySet<number> = new Set([0x2a0c, 0x4866, 0xca71])

interface HiddenRange {
  readonly start: number
  readonly end: number
}

/** In the order of their places, none over another. */
export function hiddenRanges(document: Uint8Array, runs: Uint8Array): HiddenRange[] {
  const ranges: HiddenRange[] = []
  for (const run of characterRuns(document, runs)) {
    if (run !== null && run.end > run.start && isHidden(run.properties)) ranges.push({ start: run.start, end: run.end })
  }
  ranges.sort((a, b) => a.start - b.start)
  const apart: HiddenRange[] = []
  for (const range of ranges) {
    const last = apart.at(-1)
    if (last === undefined || range.start > last.end) apart.push(range)
    else if (range.end > last.end) apart[apart.length - 1] = { start: last.start, end: range.end }
  }
  return apart
}

function isHidden(properties: Uint8Array): boolean {
  let isGone = false
  let isWhite = false
  let isMarked = false
  for (const property of propertiesOf(properties)) {
    if (property === null) break
    const { number, start } = property
    // As the style says, or otherwise than it says: nearly all styles show their letters.
    const isOn = properties[start] === 1 || properties[start] === 0x81
    if (GONE.has(number) && isOn) isGone = true
    if (number === SIZE && uint16(properties, start, LITTLE) < MIN_HALF_POINTS) isGone = true
    if (number === COLOUR_NUMBER) isWhite = properties[start] === WHITE_NUMBER
    if (number === COLOUR) isWhite = (uint32(properties, start, LITTLE) & WHITE_MASK) >>> 0 === WHITE_BITS
    if (BEHIND.has(number)) isMarked = true
  }
  return isGone || (isWhite && !isMarked)
}

/** Ends of lines, cells and fields stay. */
const HIDEABLE = /[^\x07\n\v\f\r\x0e\x13-\x15]+/g

/** All parts one after the other, as {@link textOfPieces}, without what is hidden. */
export function seenTextOfPieces(pieces: readonly Piece[], stream: Uint8Array, hidden: readonly HiddenRange[]): string {
  return pieces.map((piece) => seenTextOfPiece(piece, stream, hidden)).join('')
}

function seenTextOfPiece(piece: Piece, stream: Uint8Array, hidden: readonly HiddenRange[]): string {
  const text = textOfPiece(piece, stream)
  const end = piece.start + piece.characters * piece.width
  let seen = ''
  let from = 0
  for (let index = firstBehind(hidden, piece.start); index < hidden.length; index++) {
    const range = hidden[index]
    if (range === undefined || range.start >= end) break
    const start = Math.max(from, Math.ceil((range.start - piece.start) / piece.width))
    const stop = Math.min(piece.characters, Math.ceil((range.end - piece.start) / piece.width))
    if (stop <= start) continue
    seen += text.slice(from, start) + text.slice(start, stop).replace(HIDEABLE, '')
    from = stop
  }
  return seen + text.slice(from)
}

/** The first range that ends behind a place. */
function firstBehind(ranges: readonly HiddenRange[], place: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.end ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low
}
