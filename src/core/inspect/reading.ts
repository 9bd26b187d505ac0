/** A message as its reader sees it, computed once for all rules: visible text, normal form, and who wrote which line. */

import type { Place } from '../finding.ts'
import type { Message } from '../message/message.ts'
import { type NormalText, normalForm } from './normal-form.ts'
import { type LineClass, classifyLines, lastAtOrBefore } from './quoted-lines.ts'
import { type Leaf, type VisibleText, visibleText } from './visible-text.ts'

export interface Reading {
  readonly message: Message
  readonly visible: VisibleText
  readonly normalText: NormalText
  readonly normalSubject: NormalText
  /** Whether an offset of the visible text is the writer's new text, quoted history or signature. */
  placeAt(offset: number): Extract<Place, 'text' | 'quoted' | 'signature'>
}

export function readMessage(message: Message): Reading {
  const visible = visibleText(message.body)
  const roleAt = (offset: number): Leaf['role'] => {
    const leaf = visible.leaves[lastAtOrBefore(visible.leaves, offset)]
    return leaf !== undefined && offset < Math.max(leaf.end, leaf.start + 1) ? leaf.role : null
  }
  const lines = classifyLines(visible.text, (start) => roleAt(start) === 'quote')
  return {
    message,
    visible,
    normalText: normalForm(visible.text),
    normalSubject: normalForm(message.subject),
    placeAt: (offset) => {
      const role = roleAt(offset)
      if (role !== null) return role === 'quote' ? 'quoted' : 'signature'
      const line: LineClass | undefined = lines[lastAtOrBefore(lines, offset)]
      return line?.place ?? 'text'
    },
  }
}
