/** Orders and contacts as rows. A contact is an order without an id: one for each pair of parties and marketplace. */

import type { OrderItem } from '../records.ts'
import type { Connection } from './connection.ts'
import type { Parties } from './conversations.ts'

export interface StoredOrder extends Parties {
  readonly seq: number
  readonly conversation: string | null
}

export interface OrderToKeep extends Parties {
  readonly id: string | null
  readonly placedAt: Date | null
  readonly items: readonly OrderItem[]
  readonly conversation: string | null
}

export interface OrderBook {
  findOrder(id: string): StoredOrder | undefined
  findContact(parties: Parties): StoredOrder | undefined
  insert(order: OrderToKeep, now: Date): number
  /** Replaces what a later line may change. */
  update(seq: number, order: Pick<OrderToKeep, 'placedAt' | 'items' | 'conversation'>): void
}

export function orderBook(connection: Connection): OrderBook {
  const columns = 'seq, marketplace, buyer, seller, conversation'
  const byId = connection.prepare<[string], StoredOrder>(`SELECT ${columns} FROM orders WHERE id = ?`)
  const byParties = connection.prepare<[string, string, string], StoredOrder>(
    `SELECT ${columns} FROM orders WHERE id IS NULL AND buyer = ? AND seller = ? AND marketplace = ?`,
  )
  const insert = connection.prepare<[string | null, string, string, string, number | null, string | null, number]>(
    `INSERT INTO orders (id, marketplace, buyer, seller, placed_at, conversation, imported_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const update = connection.prepare<[number | null, string | null, number]>(
    'UPDATE orders SET placed_at = ?, conversation = ? WHERE seq = ?',
  )
  const removeItems = connection.prepare<[number]>('DELETE FROM order_item WHERE order_seq = ?')
  const insertItem = connection.prepare<[number, number, string, string]>(
    'INSERT INTO order_item (order_seq, position, asin, title) VALUES (?, ?, ?, ?)',
  )
  const putItems = (seq: number, items: readonly OrderItem[]) => {
    for (const [position, { asin, title }] of items.entries()) insertItem.run(seq, position, asin, title)
  }

  return {
    findOrder: (id) => byId.get(id),
    findContact: ({ buyer, seller, marketplace }) => byParties.get(buyer, seller, marketplace),
    insert: ({ id, marketplace, buyer, seller, placedAt, conversation, items }, now) => {
      const placed = placedAt?.getTime() ?? null
      const row = insert.run(id, marketplace, buyer, seller, placed, conversation, now.getTime())
      const seq = Number(row.lastInsertRowid)
      putItems(seq, items)
      return seq
    },
    update: (seq, { placedAt, items, conversation }) => {
      update.run(placedAt?.getTime() ?? null, conversation, seq)
      removeItems.run(seq)
      putItems(seq, items)
    },
  }
}
