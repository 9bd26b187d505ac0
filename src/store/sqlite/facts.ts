/** What a plan needs to know about one forward-path. */

import type { Address } from '../../core/address.ts'
import { aliasAddress } from '../../core/alias.ts'
import { type Direction, directionTo, readerSide, type Side, writerSide } from '../../core/direction.ts'
import type { Marketplace, OrderFacts, Participant, RelayFacts } from '../../core/relay-facts.ts'
import { liveAliasFinder, shownAliasFinder } from './aliases.ts'
import type { Connection } from './connection.ts'
import type { FactsQuery, KeptFacts } from '../store.ts'
import { answeredFinder } from './answered.ts'
import { mappedIdFinder } from './mapped-ids.ts'
import { standingFinder } from './strikes.ts'
import { isBelieved, unreachableFinder } from './unreachable.ts'
import { openWindowFinder } from './windows.ts'

/** Orders told to a plan; no honest pair of parties comes near it. */
const MAX_ORDERS = 1000
const HOUR_MS = 60 * 60 * 1000

/** What is asked of a message: its links to earlier ones. */
type MessageAsked = Omit<FactsQuery, 'forwardPaths'>

export interface ConversationRow {
  readonly id: string
  readonly marketplace: string
  readonly buyer: string
  readonly buyer_name: string
  readonly seller: string
  readonly seller_name: string
  readonly buyer_help_desk: number
  readonly seller_help_desk: number
  readonly revision: number
}

/** The revision of a conversation grows with its aliases and with both parties. Nothing in it ever shrinks. */
export function conversationFinder(connection: Connection) {
  const select = connection.prepare<[string], ConversationRow>(
    `SELECT conversation.id, conversation.marketplace, conversation.buyer, conversation.seller,
            buyer.name AS buyer_name, seller.name AS seller_name,
            buyer.help_desk AS buyer_help_desk, seller.help_desk AS seller_help_desk,
            conversation.revision + buyer.revision + seller.revision AS revision
     FROM conversation
     JOIN party AS buyer ON buyer.side = 'buyer' AND buyer.id = conversation.buyer
     JOIN party AS seller ON seller.side = 'seller' AND seller.id = conversation.seller
     WHERE conversation.id = ?`,
  )
  return (id: string): ConversationRow => {
    const row = select.get(id)
    if (row === undefined) throw new Error(`there is no conversation ${id}`)
    return row
  }
}

/** Makes the functions that read the facts. The caller holds a transaction, so that they all are of one moment. */
export function factsReader(connection: Connection, marketplaces: readonly Marketplace[]) {
  const findAlias = liveAliasFinder(connection, marketplaces)
  const shownAlias = shownAliasFinder(connection)
  const findConversation = conversationFinder(connection)
  const mapId = mappedIdFinder(connection)
  const { findAnswered, answeredById } = answeredFinder(connection)
  const addresses = connection
    .prepare<[Side, string], Address>(
      'SELECT address FROM party_address WHERE side = ? AND party = ? ORDER BY position',
    )
    .pluck()
  const phones = connection
    .prepare<[Side, string], string>('SELECT digits FROM party_phone WHERE side = ? AND party = ? ORDER BY position')
    .pluck()
  const orders = connection.prepare<[string, number], { id: string; placed_at: number }>(
    `SELECT id, placed_at FROM orders WHERE conversation = ? AND placed_at IS NOT NULL
     ORDER BY placed_at DESC, seq DESC LIMIT ?`,
  )
  const countSince = connection
    .prepare<[string, number], number>(
      'SELECT count(*) FROM message WHERE conversation = ? AND received_at > ? AND automatic = 0',
    )
    .pluck()

  const participant = (conversation: ConversationRow, side: Side, domain: string): Participant => {
    const partyId = side === 'buyer' ? conversation.buyer : conversation.seller
    const name = side === 'buyer' ? conversation.buyer_name : conversation.seller_name
    const helpDesk = side === 'buyer' ? conversation.buyer_help_desk : conversation.seller_help_desk
    const [first, ...others] = addresses.all(side, partyId)
    if (first === undefined) throw new Error(`the ${side} ${partyId} has no address`)
    return {
      side,
      partyId,
      name,
      addresses: [first, ...others],
      phones: phones.all(side, partyId),
      helpDesk: helpDesk === 1,
      alias: shownAlias(conversation.id, side, domain).address,
    }
  }

  const standingOf = standingFinder(connection)
  const openWindow = openWindowFinder(connection)
  const findUnreachable = unreachableFinder(connection)
  const isUnreachable = (address: Address, now: Date): boolean => {
    const mark = findUnreachable(address)
    return mark !== null && isBelieved(mark, now)
  }

  const readerIds = (conversation: string, direction: Direction, referencedIds: readonly string[]) => {
    const known = new Map<string, string>()
    for (const id of referencedIds) {
      const mapped = mapId(conversation, direction, id)
      if (mapped !== null) known.set(id, mapped)
    }
    return known
  }

  const factsOf = (
    conversation: ConversationRow,
    direction: Direction,
    marketplace: Marketplace,
    forwardPath: Address,
    links: Pick<RelayFacts, 'readerIds' | 'answered'>,
    now: Date,
  ): RelayFacts => {
    const reader = participant(conversation, readerSide(direction), marketplace.domain)
    const writer = participant(conversation, writerSide(direction), marketplace.domain)
    return {
      forwardPath,
      conversation: conversation.id,
      revision: conversation.revision,
      marketplace,
      direction,
      writer,
      reader: { ...reader, alias: forwardPath },
      orders: orders
        .all(conversation.id, MAX_ORDERS)
        .map((row): OrderFacts => ({ id: row.id, placedAt: new Date(row.placed_at) })),
      ...links,
      readerUnreachable: isUnreachable(reader.addresses[0], now),
      writerStanding: standingOf({ side: writer.side, id: writer.partyId }),
      responseDueAt: writer.side === 'seller' ? (openWindow(conversation.id)?.dueAt ?? null) : null,
      messagesLastHour: countSince.get(conversation.id, now.getTime() - HOUR_MS) ?? 0,
    }
  }

  const ofAlias = (forwardPath: Address, about: MessageAsked, now: Date): RelayFacts | null => {
    const alias = findAlias(forwardPath, now)
    if (alias === null) return null
    const direction = directionTo(alias.side)
    const links = {
      readerIds: readerIds(alias.conversation, direction, about.referencedIds),
      answered: findAnswered(alias.conversation, direction, about),
    }
    return factsOf(findConversation(alias.conversation), direction, alias.marketplace, forwardPath, links, now)
  }

  const keptMessage = connection.prepare<[string], KeptRow>(
    'SELECT conversation, direction, alias, answers, reverse_path FROM message WHERE id = ?',
  )

  /** What came later in the conversation would be found as answered too, and so would the message itself. */
  const ofMessage = (id: string, referencedIds: readonly string[], now: Date): KeptFacts | null => {
    const row = keptMessage.get(id)
    if (row === undefined) return null
    const { direction } = row
    const conversation = findConversation(row.conversation)
    const marketplace = marketplaces.find((each) => each.id === conversation.marketplace)
    if (marketplace === undefined) return null
    const links = {
      readerIds: readerIds(conversation.id, direction, referencedIds),
      answered: row.answers === null ? null : answeredById(row.answers, direction),
    }
    const forwardPath = aliasAddress(row.alias, marketplace.domain)
    const facts = factsOf(conversation, direction, marketplace, forwardPath, links, now)
    return { facts, reversePath: row.reverse_path }
  }

  return { ofAlias, ofMessage }
}

interface KeptRow {
  readonly conversation: string
  readonly direction: Direction
  readonly alias: string
  readonly answers: string | null
  readonly reverse_path: string | null
}
