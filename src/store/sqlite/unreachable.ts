/** Addresses that mail was refused for as such, and how long that is believed. */

import type { Address } from '../../core/address.ts'
import type { Side } from '../../core/direction.ts'
import type { Unreachable } from '../records.ts'
import type { Connection } from './connection.ts'
import type { ReaderVerbs } from './protocol.ts'

/**
 * After a refusal nothing is sent to an address for so long. Then mail is tried again: its owner may have mended it, and a
 * refusal that was a mistake must not last for ever.
 */
const BELIEVED_MS = 24 * 60 * 60_000

interface UnreachableRow {
  readonly since: number
  readonly last_at: number
  readonly status: string | null
  readonly delivery: string
}

export interface UnreachableBook {
  /** True where it is news: the address was not marked, or mail was tried again since and has met the same. */
  mark(address: string, cause: { readonly delivery: string; readonly status: string | null }, now: Date): boolean
  /** The message of this delivery was taken. One that was on its way before the refusal says nothing of what came after. */
  reached(delivery: string): void
  /** False where the address that the party receives at is not marked. */
  restore(side: Side, party: string): boolean
}

export function unreachableBook(connection: Connection): UnreachableBook {
  const find = unreachableFinder(connection)
  const upsert = connection.prepare<[string, number, number, string | null, string]>(
    `INSERT INTO unreachable_address (address, since, last_at, status, delivery) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (address) DO UPDATE
       SET last_at = max(last_at, excluded.last_at), status = excluded.status, delivery = excluded.delivery`,
  )
  // Only what is relayed has a return path: of a notice that bounces nobody would hear.
  const removeReached = connection.prepare<[string, string]>(
    `DELETE FROM unreachable_address
     WHERE address = (SELECT forward_path FROM delivery WHERE id = ? AND kind = 'relay')
       AND last_at < (SELECT life_started_at FROM delivery WHERE id = ?)`,
  )
  const removeOf = connection.prepare<[Side, string]>(
    `DELETE FROM unreachable_address
     WHERE address = (SELECT address FROM party_address WHERE side = ? AND party = ? AND position = 0)`,
  )
  return {
    mark: (address, { delivery, status }, now) => {
      const before = find(address)
      upsert.run(address, now.getTime(), now.getTime(), status, delivery)
      return before === null || !isBelieved(before, now)
    },
    reached: (delivery) => void removeReached.run(delivery, delivery),
    restore: (side, party) => removeOf.run(side, party).changes === 1,
  }
}

/** Makes the function that tells how an address stands; null while it works. */
export function unreachableFinder(connection: Connection) {
  const select = connection.prepare<[string], UnreachableRow>(
    'SELECT since, last_at, status, delivery FROM unreachable_address WHERE address = ?',
  )
  return (address: string): Unreachable | null => {
    const row = select.get(address)
    return row === undefined ? null : toUnreachable(row)
  }
}

interface ListRow extends UnreachableRow {
  readonly side: Side
  readonly party: string
  readonly address: Address
}

/** Only what a party receives at: an address that was replaced is nobody's trouble any more. */
export function unreachableList(connection: Connection): ReaderVerbs['listUnreachable'] {
  // CROSS: in this order, from the few addresses that do not work to their parties.
  const select = connection.prepare<[number, number], ListRow>(
    `SELECT party_address.side, party_address.party, unreachable_address.address, since, last_at, status, delivery
     FROM unreachable_address
     CROSS JOIN party_address ON party_address.address = unreachable_address.address AND party_address.position = 0
     WHERE unreachable_address.since >= ?
     ORDER BY unreachable_address.since DESC, party_address.side, party_address.party LIMIT ?`,
  )
  return ({ limit, since }) =>
    select.all(since?.getTime() ?? Number.MIN_SAFE_INTEGER, limit).map((row) => {
      return { side: row.side, id: row.party, address: row.address, ...toUnreachable(row) }
    })
}

function toUnreachable({ since, last_at, status, delivery }: UnreachableRow): Unreachable {
  return { since: new Date(since), lastAt: new Date(last_at), status, delivery }
}

/** Whether the mark still stands in the way of a message. */
export function isBelieved({ lastAt }: Unreachable, now: Date): boolean {
  return now.getTime() < lastAt.getTime() + BELIEVED_MS
}
