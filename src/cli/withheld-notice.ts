/** The notice to the writer of a message that an operator stopped. */

import { composeNotice, type NoticeContext } from '../core/notice.ts'
import type { Outgoing } from '../core/outgoing.ts'
import { freshIds } from '../system/random.ts'

/** Null where nobody is to be told: what was stopped is itself a notice. */
export function withheldNotice(about: NoticeContext | null, now: Date): Outgoing | null {
  if (about === null) return null
  return composeNotice(about, { kind: 'withheld' }, freshIds(), now)
}
