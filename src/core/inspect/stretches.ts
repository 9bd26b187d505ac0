/** Stretches of a text that several searches found: in order, apart, and no more than anybody reads. */

import type { NormalText } from './normal-form.ts'
import type { ReadText } from './read-text.ts'

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** What `find` finds in the text as it is and as it is resolved, in order; what overlaps is one stretch. */
export function stretchesIn(text: ReadText, find: (form: NormalText) => readonly Stretch[]): Stretch[] {
  const { normal } = text
  const resolved = text.resolved()
  const found = find(normal).map(({ start, end }) => normal.original(start, end))
  if (resolved === normal) return apart(found)
  return apart([...found, ...find(resolved).map(({ start, end }) => resolved.original(start, end))])
}

/** In order; those that overlap become one. */
export function apart(stretches: readonly Stretch[]): Stretch[] {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

export const MAX_STRETCHES = 1000

/** Nobody explains more: from the last one on, everything to the end of the text counts as one. */
export function withinLimit(stretches: readonly Stretch[], length: number): readonly Stretch[] {
  if (stretches.length <= MAX_STRETCHES) return stretches
  const kept = stretches.slice(0, MAX_STRETCHES)
  return [...kept.slice(0, -1), { start: kept.at(-1)?.start ?? 0, end: length }]
}
