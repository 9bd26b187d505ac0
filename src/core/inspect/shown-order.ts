/** A text in the order in which it is shown, where a right-to-left override turns stretches of it around. */

import { type NormalText, normalForm, type Rewriting, rewritten } from './normal-form.ts'

const OVERRIDE = '\u202e'
/** Until the override is taken back, or the paragraph ends (UAX #9, X1 to X8). */
const TURNED = /\u202e([^\u202c\n]*)\u202c?/g
const DIRECTIONS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g

/** The normal form of the text as it is shown; null where nothing is turned around. */
export function shownOrder(written: string): NormalText | null {
  if (!written.includes(OVERRIDE)) return null
  const asWritten: NormalText = {
    text: written,
    lower: () => written.toLowerCase(),
    original: (start, end) => ({ start, end }),
  }
  const shown = rewritten(asWritten, turnedIn(written))
  if (shown === null) return null
  const normal = normalForm(shown.text)
  return {
    ...normal,
    original: (start, end) => {
      const stretch = normal.original(start, end)
      return shown.original(stretch.start, stretch.end)
    },
  }
}

function* turnedIn(text: string): Generator<Rewriting> {
  for (const { 0: found, 1: inner = '', index: start } of text.matchAll(TURNED)) {
    yield { start, end: start + found.length, by: [...inner.replace(DIRECTIONS, '')].reverse().join('') }
  }
}
