/** Import lines that speak of an order, or of a question before any order. */

import type { ImportLine } from '../../core/import-line.ts'
import type { Marketplace } from '../../core/relay-facts.ts'
import type { ActivationBook } from './activation.ts'
import type { ConversationBook } from './conversations.ts'
import { type ImportNotes, type LinePlace, unknownMarketplace } from './import-notes.ts'
import type { OrderBook, StoredOrder } from './order-book.ts'
import type { PartyBook } from './parties.ts'

type OrderLine = Extract<ImportLine, { kind: 'order' | 'contact' }>

interface Books {
  readonly orders: OrderBook
  readonly conversations: ConversationBook
  readonly parties: PartyBook
  readonly activations: ActivationBook
}

export function orderImporter(books: Books, marketplaces: readonly Marketplace[]) {
  const { orders, conversations, parties, activations } = books
  const known = new Set(marketplaces.map((marketplace) => marketplace.id))

  const mistakesIn = (line: OrderLine, stored: StoredOrder | undefined): string[] => {
    const reasons: string[] = []
    if (!known.has(line.marketplace)) reasons.push(unknownMarketplace(line.marketplace))
    for (const side of ['buyer', 'seller'] as const) {
      if (!parties.exists(side, line[side])) reasons.push(`there is no ${side} "${line[side]}" here or in a line above`)
    }
    if (stored !== undefined && !sameParties(stored, line)) {
      const { buyer, seller, marketplace } = stored
      reasons.push(
        `this order id belongs to the buyer "${buyer}" and the seller "${seller}" on "${marketplace}" already`,
      )
    }
    return reasons
  }

  /** The conversation the line's people may write in, or null where the seller had not opted in. */
  const conversationFor = (line: OrderLine, stored: StoredOrder | undefined, place: LinePlace, notes: ImportNotes) => {
    // What was once open stays open: switching a seller off is about new orders.
    if (stored !== undefined && stored.conversation !== null) return stored.conversation
    const found = conversations.find(line)
    if (line.kind === 'contact') {
      // A contact has no date of its own. What held at its first import stays, or importing twice would differ.
      if (found !== null || stored !== undefined) return found
    }
    const at = line.kind === 'order' ? line.placed_at : notes.now
    if (!activations.isActive(line.seller, line.marketplace, at)) return null
    if (found !== null) return found
    const { marketplace, buyer, seller } = line
    const opened = conversations.open(line, place.ids, notes.now)
    notes.opened.set(opened, { marketplace, buyer, seller, line: place.number })
    return opened
  }

  return (line: OrderLine, place: LinePlace, notes: ImportNotes): void => {
    const stored = line.kind === 'order' ? orders.findOrder(line.id) : orders.findContact(line)
    const reasons = mistakesIn(line, stored)
    for (const reason of reasons) notes.mistakes.push({ line: place.number, reason })
    if (reasons.length > 0) return
    const conversation = conversationFor(line, stored, place, notes)
    const { marketplace, buyer, seller, items } = line
    const [id, placedAt] = line.kind === 'order' ? [line.id, line.placed_at] : [null, null]
    if (stored === undefined) {
      notes.rows.push(orders.insert({ id, marketplace, buyer, seller, placedAt, items, conversation }, notes.now))
    } else {
      orders.update(stored.seq, { placedAt, items, conversation })
      notes.rows.push(stored.seq)
    }
  }
}

function sameParties(stored: StoredOrder, line: OrderLine): boolean {
  return stored.buyer === line.buyer && stored.seller === line.seller && stored.marketplace === line.marketplace
}
