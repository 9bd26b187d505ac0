/** Parties and their addresses as rows. */

import type { Address } from '../../core/address.ts'
import type { Side } from '../../core/direction.ts'
import type { Connection } from './connection.ts'
import type { Parties } from './conversations.ts'

/** What an import line says of a party, all of it replaced together. */
export interface PartyFields {
  readonly name: string
  readonly addresses: readonly Address[]
  readonly phones: readonly string[]
  readonly helpDesk: boolean
}

/** An address that is on both sides of a conversation. */
export interface SharedAddress extends Parties {
  readonly conversation: string
  readonly address: string
}

export interface PartyBook {
  exists(side: Side, id: string): boolean
  /**
   * Replaces all of the fields; plans made with the former ones become stale. False, and nothing happens, where all is
   * the same.
   */
  put(side: Side, id: string, fields: PartyFields): boolean
  /** Some of the addresses that the party shares with others it has a conversation with. */
  sharedByParty(side: Side, id: string): SharedAddress[]
  /** The addresses that the two sides of one conversation share. */
  sharedIn(conversation: string): SharedAddress[]
}

export function partyBook(connection: Connection): PartyBook {
  const find = connection.prepare<[Side, string], { name: string; help_desk: number }>(
    'SELECT name, help_desk FROM party WHERE side = ? AND id = ?',
  )
  const addressesOf = connection
    .prepare<[Side, string], string>('SELECT address FROM party_address WHERE side = ? AND party = ? ORDER BY position')
    .pluck()
  const phonesOf = connection
    .prepare<[Side, string], string>('SELECT digits FROM party_phone WHERE side = ? AND party = ? ORDER BY position')
    .pluck()
  const upsert = connection.prepare<[Side, string, string, number]>(
    `INSERT INTO party (side, id, name, help_desk) VALUES (?, ?, ?, ?)
     ON CONFLICT (side, id)
     DO UPDATE SET name = excluded.name, help_desk = excluded.help_desk, revision = revision + 1`,
  )
  const removeAddresses = connection.prepare<[Side, string]>('DELETE FROM party_address WHERE side = ? AND party = ?')
  const insertAddress = connection.prepare<[Side, string, number, string]>(
    'INSERT INTO party_address (side, party, position, address) VALUES (?, ?, ?, ?)',
  )
  const removePhones = connection.prepare<[Side, string]>('DELETE FROM party_phone WHERE side = ? AND party = ?')
  const insertPhone = connection.prepare<[Side, string, number, string]>(
    'INSERT INTO party_phone (side, party, position, digits) VALUES (?, ?, ?, ?)',
  )
  const shared = { buyer: sharedStatement(connection, 'buyer'), seller: sharedStatement(connection, 'seller') }
  const sharedIn = connection.prepare<[string], SharedAddress>(
    `SELECT conversation.id AS conversation, conversation.marketplace, conversation.buyer, conversation.seller,
            theirs.address
     FROM conversation
     JOIN party_address AS theirs ON theirs.side = 'buyer' AND theirs.party = conversation.buyer
     JOIN party_address AS mine
       ON mine.side = 'seller' AND mine.party = conversation.seller AND mine.address = theirs.address
     WHERE conversation.id = ?`,
  )

  return {
    exists: (side, id) => find.get(side, id) !== undefined,
    put: (side, id, { name, helpDesk, ...fields }) => {
      const [addresses, phones] = [[...new Set(fields.addresses)], [...new Set(fields.phones)]]
      const before = find.get(side, id)
      const sameParty = before?.name === name && (before.help_desk === 1) === helpDesk
      const sameAddresses = sameList(addressesOf.all(side, id), addresses)
      if (sameParty && sameAddresses && sameList(phonesOf.all(side, id), phones)) return false
      upsert.run(side, id, name, Number(helpDesk))
      removeAddresses.run(side, id)
      for (const [position, address] of addresses.entries()) insertAddress.run(side, id, position, address)
      removePhones.run(side, id)
      for (const [position, digits] of phones.entries()) insertPhone.run(side, id, position, digits)
      return true
    },
    sharedByParty: (side, id) => shared[side].all(id),
    sharedIn: (conversation) => sharedIn.all(conversation),
  }
}

/** From the party's addresses to whoever else has them, then to conversations of the two: few rows each time. */
function sharedStatement(connection: Connection, side: Side) {
  const other = side === 'buyer' ? 'seller' : 'buyer'
  return connection.prepare<[string], SharedAddress>(
    `SELECT conversation.id AS conversation, conversation.marketplace, conversation.buyer, conversation.seller,
            mine.address
     FROM party_address AS mine
     JOIN party_address AS theirs ON theirs.address = mine.address AND theirs.side = '${other}'
     JOIN conversation ON conversation.${side} = mine.party AND conversation.${other} = theirs.party
     WHERE mine.side = '${side}' AND mine.party = ? LIMIT 100`,
  )
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
