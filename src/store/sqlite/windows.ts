/** Response windows as rows: always what the fold of core/response-window.ts gives, however they came about. */

import type { Direction } from '../../core/direction.ts'
import {
  byTimeThenId,
  type ConversationEvent,
  type ResponseWindow,
  responseWindows,
  stepWindow,
} from '../../core/response-window.ts'
import type { Connection } from './connection.ts'

interface WindowRow {
  readonly opened_by: string
  readonly opened_at: number
  readonly due_at: number
  readonly closed_by: string | null
  readonly closed_at: number | null
}

export interface WindowKeeper {
  /** Moves the windows by a message that was just kept and counts. */
  step(conversation: string, event: ConversationEvent): void
  /** Computes all windows of a conversation anew, for an event that did not come last. */
  recompute(conversation: string): void
}

export function toWindow(row: WindowRow): ResponseWindow {
  return {
    openedBy: row.opened_by,
    openedAt: new Date(row.opened_at),
    dueAt: new Date(row.due_at),
    closedBy: row.closed_by,
    closedAt: row.closed_at === null ? null : new Date(row.closed_at),
  }
}

/** Makes the function that finds the window of a conversation that is open; null where nothing waits for an answer. */
export function openWindowFinder(connection: Connection): (conversation: string) => ResponseWindow | null {
  const select = connection.prepare<[string], WindowRow>(
    `SELECT opened_by, opened_at, due_at, closed_by, closed_at FROM response_window
     WHERE conversation = ? AND closed_at IS NULL`,
  )
  return (conversation) => {
    const row = select.get(conversation)
    return row === undefined ? null : toWindow(row)
  }
}

export function windowKeeper(connection: Connection): WindowKeeper {
  const lastOthers = connection.prepare<[string, string], { id: string; received_at: number }>(
    `SELECT id, received_at FROM message WHERE conversation = ? AND counts = 1 AND id <> ?
     ORDER BY received_at DESC, id DESC LIMIT 1`,
  )
  const events = connection.prepare<[string], { id: string; direction: Direction; received_at: number }>(
    'SELECT id, direction, received_at FROM message WHERE conversation = ? AND counts = 1',
  )
  const open = openWindowFinder(connection)
  const insert = connection.prepare<[string, string, number, number, string | null, number | null]>(
    `INSERT INTO response_window (conversation, opened_by, opened_at, due_at, closed_by, closed_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const close = connection.prepare<[string | null, number | null, string]>(
    'UPDATE response_window SET closed_by = ?, closed_at = ? WHERE conversation = ? AND closed_at IS NULL',
  )
  const removeAll = connection.prepare<[string]>('DELETE FROM response_window WHERE conversation = ?')

  const add = (conversation: string, window: ResponseWindow) =>
    insert.run(
      conversation,
      window.openedBy,
      window.openedAt.getTime(),
      window.dueAt.getTime(),
      window.closedBy,
      window.closedAt?.getTime() ?? null,
    )
  const recompute = (conversation: string) => {
    removeAll.run(conversation)
    const all = events.all(conversation).map(toEvent)
    for (const window of responseWindows(all)) add(conversation, window)
  }
  const step = (conversation: string, event: ConversationEvent) => {
    const last = lastOthers.get(conversation, event.message)
    if (last !== undefined && byTimeThenId(toEvent({ ...last, direction: event.direction }), event) > 0) {
      return recompute(conversation)
    }
    const before = open(conversation)
    const after = stepWindow(before, event)
    if (after.closed !== null) close.run(after.closed.closedBy, after.closed.closedAt?.getTime() ?? null, conversation)
    if (after.open !== null && before === null) add(conversation, after.open)
  }
  return { step, recompute }
}

function toEvent(row: { id: string; direction: Direction; received_at: number }): ConversationEvent {
  return { message: row.id, direction: row.direction, receivedAt: new Date(row.received_at) }
}
