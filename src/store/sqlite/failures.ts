/** The end of a delivery that failed: what is told of it, and whether its address still counts as one that works. */

import type { bodyKeeper } from './bodies.ts'
import type { Connection } from './connection.ts'
import { operatorMailKeeper } from './operator-mail.ts'
import type { FailureToKeep } from './protocol.ts'
import { noticeQueue } from './queue.ts'
import type { UnreachableBook } from './unreachable.ts'

export interface FailureQueue {
  /** `hard`: why the address was refused as such; null where it was not. */
  tell(delivery: string, hard: { readonly status: string | null } | null, failure: FailureToKeep, now: Date): void
}

interface FailedRow {
  readonly message: string | null
  readonly conversation: string | null
  readonly forward_path: string
}

export function failureQueue(
  connection: Connection,
  keep: ReturnType<typeof bodyKeeper>,
  unreachable: UnreachableBook,
): FailureQueue {
  const find = connection.prepare<[string], FailedRow>(
    `SELECT delivery.message, message.conversation, delivery.forward_path
     FROM delivery LEFT JOIN message ON message.id = delivery.message WHERE delivery.id = ?`,
  )
  const queueNotice = noticeQueue(connection, keep)
  const keepOperatorMail = operatorMailKeeper(connection, keep)
  return {
    tell: (delivery, hard, { notice, alert }, now) => {
      const failed = find.get(delivery)
      if (failed === undefined) throw new Error(`there is no delivery ${delivery}`)
      const { message, conversation, forward_path: address } = failed
      // Mail to the operators' own mailbox, and a notice, say nothing about a party that somebody could act on.
      if (message === null || conversation === null) return
      if (notice !== null) queueNotice(conversation, message, notice, now)
      const isNew = hard !== null && unreachable.mark(address, { delivery, status: hard.status }, now)
      if (isNew && alert !== null) keepOperatorMail(alert, now)
    },
  }
}
