/** `party struck`: who has strikes, and who is suspended. */

import { type Command, Option } from 'commander'
import { type LadderStep, type StrikeLadder, strikesOn, strikesSince } from '../core/strikes.ts'
import type { StruckRecord } from '../store/records.ts'
import type { StruckFilter } from '../store/store.ts'
import { type ListOptions, limitOption, listFilter, sinceOption, warnOfLimit } from './arguments.ts'
import type { CommandLine } from './command-line.ts'
import { stepWith } from './party-strikes.ts'
import { policyOrFail } from './policy.ts'
import { minuteOf } from './printable.ts'
import { struckJson } from './records.ts'
import { type CommandSession, listWidthOf } from './session.ts'
import { type Column, renderTable } from './table.ts'

const STEPS = ['warn', 'hold', 'suspend'] as const satisfies LadderStep[]

interface Options extends ListOptions {
  readonly step?: (typeof STEPS)[number]
}

export function addPartyStruck(group: Command, line: CommandLine): void {
  group
    .command('struck')
    .description('list the parties that have strikes or are suspended, the newest strike first')
    .addOption(new Option('--step <step>', 'only those on this step, none above it').choices(STEPS))
    .addOption(limitOption())
    .addOption(sinceOption(line.clock))
    .action((options: Options) => line.run((session) => listStruck(options, session)))
}

async function listStruck(options: Options, session: CommandSession): Promise<void> {
  const { strikes: ladder } = policyOrFail(session.config())
  const standing = standingOn(options.step, ladder)
  if (standing === null) {
    session.warn(`No party is on this step: \`[strikes] ${options.step}_at\` is 0.`)
    return
  }
  const filter = { ...listFilter(options), ...standing, countsAfter: strikesSince(ladder, session.now) }
  const parties = await (await session.store()).listStruck(filter)
  if (session.json) for (const party of parties) session.printJson(struckJson(party, ladder))
  else if (parties.length === 0) session.warn(nobody(options))
  else {
    const rows = parties.map((party) => row(party, ladder))
    session.print(renderTable(COLUMNS, rows, listWidthOf(session)))
  }
  warnOfLimit(parties.length, options, session)
}

/** What the store is asked for, so that the limit counts only what is shown; null for a step that is switched off. */
function standingOn(step: Options['step'], ladder: StrikeLadder): Pick<StruckFilter, 'standing'> | null {
  if (step === undefined) return {}
  // Suspended by an operator is whoever is, whatever the policy says.
  const standing = step === 'suspend' ? 'suspended' : strikesOn(step, ladder)
  return standing && { standing }
}

function nobody({ step, since }: Options): string {
  return step === undefined && since === undefined
    ? 'No party has strikes that count, and none is suspended.'
    : 'No such party. Without --step and --since there may be some.'
}

/** The id is never cut: the next command needs it. */
const COLUMNS: readonly Column[] = [
  { title: 'SIDE' },
  { title: 'PARTY' },
  { title: 'NAME', shrinks: true },
  { title: 'STRIKES', align: 'right' },
  { title: 'STEP' },
  { title: 'LAST STRIKE (UTC)' },
  { title: 'SUSPENDED SINCE' },
]

function row({ side, id, name, strikes, lastAt, suspension }: StruckRecord, ladder: StrikeLadder): string[] {
  return [
    side,
    id,
    name,
    String(strikes),
    stepWith(strikes, suspension, ladder),
    lastAt === null ? '-' : minuteOf(lastAt),
    suspension === null ? '-' : minuteOf(suspension.since),
  ]
}
