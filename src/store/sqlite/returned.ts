/** What comes back to return paths and no-reply: kept, and for a bounce the end of its delivery. */

import type { Address } from '../../core/address.ts'
import type { Direction } from '../../core/direction.ts'
import { RETURN_PATH_LIFE_MS, type ReturnedKind } from '../../core/return-path.ts'
import type { ReturnedRecord, ReturnPathRecord } from '../records.ts'
import { type bodyKeeper, sealed } from './bodies.ts'
import type { Connection } from './connection.ts'
import type { FailureQueue } from './failures.ts'
import type { KeyReader } from './keys.ts'
import { withSealedBody } from './operator-mail.ts'
import type { ReaderVerbs, ReturnedRequest, WriterVerbs } from './protocol.ts'
import type { BodyName } from './seal.ts'

/** One delivery has one report, or a few: each attempt of a forwarding server may send a warning. */
const MAX_KEPT_PER_DELIVERY = 20

/** Under the key of the conversation; what was sent to no-reply belongs to none and has a key of its own. */
export function returnedBody(id: string, conversation: string | null): BodyName {
  return { conversation: conversation ?? id, form: 'received', of: id }
}

/** As with messages, sealing is done before the transaction. */
export function withSealedReturned(request: ReturnedRequest, keys: KeyReader): ReturnedRequest {
  const { id, conversation, notice, alert, body } = request
  return {
    ...request,
    body: sealed(keys, returnedBody(id, conversation), body),
    notice:
      notice && conversation !== null
        ? { ...notice, body: sealed(keys, { conversation, form: 'sent', of: notice.delivery }, notice.body) }
        : null,
    alert: alert && withSealedBody(alert, keys),
  }
}

export function returnedKeeper(
  connection: Connection,
  keep: ReturnType<typeof bodyKeeper>,
  failures: FailureQueue,
): WriterVerbs['commitReturned'] {
  const countKept = connection
    .prepare<[string], number>('SELECT count(*) FROM returned_mail WHERE delivery = ?')
    .pluck()
  const insert = connection.prepare(
    `INSERT INTO returned_mail (id, delivery, kind, severity, status, effective, received_at, session, client_ip,
       reverse_path, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  // Where its end was not known yet, for instance as the connection broke after the last dot, this is it.
  const fail = connection.prepare<[number, string, string]>(
    `UPDATE delivery SET state = 'failed', next_attempt_at = NULL, due_at = NULL, lease = NULL, ended_at = ?,
       last_reply = ?
     WHERE id = ? AND (state = 'delivered' OR (state IN ('queued', 'deferred') AND (attempts > 0 OR lease IS NOT NULL)))`,
  )
  return (request, now) => {
    const { id, delivery, conversation, kind, severity, status } = request
    const bounced =
      kind === 'bounce' &&
      delivery !== null &&
      fail.run(now.getTime(), `bounced: ${status ?? 'no status'}`, delivery).changes === 1
    // The one report that matters may come after many warnings.
    const isFull = delivery !== null && (countKept.get(delivery) ?? 0) >= MAX_KEPT_PER_DELIVERY
    if (isFull && !bounced) return 'full'
    if (bounced) failures.tell(delivery, severity === 'hard' ? { status } : null, request, now)
    insert.run(
      id,
      delivery,
      kind,
      severity,
      status,
      Number(bounced),
      request.receivedAt.getTime(),
      request.session,
      request.clientIp,
      request.reversePath,
      keep(returnedBody(id, conversation), request.body),
    )
    return bounced ? 'bounced' : 'kept'
  }
}

interface ReturnPathRow {
  readonly delivery: string
  readonly message: string
  readonly conversation: string
  readonly direction: Direction
  readonly forward_path: Address
}

interface ReturnedRow {
  readonly id: string
  readonly delivery: string | null
  readonly kind: ReturnedKind
  readonly severity: ReturnedRecord['severity']
  readonly status: string | null
  readonly effective: number
  readonly received_at: number
}

export function returnedReader(connection: Connection): Pick<ReaderVerbs, 'findReturnPath' | 'listReturned'> {
  const byPath = connection.prepare<[string, number], ReturnPathRow>(
    `SELECT delivery.id AS delivery, delivery.message, message.conversation, message.direction, delivery.forward_path
     FROM delivery JOIN message ON message.id = delivery.message
     WHERE delivery.reverse_path = ? AND (delivery.ended_at IS NULL OR delivery.ended_at > ?)
       AND (delivery.attempts > 0 OR delivery.lease IS NOT NULL)`,
  )
  const ofDelivery = connection.prepare<[string], ReturnedRow>(
    `SELECT id, delivery, kind, severity, status, effective, received_at FROM returned_mail
     WHERE delivery = ? ORDER BY received_at DESC`,
  )
  return {
    findReturnPath: (address, now): ReturnPathRecord | null => {
      const row = byPath.get(address, now.getTime() - RETURN_PATH_LIFE_MS)
      if (row === undefined) return null
      const { delivery, message, conversation, direction } = row
      return { delivery, message, conversation, direction, forwardPath: row.forward_path }
    },
    listReturned: (delivery) =>
      ofDelivery.all(delivery).map((row) => ({
        id: row.id,
        delivery: row.delivery,
        kind: row.kind,
        severity: row.severity,
        status: row.status,
        effective: row.effective === 1,
        receivedAt: new Date(row.received_at),
      })),
  }
}
