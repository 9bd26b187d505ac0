/** What is found in a text in more than one of its forms, as stretches of what is written. */

import type { ReadText } from './read-text.ts'

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** What `find` finds in the text as it is and as it is resolved, in order; what overlaps is one stretch. */
export function stretchesIn(text: ReadText, find: (form: string) => readonly Stretch[]): Stretch[] {
  const { normal } = text
  const resolved = text.resolved()
  const found = find(normal.text).map(({ start, end }) => normal.original(start, end))
  if (resolved === normal) return united(found)
  return united([...found, ...find(resolved.text).map(({ start, end }) => resolved.original(start, end))])
}

function united(stretches: Stretch[]): Stretch[] {
  const apart: { start: number; end: number }[] = []
  for (const { start, end } of stretches.sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else apart.push({ start, end })
  }
  return apart
}
