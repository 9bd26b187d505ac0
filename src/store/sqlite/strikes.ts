/** Strikes and suspensions of parties as rows. */

import type { Side } from '../../core/direction.ts'
import { MAX_STRIKES, type PlannedStrikes, type Standing } from '../../core/strikes.ts'
import type { StrikeRecord, Suspension } from '../records.ts'
import type { Restored } from '../store.ts'
import type { Connection } from './connection.ts'

export interface Party {
  readonly side: Side
  readonly id: string
}

export interface StrikeBook {
  /** Whether the party has as many strikes as the plan was made for. */
  agrees(party: Party, planned: PlannedStrikes): boolean
  /** Counts a message against the party. Those that are forgotten by now go for good. */
  keep(party: Party, message: string, receivedAt: Date, planned: PlannedStrikes): void
  /** Plans made before become stale. False, and nothing happens, where the party is unknown or suspended already. */
  suspend(party: Party, suspension: Suspension): boolean
  /** Ends a suspension and forgets all strikes; plans made before become stale. */
  clear(party: Party): Pick<Restored, 'strikes' | 'suspension'>
}

export function strikeBook(connection: Connection): StrikeBook {
  const count = connection
    .prepare<[Side, string, number, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM strike WHERE side = ? AND party = ? AND at > ? LIMIT ?)',
    )
    .pluck()
  const insert = connection.prepare<[string, Side, string, number]>(
    'INSERT INTO strike (message, side, party, at) VALUES (?, ?, ?, ?)',
  )
  const forget = connection.prepare<[Side, string, number]>(
    'DELETE FROM strike WHERE side = ? AND party = ? AND at <= ?',
  )
  const insertSuspension = connection.prepare<[number, Suspension['cause'], string | null, Side, string]>(
    `INSERT INTO suspension (side, party, since, cause, reason) SELECT side, id, ?, ?, ? FROM party
     WHERE side = ? AND id = ? ON CONFLICT (side, party) DO NOTHING`,
  )
  const removeSuspension = connection.prepare<[Side, string]>('DELETE FROM suspension WHERE side = ? AND party = ?')
  const makePlansStale = connection.prepare<[Side, string]>(
    'UPDATE party SET revision = revision + 1 WHERE side = ? AND id = ?',
  )
  return {
    agrees: ({ side, id }, { since, least, most }) => {
      const strikes = count.get(side, id, since.getTime(), MAX_STRIKES) ?? 0
      return strikes >= least && strikes <= most
    },
    keep: ({ side, id }, message, receivedAt, { since }) => {
      forget.run(side, id, since.getTime())
      insert.run(message, side, id, receivedAt.getTime())
    },
    suspend: ({ side, id }, { since, cause, reason }) => {
      if (insertSuspension.run(since.getTime(), cause, reason, side, id).changes === 0) return false
      makePlansStale.run(side, id)
      return true
    },
    clear: ({ side, id }) => {
      const strikes = forget.run(side, id, Number.MAX_SAFE_INTEGER).changes
      const suspension = removeSuspension.run(side, id).changes === 1
      if (strikes > 0 || suspension) makePlansStale.run(side, id)
      return { strikes, suspension }
    },
  }
}

/** Makes the function that tells a plan how a party stands. */
export function standingFinder(connection: Connection): (party: Party) => Standing {
  const records = standingRecorder(connection)
  return (party) => {
    const { strikes, suspension } = records(party)
    return { strikes: strikes.map(({ receivedAt }) => receivedAt), suspended: suspension !== null }
  }
}

/** As {@link standingFinder}, for an operator. */
export function standingRecorder(connection: Connection) {
  const strikes = connection.prepare<[Side, string, number], { message: string; at: number }>(
    'SELECT message, at FROM strike WHERE side = ? AND party = ? ORDER BY at DESC, message DESC LIMIT ?',
  )
  const suspension = connection.prepare<
    [Side, string],
    { since: number; cause: Suspension['cause']; reason: string | null }
  >('SELECT since, cause, reason FROM suspension WHERE side = ? AND party = ?')
  return ({ side, id }: Party): { strikes: StrikeRecord[]; suspension: Suspension | null } => {
    const row = suspension.get(side, id)
    return {
      strikes: strikes.all(side, id, MAX_STRIKES).map(({ message, at }) => ({ message, receivedAt: new Date(at) })),
      suspension: row === undefined ? null : { since: new Date(row.since), cause: row.cause, reason: row.reason },
    }
  }
}
