/** How a party stands with the rules, as operators read it. */

import { formatDuration } from '../config/units.ts'
import { type LadderStep, stepAt, type StrikeLadder, strikesSince } from '../core/strikes.ts'
import type { PartyRecord, StrikeRecord, Suspension } from '../store/records.ts'
import { minuteOf, secondOf } from './printable.ts'

/** Those that are not forgotten yet, the newest first. */
export function strikesThatCount({ strikes }: PartyRecord, ladder: StrikeLadder, now: Date): StrikeRecord[] {
  const since = strikesSince(ladder, now).getTime()
  return strikes.filter(({ receivedAt }) => receivedAt.getTime() > since)
}

export function stepOf(party: PartyRecord, ladder: StrikeLadder, now: Date): LadderStep {
  return stepWith(strikesThatCount(party, ladder, now).length, party.suspension, ladder)
}

/** Only what is kept suspends: strikes alone hold, however many there are. */
export function stepWith(strikes: number, suspension: Suspension | null, ladder: StrikeLadder): LadderStep {
  return suspension === null ? stepAt(strikes, { ...ladder, suspendAt: 0 }) : 'suspend'
}

const MAX_SHOWN = 10

type Fields = readonly (readonly [name: string, value: string | null])[]

export function strikeFields(party: PartyRecord, ladder: StrikeLadder, now: Date): Fields {
  const { suspension } = party
  const live = strikesThatCount(party, ladder, now)
  const more = live.length - MAX_SHOWN
  return [
    ['Strikes', live.length === 0 ? 'none' : `${live.length} in the last ${formatDuration(ladder.forgetAfterMs)}`],
    ...live.slice(0, MAX_SHOWN).map(({ message, receivedAt }) => ['', `${minuteOf(receivedAt)}  ${message}`] as const),
    ...(more > 0 ? ([['', `and ${more} more`]] as const) : []),
    ['What it writes', MEANINGS[stepOf(party, ladder, now)]],
    ['Suspended', suspension && `${secondOf(suspension.since)}, ${CAUSES[suspension.cause]}`],
    ['Reason', suspension?.reason ?? null],
  ]
}

const MEANINGS: Readonly<Record<LadderStep, string>> = {
  none: 'is passed on',
  warn: 'is passed on; notices warn of what comes next',
  hold: 'is held for review',
  suspend: 'is not passed on: the party is suspended',
}

const CAUSES = { operator: 'by an operator', strikes: 'by its strikes' } as const
