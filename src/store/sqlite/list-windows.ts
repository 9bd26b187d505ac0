/** Response windows for reports. */

import type { WindowRecord } from '../records.ts'
import type { Connection } from './connection.ts'
import type { ReaderVerbs } from './protocol.ts'
import { toWindow } from './windows.ts'

interface WindowRow {
  readonly conversation: string
  readonly marketplace: string
  readonly seller: string
  readonly opened_by: string
  readonly opened_at: number
  readonly due_at: number
  readonly closed_by: string | null
  readonly closed_at: number | null
}

const SELECT_WINDOW = `SELECT response_window.conversation, conversation.marketplace, conversation.seller,
    response_window.opened_by, response_window.opened_at, response_window.due_at, response_window.closed_by,
    response_window.closed_at`

export function windowList(connection: Connection): ReaderVerbs['listWindows'] {
  // Two halves, so that each goes by an index of its own.
  const all = connection.prepare<[{ since: number }], WindowRow>(
    `${SELECT_WINDOW} FROM response_window JOIN conversation ON conversation.id = response_window.conversation
     WHERE response_window.opened_at >= @since
     UNION ALL
     ${SELECT_WINDOW} FROM response_window JOIN conversation ON conversation.id = response_window.conversation
     WHERE response_window.closed_at IS NULL AND response_window.opened_at < @since
     ORDER BY opened_at, conversation`,
  )
  const ofSeller = connection.prepare<[{ seller: string; since: number }], WindowRow>(
    `${SELECT_WINDOW} FROM conversation JOIN response_window ON response_window.conversation = conversation.id
     WHERE conversation.seller = @seller
       AND (response_window.opened_at >= @since OR response_window.closed_at IS NULL)
     ORDER BY opened_at, response_window.conversation`,
  )
  return ({ since, seller }) => {
    const from = since.getTime()
    const rows = seller === undefined ? all.all({ since: from }) : ofSeller.all({ seller, since: from })
    return rows.map((row): WindowRecord => {
      return { conversation: row.conversation, marketplace: row.marketplace, seller: row.seller, ...toWindow(row) }
    })
  }
}
