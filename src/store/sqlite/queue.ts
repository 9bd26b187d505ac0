/** Puts deliveries into the queue: the one place where their rows begin. */

import type { DeliveryKind } from '../records.ts'
import type { bodyKeeper } from './bodies.ts'
import type { Connection } from './connection.ts'
import type { OutgoingToKeep } from './protocol.ts'
import type { BodyName } from './seal.ts'

export interface NewDelivery {
  readonly id: string
  readonly of: { readonly message: string; readonly kind: 'relay' | 'notice' } | { readonly operatorMail: string }
  readonly messageId: string
  readonly reversePath: string | null
  readonly forwardPath: string
  readonly body: number
}

/** A claim of its own from the beginning, for whoever queues a delivery and sends it at once. */
export interface Lease {
  readonly lease: string
  readonly endsAt: Date
}

/** Makes the function that queues a delivery, due at once or when its lease ends. */
export function deliveryQueue(connection: Connection) {
  const insert = connection.prepare<
    [
      string,
      string | null,
      string | null,
      DeliveryKind,
      number,
      number,
      number,
      number,
      string,
      string | null,
      string,
      number,
      string | null,
    ]
  >(
    `INSERT INTO delivery (id, message, operator_mail, kind, state, accepted_at, life_started_at, next_attempt_at, due_at,
                           message_id, reverse_path, forward_path, body, lease)
     VALUES (?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (delivery: NewDelivery, now: Date, lease: Lease | null = null): void => {
    const at = now.getTime()
    const dueAt = lease?.endsAt.getTime() ?? at
    const { id, of, messageId, reversePath, forwardPath, body } = delivery
    const [message, operatorMail, kind] =
      'message' in of ? ([of.message, null, of.kind] as const) : ([null, of.operatorMail, 'operators'] as const)
    const envelope = [messageId, reversePath, forwardPath] as const
    insert.run(id, message, operatorMail, kind, at, at, at, dueAt, ...envelope, body, lease?.lease ?? null)
  }
}

/** Makes the function that keeps a notice about a message and queues it. */
export function noticeQueue(connection: Connection, keep: ReturnType<typeof bodyKeeper>) {
  const queue = deliveryQueue(connection)
  return (
    conversation: string,
    message: string,
    notice: OutgoingToKeep,
    now: Date,
    lease: Lease | null = null,
  ): void => {
    const name: BodyName = { conversation, form: 'sent', of: notice.delivery }
    const { delivery: id, messageId, reversePath, forwardPath } = notice
    const body = keep(name, notice.body)
    queue({ id, of: { message, kind: 'notice' }, messageId, reversePath, forwardPath, body }, now, lease)
  }
}
