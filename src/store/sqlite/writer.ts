/** The writer's verbs, put together. Only this side of the store changes anything. */

import type { Marketplace } from '../../core/relay-facts.ts'
import { activationBook } from './activation.ts'
import { aliasDisabler } from './aliases.ts'
import { bodyKeeper } from './bodies.ts'
import { committer } from './commit.ts'
import type { Connection } from './connection.ts'
import { deliveryVerbs } from './deliveries.ts'
import { failureQueue } from './failures.ts'
import { importer } from './import-lines.ts'
import type { KeyWriter } from './keys.ts'
import { partyBook } from './parties.ts'
import { operatorMailVerbs } from './operator-mail.ts'
import type { WriterVerbs } from './protocol.ts'
import { quarantineVerbs } from './quarantine.ts'
import { returnedKeeper } from './returned.ts'
import { strikeBook } from './strikes.ts'
import { unreachableBook } from './unreachable.ts'
import { windowKeeper } from './windows.ts'

export function createWriter(
  connection: Connection,
  keys: KeyWriter,
  marketplaces: readonly Marketplace[],
): WriterVerbs {
  const keep = bodyKeeper(connection, keys)
  const windows = windowKeeper(connection)
  const activations = activationBook(connection)
  const parties = partyBook(connection)
  const unreachable = unreachableBook(connection)
  const strikes = strikeBook(connection)
  const failures = failureQueue(connection, keep, unreachable)
  const isConfigured = (id: string) => marketplaces.some((marketplace) => marketplace.id === id)
  return {
    commit: committer(connection, keep, windows, strikes),
    ...operatorMailVerbs(connection, keep, keys),
    ...deliveryVerbs(connection, keep, failures, unreachable),
    commitReturned: returnedKeeper(connection, keep, failures),
    restoreParty: (side, id, what) => ({
      mail: what.mail && unreachable.restore(side, id),
      ...(what.strikes ? strikes.clear({ side, id }) : { strikes: 0, suspension: false }),
    }),
    suspendParty: (side, id, reason, now) => strikes.suspend({ side, id }, { since: now, cause: 'operator', reason }),
    ...quarantineVerbs(connection, keep, windows),
    importLines: importer(connection, keys, marketplaces, activations),
    disableAlias: aliasDisabler(connection, marketplaces),
    setActivation: (seller, marketplace, active, at) => {
      if (!parties.exists('seller', seller) || !isConfigured(marketplace)) return false
      activations.switchAt(seller, marketplace, active, at)
      return true
    },
  }
}
