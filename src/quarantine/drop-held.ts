/** Ends a quarantine without sending: what an operator does by command, and time does by itself. */

import type { NoticeContext } from '../core/notice.ts'
import type { Outgoing } from '../core/outgoing.ts'
import type { MessageRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'

export interface DropParts {
  readonly store: Pick<Store, 'messageNoticeContext' | 'dropMessage'>
  /** The signed notice that says that a message is withheld. */
  composeWithheldNotice(about: NoticeContext): Outgoing
}

/**
 * Drops a held message and queues the notice to its writer, together. No machine is told, and nobody in the name of a
 * marketplace that is not configured any more. `not-held`: it was released or dropped meanwhile, and nothing has changed.
 */
export async function dropHeld(
  { id, automatic }: Pick<MessageRecord, 'id' | 'automatic'>,
  { store, composeWithheldNotice }: DropParts,
  now: Date,
): Promise<'not-held' | 'told' | 'untold'> {
  const about = automatic ? null : await store.messageNoticeContext(id)
  const notice = about && composeWithheldNotice(about)
  if (!(await store.dropMessage(id, notice, now))) return 'not-held'
  return notice === null ? 'untold' : 'told'
}
