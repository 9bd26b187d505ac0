/** Parties that have strikes or are suspended, as an operator lists them. */

import { MAX_STRIKES } from '../../core/strikes.ts'
import type { StruckRecord, Suspension } from '../records.ts'
import type { StruckFilter } from '../store.ts'
import type { Connection } from './connection.ts'
import type { ReaderVerbs } from './protocol.ts'

interface StruckRow extends Pick<StruckRecord, 'side' | 'id' | 'name' | 'strikes'> {
  readonly last_at: number | null
  readonly since: number | null
  readonly cause: Suspension['cause']
  readonly reason: string | null
}

interface Wanted {
  readonly after: number
  readonly since: number
  readonly limit: number
  readonly suspended: 0 | 1 | null
  readonly least: number
  readonly most: number
}

/** Counts along `strike_by_party`, once through: the time of a strike has no index, for every commit would pay for it. */
export function struckList(connection: Connection): ReaderVerbs['listStruck'] {
  // CROSS: in this order, from the few parties that are struck to their names.
  const select = connection.prepare<[Wanted], StruckRow>(
    `SELECT party.side, id, name, strikes, last_at, since, cause, reason FROM (
       SELECT side, party AS id, min(count(*), ${MAX_STRIKES}) AS strikes, max(at) AS last_at FROM strike
       WHERE side IN ('buyer', 'seller') AND at > @after GROUP BY side, party
       UNION ALL
       SELECT side, party, 0, NULL FROM suspension
       WHERE side IN ('buyer', 'seller') AND NOT EXISTS (
         SELECT 1 FROM strike WHERE strike.side = suspension.side AND strike.party = suspension.party AND at > @after)
     )
     CROSS JOIN party USING (side, id)
     LEFT JOIN suspension ON suspension.side = party.side AND suspension.party = party.id
     WHERE coalesce(last_at, since) >= @since
       AND (@suspended IS NULL OR @suspended = (since IS NOT NULL)) AND strikes BETWEEN @least AND @most
     ORDER BY coalesce(last_at, since) DESC, party.side, id LIMIT @limit`,
  )
  return (filter) => select.all(wanted(filter)).map(toStruck)
}

function wanted({ countsAfter, since, limit, standing }: StruckFilter): Wanted {
  const { least, most } = typeof standing === 'object' ? standing : { least: 0, most: MAX_STRIKES }
  return {
    after: countsAfter.getTime(),
    since: since?.getTime() ?? Number.MIN_SAFE_INTEGER,
    limit,
    suspended: standing === undefined ? null : standing === 'suspended' ? 1 : 0,
    least,
    most,
  }
}

function toStruck({ side, id, name, strikes, last_at, since, cause, reason }: StruckRow): StruckRecord {
  return {
    side,
    id,
    name,
    strikes,
    lastAt: last_at === null ? null : new Date(last_at),
    suspension: since === null ? null : { since: new Date(since), cause, reason },
  }
}
