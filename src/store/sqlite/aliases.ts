/** Which aliases are live, and whom they stand for. */

import { type Address, domainOf, localPartOf } from '../../core/address.ts'
import { aliasAddress } from '../../core/alias.ts'
import type { Side } from '../../core/direction.ts'
import type { Marketplace } from '../../core/relay-facts.ts'
import type { Connection } from './connection.ts'

export interface LiveAlias {
  readonly token: string
  readonly conversation: string
  /** Whom mail to it goes to. */
  readonly side: Side
  readonly marketplace: Marketplace
}

interface AliasRow {
  readonly token: string
  readonly conversation: string
  readonly side: Side
  readonly marketplace: string
  readonly disabled_at: number | null
  readonly valid_until: number | null
}

/**
 * Makes the function that finds a live alias, or null.
 *
 * The row is read before anything else is looked at, so that every kind of alias that is not live takes as long.
 */
export function liveAliasFinder(connection: Connection, marketplaces: readonly Marketplace[]) {
  const byId = new Map(marketplaces.map((marketplace) => [marketplace.id, marketplace]))
  const select = connection.prepare<[string], AliasRow>(
    `SELECT alias.token, alias.conversation, alias.side, alias.disabled_at, alias.valid_until, conversation.marketplace
     FROM alias JOIN conversation ON conversation.id = alias.conversation WHERE alias.token = ?`,
  )
  return (alias: Address, now: Date): LiveAlias | null => {
    const row = select.get(localPartOf(alias).toLowerCase())
    const marketplace = row === undefined ? undefined : byId.get(row.marketplace)
    if (row === undefined || marketplace === undefined) return null
    if (marketplace.domain.toLowerCase() !== domainOf(alias).toLowerCase()) return null
    if (row.disabled_at !== null || (row.valid_until !== null && row.valid_until <= now.getTime())) return null
    return { token: row.token, conversation: row.conversation, side: row.side, marketplace }
  }
}

/** Makes the function that gives the alias of one side of a conversation, as shown to the other one. */
export function shownAliasFinder(connection: Connection) {
  // One that has no end before one that is being replaced, and a disabled one only where there is no other:
  // a message to the live alias of one side still has to come from somebody.
  const select = connection.prepare<[string, string], { token: string; disabled_at: number | null }>(
    `SELECT token, disabled_at FROM alias WHERE conversation = ? AND side = ?
     ORDER BY disabled_at IS NOT NULL, valid_until IS NOT NULL, created_at DESC LIMIT 1`,
  )
  return (conversation: string, side: Side, domain: string): { address: Address; live: boolean } => {
    const row = select.get(conversation, side)
    if (row === undefined) throw new Error(`conversation ${conversation} has no alias for its ${side}`)
    return { address: aliasAddress(row.token, domain), live: row.disabled_at === null }
  }
}

/** Makes the verb that disables an alias. Plans that were made with it become stale. */
export function aliasDisabler(connection: Connection, marketplaces: readonly Marketplace[]) {
  const find = liveAliasFinder(connection, marketplaces)
  const disable = connection.prepare<[number, string]>('UPDATE alias SET disabled_at = ? WHERE token = ?')
  const touch = connection.prepare<[string]>('UPDATE conversation SET revision = revision + 1 WHERE id = ?')
  return (alias: Address, now: Date): boolean => {
    const live = find(alias, now)
    if (live === null) return false
    disable.run(now.getTime(), live.token)
    touch.run(live.conversation)
    return true
  }
}
