/** Orders and contacts, found by what a person has at hand. */

import type { Marketplace } from '../../core/relay-facts.ts'
import type { Connection } from './connection.ts'
import { ORDER_COLUMNS, type OrderRow, orderRecorder } from './order-records.ts'
import type { ReaderVerbs } from './protocol.ts'

interface Matching {
  readonly match: string
  /** The local part, where what is looked for may be an alias. */
  readonly token: string
  readonly since: number
  readonly limit: number
}

export function orderList(connection: Connection, marketplaces: readonly Marketplace[]): ReaderVerbs['listOrders'] {
  const record = orderRecorder(connection, marketplaces)
  const newestFirst = 'ORDER BY orders.imported_at DESC, orders.seq DESC LIMIT ?'
  const all = connection.prepare<[number, number], OrderRow>(
    `SELECT ${ORDER_COLUMNS} FROM orders WHERE orders.imported_at >= ? ${newestFirst}`,
  )
  const matching = connection.prepare<[Matching], OrderRow>(
    `SELECT ${ORDER_COLUMNS} FROM orders
     WHERE orders.seq IN (
       SELECT seq FROM orders WHERE id = @match
       UNION SELECT seq FROM orders WHERE buyer = @match
       UNION SELECT seq FROM orders WHERE seller = @match
       UNION SELECT order_seq FROM order_item WHERE asin = @match
       UNION SELECT orders.seq FROM alias JOIN orders ON orders.conversation = alias.conversation
             WHERE alias.token = @token)
       AND orders.imported_at >= @since
     ORDER BY orders.imported_at DESC, orders.seq DESC LIMIT @limit`,
  )
  return ({ limit, since, match }) => {
    const from = since?.getTime() ?? Number.MIN_SAFE_INTEGER
    const rows = match === undefined ? all.all(from, limit) : matching.all({ ...wanted(match), since: from, limit })
    return rows.map(record)
  }
}

function wanted(match: string): Pick<Matching, 'match' | 'token'> {
  const [localPart = ''] = match.split('@')
  return { match, token: localPart.toLowerCase() }
}
