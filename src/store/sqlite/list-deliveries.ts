/** Deliveries as they are told to operators, and when the next one falls due. */

import type { Address } from '../../core/address.ts'
import type { DeliveryKind, DeliveryRecord, DeliveryState } from '../records.ts'
import type { Connection } from './connection.ts'
import type { ReaderVerbs } from './protocol.ts'

interface DeliveryRow {
  readonly seq: number
  readonly id: string
  readonly message: string | null
  readonly kind: DeliveryKind
  readonly state: DeliveryState
  readonly attempts: number
  readonly next_attempt_at: number | null
  readonly last_reply: string | null
  readonly forward_path: Address
  readonly accepted_at: number
  readonly ended_at: number | null
}

const WAITING: readonly DeliveryState[] = ['queued', 'deferred']
const COLUMNS =
  'seq, id, message, kind, state, attempts, next_attempt_at, last_reply, forward_path, accepted_at, ended_at'

export function deliveryLists(
  connection: Connection,
): Pick<ReaderVerbs, 'listDeliveries' | 'findDelivery' | 'nextDueAt' | 'countWaiting'> {
  const byId = connection.prepare<[string], DeliveryRow>(`SELECT ${COLUMNS} FROM delivery WHERE id = ?`)
  const byState = connection.prepare<[DeliveryState, number, number], DeliveryRow>(
    `SELECT ${COLUMNS} FROM delivery WHERE state = ? AND accepted_at >= ?
     ORDER BY accepted_at DESC, seq DESC LIMIT ?`,
  )
  const firstDue = connection
    .prepare<[], number | null>('SELECT min(due_at) FROM delivery WHERE due_at IS NOT NULL')
    .pluck()
  const waiting = connection.prepare<[], number>('SELECT count(*) FROM delivery WHERE due_at IS NOT NULL').pluck()
  return {
    countWaiting: () => waiting.get() ?? 0,
    findDelivery: (id) => {
      const row = byId.get(id)
      return row === undefined ? null : toRecord(row)
    },
    listDeliveries: ({ limit, since, states = WAITING }) => {
      const from = since?.getTime() ?? Number.MIN_SAFE_INTEGER
      // State by state, each newest first from the index, so that a long history is never sorted.
      return [...new Set(states)]
        .flatMap((state) => byState.all(state, from, limit))
        .sort((a, b) => b.accepted_at - a.accepted_at || b.seq - a.seq)
        .slice(0, limit)
        .map(toRecord)
    },
    nextDueAt: () => {
      const due = firstDue.get() ?? null
      return due === null ? null : new Date(due)
    },
  }
}

function toRecord(row: DeliveryRow): DeliveryRecord {
  return {
    id: row.id,
    message: row.message,
    kind: row.kind,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at === null ? null : new Date(row.next_attempt_at),
    lastReply: row.last_reply,
    forwardPath: row.forward_path,
    acceptedAt: new Date(row.accepted_at),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
  }
}
