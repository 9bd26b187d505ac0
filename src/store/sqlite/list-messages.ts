/** Messages as they are told to operators. */

import type { Address } from '../../core/address.ts'
import type { ProvenBy } from '../../core/authorship.ts'
import { type Direction, writerSide } from '../../core/direction.ts'
import type { Finding } from '../../core/finding.ts'
import type { MessageRecord } from '../records.ts'
import type { Connection } from './connection.ts'
import type { ReaderVerbs } from './protocol.ts'

interface MessageRow {
  readonly id: string
  readonly conversation: string
  readonly marketplace: string
  readonly buyer: string
  readonly seller: string
  readonly direction: Direction
  readonly order_id: string | null
  readonly subject: string
  readonly received_at: number
  readonly disposition: MessageRecord['disposition']
  readonly held: MessageRecord['held']
  readonly automatic: number
  readonly findings: string
  readonly policy_hash: string
  readonly written_by: Address
  readonly proven_by: ProvenBy | null
  readonly original_message_id: string | null
  readonly received_bytes: number
  readonly sent_bytes: number | null
}

const SELECT_MESSAGE = `SELECT message.id, message.conversation, conversation.marketplace, conversation.buyer,
    conversation.seller, message.direction, message.order_id, message.subject, message.received_at,
    message.disposition, message.held, message.automatic, message.findings, message.policy_hash, message.written_by,
    message.proven_by, message.original_message_id, received.size AS received_bytes, sent.size AS sent_bytes
  FROM message
  JOIN conversation ON conversation.id = message.conversation
  JOIN body AS received ON received.seq = message.received_body
  LEFT JOIN body AS sent ON sent.seq = message.sent_body`

/** Several messages may have come in one millisecond: the end is a place in the list. */
const IN_TIME = 'message.received_at >= ? AND (message.received_at, message.seq) < (?, ?)'

export function messageLists(connection: Connection): Pick<ReaderVerbs, 'listMessages' | 'findMessage'> {
  const byId = connection.prepare<[string], MessageRow>(`${SELECT_MESSAGE} WHERE message.id = ?`)
  const deliveries = connection
    .prepare<[string], string>('SELECT id FROM delivery WHERE message = ? ORDER BY seq')
    .pluck()
  const place = connection.prepare<[string], { received_at: number; seq: number }>(
    'SELECT received_at, seq FROM message WHERE id = ?',
  )
  const toRecord = (row: MessageRow): MessageRecord => recordOf(row, deliveries.all(row.id))
  const list = (where: readonly string[]) =>
    connection.prepare<(string | number)[], MessageRow>(
      `${SELECT_MESSAGE} WHERE ${[...where, IN_TIME].join(' AND ')}
       ORDER BY message.received_at DESC, message.seq DESC LIMIT ?`,
    )
  // Written out, so that each can have its own index.
  const ofAll = { any: list([]), held: list(["message.held = 'held'"]), other: list(["message.held IS NOT 'held'"]) }
  const one = 'message.conversation = ?'
  const ofOne = {
    any: list([one]),
    held: list([one, "message.held = 'held'"]),
    other: list([one, "message.held IS NOT 'held'"]),
  }

  return {
    findMessage: (id) => {
      const row = byId.get(id)
      return row === undefined ? null : toRecord(row)
    },
    listMessages: ({ limit, since, before, conversation, held, below }) => {
      const which = held === undefined ? 'any' : held ? 'held' : 'other'
      const from = since?.getTime() ?? Number.MIN_SAFE_INTEGER
      const end = { received_at: before?.getTime() ?? Number.MAX_SAFE_INTEGER, seq: 0 }
      const above = below === undefined ? undefined : place.get(below)
      const { received_at: to, seq } = above !== undefined && above.received_at < end.received_at ? above : end
      const rows =
        conversation === undefined
          ? ofAll[which].all(from, to, seq, limit)
          : ofOne[which].all(conversation, from, to, seq, limit)
      return rows.map(toRecord)
    },
  }
}

function recordOf(row: MessageRow, deliveries: readonly string[]): MessageRecord {
  const [writerId, readerId] = writerSide(row.direction) === 'buyer' ? [row.buyer, row.seller] : [row.seller, row.buyer]
  return {
    id: row.id,
    conversation: row.conversation,
    marketplace: row.marketplace,
    direction: row.direction,
    order: row.order_id,
    subject: row.subject,
    receivedAt: new Date(row.received_at),
    disposition: row.disposition,
    held: row.held,
    automatic: row.automatic === 1,
    // Written by the commit from findings of this very shape.
    findings: JSON.parse(row.findings) as Finding[],
    policyHash: row.policy_hash,
    writtenBy: row.written_by,
    provenBy: row.proven_by,
    writerId,
    readerId,
    originalMessageId: row.original_message_id,
    receivedBytes: row.received_bytes,
    sentBytes: row.sent_bytes,
    deliveries,
  }
}
