/** The queue at work: claims, attempts, and what an operator may do to a delivery. */

import { type Address, domainOf } from '../../core/address.ts'
import type { Direction } from '../../core/direction.ts'
import { returnPath } from '../../core/return-path.ts'
import { enhancedCode } from '../../core/smtp-reply.ts'
import { freshId } from '../../system/random.ts'
import type { AttemptResult, DeliveryKind, DueDelivery } from '../records.ts'
import type { bodyKeeper } from './bodies.ts'
import type { Connection } from './connection.ts'
import type { OutgoingToKeep, WriterVerbs } from './protocol.ts'
import type { FailureQueue } from './failures.ts'
import { noticeQueue } from './queue.ts'
import type { UnreachableBook } from './unreachable.ts'

type DeliveryVerbs = Pick<
  WriterVerbs,
  'claim' | 'recordAttempt' | 'takeBackLeases' | 'retryDelivery' | 'cancelDelivery'
>

interface DueRow {
  readonly id: string
  readonly message: string | null
  readonly conversation: string | null
  readonly direction: Direction | null
  readonly kind: DeliveryKind
  readonly attempts: number
  readonly life_started_at: number
  readonly reverse_path: Address | null
  readonly forward_path: Address
}

export function deliveryVerbs(
  connection: Connection,
  keep: ReturnType<typeof bodyKeeper>,
  failures: FailureQueue,
  unreachable: UnreachableBook,
): DeliveryVerbs {
  const operator = operatorVerbs(connection, keep)
  const takeBack = connection.prepare<[]>(
    'UPDATE delivery SET due_at = next_attempt_at, lease = NULL WHERE due_at IS NOT NULL AND lease IS NOT NULL',
  )
  return {
    claim: claimer(connection),
    recordAttempt: attemptRecorder(connection, failures, unreachable),
    takeBackLeases: () => takeBack.run().changes,
    ...operator,
  }
}

function claimer(connection: Connection): DeliveryVerbs['claim'] {
  // due_at is the end of the lease while there is one, so an expired claim falls due by itself.
  const due = connection.prepare<[number, number], DueRow>(
    `SELECT delivery.id, delivery.message, message.conversation, message.direction, delivery.kind, delivery.attempts,
            delivery.life_started_at, delivery.reverse_path, delivery.forward_path
     FROM delivery LEFT JOIN message ON message.id = delivery.message
     WHERE delivery.due_at <= ? ORDER BY delivery.due_at, delivery.seq LIMIT ?`,
  )
  const lend = connection.prepare<[string, number, string]>('UPDATE delivery SET lease = ?, due_at = ? WHERE id = ?')
  return (now, limit, leaseMs) =>
    due.all(now.getTime(), limit).map((row): DueDelivery => {
      const lease = freshId()
      lend.run(lease, now.getTime() + leaseMs, row.id)
      return {
        id: row.id,
        message: row.message,
        conversation: row.conversation,
        direction: row.direction,
        kind: row.kind,
        lease,
        attempts: row.attempts,
        acceptedAt: new Date(row.life_started_at),
        reversePath: row.reverse_path,
        forwardPath: row.forward_path,
      }
    })
}

function attemptRecorder(
  connection: Connection,
  failures: FailureQueue,
  unreachable: UnreachableBook,
): DeliveryVerbs['recordAttempt'] {
  // An expired lease that nobody else took is still this caller's: what it did is true all the same.
  const deferDelivery = connection.prepare<[number, number, string, string, string]>(
    `UPDATE delivery SET state = 'deferred', attempts = attempts + 1, next_attempt_at = ?, due_at = ?, lease = NULL,
       last_reply = ? WHERE id = ? AND lease = ? AND due_at IS NOT NULL`,
  )
  const endDelivery = connection.prepare<[string, number, string, string, string]>(
    `UPDATE delivery SET state = ?, attempts = attempts + 1, next_attempt_at = NULL, due_at = NULL, lease = NULL,
       ended_at = ?, last_reply = ? WHERE id = ? AND lease = ? AND due_at IS NOT NULL`,
  )
  const record = (delivery: string, lease: string, result: AttemptResult, now: Date): boolean => {
    if (result.kind !== 'deferred') {
      return endDelivery.run(result.kind, now.getTime(), result.reply, delivery, lease).changes === 1
    }
    const next = result.nextAttemptAt.getTime()
    return deferDelivery.run(next, next, result.reply, delivery, lease).changes === 1
  }
  return (delivery, lease, result, failure, now) => {
    if (!record(delivery, lease, result, now)) return false
    if (result.kind === 'delivered') unreachable.reached(delivery)
    if (result.kind === 'failed' || result.kind === 'expired') {
      failures.tell(delivery, isHard(result) ? { status: enhancedCode(result.reply) } : null, failure, now)
    }
    return true
  }
}

function isHard(result: AttemptResult): boolean {
  return result.kind === 'failed' && result.severity === 'hard'
}

function operatorVerbs(
  connection: Connection,
  keep: ReturnType<typeof bodyKeeper>,
): Pick<DeliveryVerbs, 'retryDelivery' | 'cancelDelivery'> {
  const queueNotice = noticeAbout(connection, keep)
  // What somebody is sending just now is left alone: its outcome is about to be known.
  const notInHand = '(lease IS NULL OR due_at <= ?)'
  const reversePathOf = connection
    .prepare<[string], Address | null>('SELECT reverse_path FROM delivery WHERE id = ?')
    .pluck()
  const retry = connection.prepare<[number, number, number, Address | null, string, number]>(
    `UPDATE delivery SET state = 'queued', attempts = 0, life_started_at = ?, next_attempt_at = ?, due_at = ?,
       lease = NULL, ended_at = NULL, reverse_path = ?
     WHERE id = ? AND state IN ('queued', 'deferred', 'failed', 'expired') AND ${notInHand}`,
  )
  const cancel = connection.prepare<[number, string, number]>(
    `UPDATE delivery SET state = 'cancelled', next_attempt_at = NULL, due_at = NULL, lease = NULL, ended_at = ?
     WHERE id = ? AND due_at IS NOT NULL AND ${notInHand}`,
  )
  return {
    retryDelivery: (id, now) => {
      const at = now.getTime()
      // What still comes back of the life before says nothing about this one.
      const before = reversePathOf.get(id) ?? null
      const reversePath = before && returnPath(freshId(), domainOf(before))
      return retry.run(at, at, at, reversePath, id, at).changes === 1
    },
    cancelDelivery: (id, notice, now) => {
      if (cancel.run(now.getTime(), id, now.getTime()).changes === 0) return false
      if (notice !== null) queueNotice(id, notice, now)
      return true
    },
  }
}

/** Makes the function that queues a notice about the message of a delivery. */
function noticeAbout(connection: Connection, keep: ReturnType<typeof bodyKeeper>) {
  const queueNotice = noticeQueue(connection, keep)
  const messageOf = connection.prepare<[string], { id: string; conversation: string }>(
    'SELECT message.id, message.conversation FROM delivery JOIN message ON message.id = delivery.message WHERE delivery.id = ?',
  )
  return (delivery: string, notice: OutgoingToKeep, now: Date) => {
    const message = messageOf.get(delivery)
    if (message === undefined) throw new Error(`there is no delivery ${delivery} of a message`)
    queueNotice(message.conversation, message.id, notice, now)
  }
}
