/** `party unreachable`: whom mail does not reach. */

import type { Command } from 'commander'
import { domainOf } from '../core/address.ts'
import type { UnreachableRecord } from '../store/records.ts'
import { type ListOptions, limitOption, listFilter, sinceOption, warnOfLimit } from './arguments.ts'
import type { CommandLine } from './command-line.ts'
import { minuteOf } from './printable.ts'
import { unreachableJson } from './records.ts'
import { type CommandSession, listWidthOf } from './session.ts'
import { type Column, renderTable } from './table.ts'

export function addPartyUnreachable(group: Command, line: CommandLine): void {
  group
    .command('unreachable')
    .description('list the parties whose address was found not to work, newest first')
    .addOption(limitOption())
    .addOption(sinceOption(line.clock))
    .action((options: ListOptions) => line.run((session) => listUnreachable(options, session)))
}

async function listUnreachable(options: ListOptions, session: CommandSession): Promise<void> {
  const parties = await (await session.store()).listUnreachable(listFilter(options))
  if (session.json) for (const party of parties) session.printJson(unreachableJson(party))
  else if (parties.length === 0) session.warn('No party is unreachable, as far as is known.')
  else session.print(renderTable(COLUMNS, parties.map(row), listWidthOf(session)))
  warnOfLimit(parties.length, options, session)
}

/** The id is never cut: the next command needs it. */
const COLUMNS: readonly Column[] = [
  { title: 'SIDE' },
  { title: 'PARTY' },
  { title: 'DOMAIN', shrinks: true },
  { title: 'STATUS' },
  { title: 'SINCE (UTC)' },
  { title: 'LAST REFUSAL' },
]

function row({ side, id, address, status, since, lastAt }: UnreachableRecord): string[] {
  return [side, id, domainOf(address), status ?? '-', minuteOf(since), minuteOf(lastAt)]
}
