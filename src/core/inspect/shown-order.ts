/** A text in the order in which its lines are shown, where letters or formatting characters run to the left (UAX #9). */

import { classesOf, TURNS_LINES } from './bidi-classes.ts'
import { levelsOf, REMOVED } from './bidi-levels.ts'
import type { Rearranged } from './rearranged.ts'

/**
 * `base`: which way its paragraphs run, as the program that shows it has it. Formatting characters are left out. Null
 * where everything is shown as it is written.
 */
export function shownOrder(written: string, base: 'ltr' | 'rtl'): Rearranged | null {
  if (!TURNS_LINES.test(written)) return null
  const from = new Uint32Array(written.length)
  const pieces: string[] = []
  let length = 0
  for (let start = 0; start < written.length; ) {
    const piece = written.slice(start, pieceEnd(written, start))
    for (const at of shownUnits(piece, base)) {
      pieces.push(piece.charAt(at))
      from[length++] = start + at
    }
    start += piece.length
  }
  return { text: pieces.join(''), from: from.subarray(0, length) }
}

/** So many characters at a time, as whole lines where that is possible: what is kept of each is little. */
const PIECE_CHARACTERS = 10_000

function pieceEnd(text: string, start: number): number {
  const most = start + PIECE_CHARACTERS
  if (most >= text.length) return text.length
  const line = text.lastIndexOf('\n', most - 1)
  return line >= start ? line + 1 : most
}

function* shownUnits(piece: string, base: 'ltr' | 'rtl'): Generator<number> {
  const levels = levelsOf(classesOf(piece), base === 'ltr' ? 0 : 1)
  for (let start = 0; start < piece.length; ) {
    const newline = piece.indexOf('\n', start)
    const end = newline < 0 ? piece.length : newline
    yield* lineOrder(piece, levels, start, end)
    if (newline >= 0) yield newline
    start = end + 1
  }
}

/** The units of a line in the order in which they are shown. */
function lineOrder(text: string, levels: Uint8Array, start: number, end: number): number[] {
  const shown: number[] = []
  const present = new Set<number>()
  for (let at = start; at < end; at++) {
    const level = levels[at] ?? REMOVED
    if (level === REMOVED) continue
    shown.push(at)
    present.add(level)
  }
  const inOrder = [...present].sort((a, b) => b - a)
  for (const [index, level] of inOrder.entries()) {
    const below = inOrder[index + 1] ?? level - (level & 1)
    // L2 turns around once for each level down to the next one that is there, which twice changes nothing.
    if ((level - below) & 1) turn(shown, levels, level)
  }
  return withPairs(text, shown)
}

/** Turns around every run at the level or above. */
function turn(shown: number[], levels: Uint8Array, least: number): void {
  const isAbove = (place: number) => (levels[shown[place] ?? -1] ?? 0) >= least
  for (let start = 0; start < shown.length; start++) {
    if (!isAbove(start)) continue
    let end = start
    while (end + 1 < shown.length && isAbove(end + 1)) end++
    for (let left = start, right = end; left < right; left++, right--) exchange(shown, left, right)
    start = end + 1
  }
}

/** The two units of a character in their own order again. */
function withPairs(text: string, shown: number[]): number[] {
  for (let place = 0; place + 1 < shown.length; place++) {
    const unit = text.charCodeAt(shown[place] ?? 0)
    if (unit >= 0xdc00 && unit < 0xe000 && shown[place] === (shown[place + 1] ?? 0) + 1)
      exchange(shown, place, place + 1)
  }
  return shown
}

function exchange(shown: number[], one: number, other: number): void {
  const kept = shown[one] ?? 0
  shown[one] = shown[other] ?? 0
  shown[other] = kept
}
