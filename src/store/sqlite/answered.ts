/** Which message of a conversation a new one answers, and the thread behind it as the new one's reader knows it. */

import type { Direction } from '../../core/direction.ts'
import type { AnsweredMessage } from '../../core/relay-facts.ts'
import type { FactsQuery } from '../store.ts'
import type { Connection } from './connection.ts'
import { WAS_SEEN } from './mapped-ids.ts'

interface EarlierRow {
  readonly id: string
  readonly direction: Direction
  readonly order_id: string | null
  readonly subject: string
  readonly sent_subject: string | null
  readonly original_message_id: string | null
  readonly sent_message_id: string | null
  readonly seen: 0 | 1
  readonly answers: string | null
  readonly thread: string | null
}

/** Messages told of one thread, besides its first. Programs that answer name all; a reader's program needs a few. */
const MAX_NEAREST = 20

/** What was sent before its subject was kept went out under the subject that it came with. */
const COLUMNS = `id, direction, order_id, subject,
  COALESCE(sent_subject, CASE WHEN sent_body IS NOT NULL THEN subject END) AS sent_subject,
  original_message_id, sent_message_id, ${WAS_SEEN} AS seen, answers, thread`

/** Makes the functions that find what a message in `direction` answers; null where nothing is known. */
export function answeredFinder(connection: Connection) {
  const byId = connection.prepare<[string], EarlierRow>(`SELECT ${COLUMNS} FROM message WHERE id = ?`)
  const received = connection.prepare<[string, string, Direction], EarlierRow>(
    `SELECT ${COLUMNS} FROM message WHERE conversation = ? AND sent_message_id = ? AND direction <> ?
     ORDER BY seq DESC LIMIT 1`,
  )
  // A program may use an id again for the same message mended; what the reader has of the two comes first.
  const writtenAndSeen = connection.prepare<[string, string, Direction], EarlierRow>(
    `SELECT ${COLUMNS} FROM message WHERE conversation = ? AND original_message_id = ? AND direction = ? AND ${WAS_SEEN}
     ORDER BY seq DESC LIMIT 1`,
  )
  const written = connection.prepare<[string, string, Direction], EarlierRow>(
    `SELECT ${COLUMNS} FROM message WHERE conversation = ? AND original_message_id = ? AND direction = ?
     ORDER BY seq DESC LIMIT 1`,
  )
  // Who answers a notice of ours goes on with the message that the notice is about. The + keeps SQLite from going along
  // the conversation, which may be long.
  const notified = connection.prepare<[string, string, Direction], EarlierRow>(
    `SELECT ${COLUMNS} FROM message
     WHERE +conversation = ? AND id IN (SELECT message FROM delivery WHERE message_id = ? AND kind = 'notice')
       AND direction = ? LIMIT 1`,
  )
  const ofSubject = connection.prepare<[string, string, string | null, string | null], EarlierRow>(
    `SELECT ${COLUMNS} FROM message
     WHERE conversation = ? AND base_subject = ? AND (? IS NULL OR order_id = ?) AND ${WAS_SEEN}
     ORDER BY seq DESC LIMIT 1`,
  )

  const referredTo = (conversation: string, direction: Direction, ids: readonly string[]): EarlierRow | undefined => {
    for (const id of [...ids].reverse()) {
      for (const lookUp of [received, writtenAndSeen, written, notified]) {
        const found = lookUp.get(conversation, id, direction)
        if (found !== undefined) return found
      }
    }
    return undefined
  }

  const readerIds = (answered: EarlierRow, direction: Direction): string[] => {
    const rows = [answered]
    for (let row = answered; row.answers !== null && rows.length < MAX_NEAREST; ) {
      const before = byId.get(row.answers)
      if (before === undefined) break
      rows.unshift(before)
      row = before
    }
    const first = answered.thread === null ? undefined : byId.get(answered.thread)
    if (first !== undefined && first.id !== rows[0]?.id) rows.unshift(first)
    return rows.flatMap((row) => readerIdOf(row, direction) ?? [])
  }

  const toAnswered = (row: EarlierRow, direction: Direction): AnsweredMessage => ({
    message: row.id,
    order: row.order_id,
    readerSubject: row.direction === direction ? row.sent_subject : row.subject,
    readerIds: readerIds(row, direction),
  })

  const findAnswered = (
    conversation: string,
    direction: Direction,
    { referencedIds, answeredSubject = null }: Omit<FactsQuery, 'forwardPaths'>,
  ): AnsweredMessage | null => {
    const { base = null, order = null } = answeredSubject ?? {}
    const row =
      referredTo(conversation, direction, referencedIds) ??
      (base === null ? undefined : ofSubject.get(conversation, base, order, order))
    return row === undefined ? null : toAnswered(row, direction)
  }

  /** The message with this id, as one in `direction` that answers it has it. */
  const answeredById = (id: string, direction: Direction): AnsweredMessage | null => {
    const row = byId.get(id)
    return row === undefined ? null : toAnswered(row, direction)
  }

  return { findAnswered, answeredById }
}

/** What the reader wrote is known there by its own id; what the reader got, by ours. */
function readerIdOf(row: EarlierRow, direction: Direction): string | null {
  if (row.direction !== direction) return row.original_message_id
  return row.seen === 1 ? row.sent_message_id : null
}
