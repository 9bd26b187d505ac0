/** What findings say in the archive, in `inspect` and to operators, which is English whoever wrote the message. */

import { type AdvisedRule, fill, type SeenKind, type Slots } from './catalogue.ts'
import { ENGLISH } from './en.ts'

/** What a rule saw that is no excerpt of somebody's words, so that a notice can say it in its own language. */
export interface Seen {
  readonly kind: SeenKind
  readonly slots?: Slots
}

export function adviceInEnglish(rule: AdvisedRule, slots: Slots = {}): string {
  return fill(ENGLISH.advice[rule], slots)
}

export function seenInEnglish({ kind, slots = {} }: Seen): string {
  return fill(ENGLISH.seen[kind], slots)
}
