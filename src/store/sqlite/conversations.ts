/** Conversations as rows: one per buyer, seller and marketplace, with an alias for each side. */

import type { Side } from '../../core/direction.ts'
import type { ImportIds } from '../store.ts'
import type { Connection } from './connection.ts'

export interface Parties {
  readonly marketplace: string
  readonly buyer: string
  readonly seller: string
}

export interface ConversationBook {
  find(parties: Parties): string | null
  open(parties: Parties, ids: ImportIds, now: Date): string
}

export function conversationBook(connection: Connection): ConversationBook {
  const select = connection
    .prepare<[string, string, string], string>(
      'SELECT id FROM conversation WHERE buyer = ? AND seller = ? AND marketplace = ?',
    )
    .pluck()
  const insert = connection.prepare<[string, string, string, string, number]>(
    'INSERT INTO conversation (id, marketplace, buyer, seller, created_at) VALUES (?, ?, ?, ?, ?)',
  )
  const insertAlias = connection.prepare<[string, string, Side, number]>(
    'INSERT INTO alias (token, conversation, side, created_at) VALUES (?, ?, ?, ?)',
  )
  return {
    find: ({ buyer, seller, marketplace }) => select.get(buyer, seller, marketplace) ?? null,
    open: ({ buyer, seller, marketplace }, ids, now) => {
      const at = now.getTime()
      insert.run(ids.conversation, marketplace, buyer, seller, at)
      insertAlias.run(ids.buyerToken, ids.conversation, 'buyer', at)
      insertAlias.run(ids.sellerToken, ids.conversation, 'seller', at)
      return ids.conversation
    },
  }
}
