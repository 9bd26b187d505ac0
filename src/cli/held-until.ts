/** Until when a message waits for a decision. */

import type { MessageRecord } from '../store/records.ts'
import type { CommandSession } from './session.ts'

/** When the daemon drops it unless somebody decides before; null where it is not held. */
export function heldUntil(message: MessageRecord, session: Pick<CommandSession, 'config'>): Date | null {
  if (message.held !== 'held') return null
  return new Date(message.receivedAt.getTime() + session.config().quarantine.expireAfterMs)
}
