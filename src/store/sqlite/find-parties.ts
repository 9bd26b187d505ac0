/** Parties as an operator sees them. */

import type { Address } from '../../core/address.ts'
import type { Side } from '../../core/direction.ts'
import type { PartyRecord } from '../records.ts'
import type { Connection } from './connection.ts'
import type { ReaderVerbs } from './protocol.ts'
import { standingRecorder } from './strikes.ts'
import { unreachableFinder } from './unreachable.ts'

export function partyFinder(connection: Connection): ReaderVerbs['findParties'] {
  const byId = connection.prepare<[string], { side: Side; name: string }>(
    "SELECT side, name FROM party WHERE side IN ('buyer', 'seller') AND id = ? ORDER BY side",
  )
  const addressesOf = connection
    .prepare<[Side, string], Address>(
      'SELECT address FROM party_address WHERE side = ? AND party = ? ORDER BY position',
    )
    .pluck()
  const phonesOf = connection
    .prepare<[Side, string], string>('SELECT digits FROM party_phone WHERE side = ? AND party = ? ORDER BY position')
    .pluck()
  const unreachable = unreachableFinder(connection)
  const standing = standingRecorder(connection)
  return (id) =>
    byId.all(id).map(({ side, name }): PartyRecord => {
      const addresses = addressesOf.all(side, id)
      const first = addresses[0]
      return {
        side,
        id,
        name,
        addresses,
        phones: phonesOf.all(side, id),
        unreachable: first === undefined ? null : unreachable(first),
        ...standing({ side, id }),
      }
    })
}
