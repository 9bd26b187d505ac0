/** A text whose pieces stand in another order than they are written in, and the way back. */

import { type NormalText, normalForm } from './normal-form.ts'

/** `from`: where each unit of `text` is written. */
export interface Rearranged {
  readonly text: string
  readonly from: Uint32Array
}

export interface Piece {
  readonly start: number
  readonly end: number
  /** What stands before it: not of the text, so it counts as where the piece begins. */
  readonly before?: string
}

/** Pieces of a text one after the other, whatever stands between them there. */
export function putTogether(written: string, pieces: readonly Piece[]): Rearranged {
  const texts: string[] = []
  const from: number[] = []
  for (const { start, end, before = '' } of pieces) {
    texts.push(before, written.slice(start, end))
    for (let unit = 0; unit < before.length; unit++) from.push(start)
    for (let at = start; at < end; at++) from.push(at)
  }
  return { text: texts.join(''), from: Uint32Array.from(from) }
}

/** The normal form of the text; a stretch of it stands for all from its first written character to its last. */
export function normalFormOf({ text, from }: Rearranged): NormalText {
  const normal = normalForm(text)
  return {
    ...normal,
    original: (start, end) => {
      const shown = normal.original(start, end)
      let first = from[shown.start] ?? from.at(-1) ?? 0
      let last = first
      for (const at of from.subarray(shown.start, shown.end)) {
        first = Math.min(first, at)
        last = Math.max(last, at)
      }
      return { start: first, end: shown.end > shown.start ? last + 1 : first }
    },
  }
}
