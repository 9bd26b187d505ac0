/** Many small texts looked through as one: a message may hold ten thousands of them, and its header hundreds of traces. */

import { type NormalText, normalForm } from '../inspect/normal-form.ts'
import { lastAtOrBefore } from '../inspect/quoted-lines.ts'
import type { Replacement } from '../inspect/visible-text.ts'

/** Part of no address, and of nothing that may stand between the parts of one. */
const APART = '\0'

/** The indexes of the texts in which something is found. */
export function textsWith(texts: readonly string[], find: (text: NormalText) => readonly Replacement[]): Set<number> {
  if (texts.length === 0) return new Set()
  let length = 0
  const starts = texts.map((text) => {
    const start = length
    length += text.length + APART.length
    return { start }
  })
  return new Set(find(normalForm(texts.join(APART))).map(({ start }) => lastAtOrBefore(starts, start)))
}
