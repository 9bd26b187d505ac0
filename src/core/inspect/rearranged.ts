/** A text whose pieces stand in another order than they are written in, and the way back. */

import { type NormalText, normalForm } from './normal-form.ts'

/** `from`: where each unit of `text` is written. */
export interface Rearranged {
  readonly text: string
  readonly from: Uint32Array
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
