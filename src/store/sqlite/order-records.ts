/** Orders and contacts as they are told: with their items and the aliases of their conversation. */

import type { Side } from '../../core/direction.ts'
import type { Marketplace } from '../../core/relay-facts.ts'
import type { OrderItem, OrderRecord } from '../records.ts'
import { shownAliasFinder } from './aliases.ts'
import type { Connection } from './connection.ts'

export interface OrderRow {
  readonly seq: number
  readonly id: string | null
  readonly marketplace: string
  readonly buyer: string
  readonly seller: string
  readonly placed_at: number | null
  readonly conversation: string | null
}

const SIDES: readonly Side[] = ['buyer', 'seller']

export const ORDER_COLUMNS =
  'orders.seq, orders.id, orders.marketplace, orders.buyer, orders.seller, orders.placed_at, orders.conversation'

/** Makes the function that completes a row. An alias is null where there is none, or no live one any more. */
export function orderRecorder(connection: Connection, marketplaces: readonly Marketplace[]) {
  const domains = new Map(marketplaces.map(({ id, domain }) => [id, domain]))
  const shownAlias = shownAliasFinder(connection)
  const items = connection.prepare<[number], OrderItem>(
    'SELECT asin, title FROM order_item WHERE order_seq = ? ORDER BY position',
  )
  const isHelpDesk = connection
    .prepare<[Side, string], number>('SELECT help_desk FROM party WHERE side = ? AND id = ?')
    .pluck()
  const aliasOf = (row: OrderRow, side: Side) => {
    const domain = domains.get(row.marketplace)
    if (row.conversation === null || domain === undefined) return null
    const { address, live } = shownAlias(row.conversation, side, domain)
    return live ? address : null
  }
  return (row: OrderRow): OrderRecord => ({
    order: row.id,
    marketplace: row.marketplace,
    conversation: row.conversation,
    buyer: row.buyer,
    seller: row.seller,
    placedAt: row.placed_at === null ? null : new Date(row.placed_at),
    items: items.all(row.seq),
    messaging: row.conversation !== null,
    buyerAlias: aliasOf(row, 'buyer'),
    sellerAlias: aliasOf(row, 'seller'),
    helpDesks: SIDES.filter((side) => isHelpDesk.get(side, row[side]) === 1),
  })
}
