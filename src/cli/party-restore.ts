/** `party restore`: mail to parties that were found unreachable is tried again. */

import type { Command } from 'commander'
import type { CommandLine } from './command-line.ts'
import { forEachId } from './each-id.ts'
import { CommandFailure } from './failure.ts'
import { findParty, type SideOption, sideOption } from './party-show.ts'
import { oneLine } from './printable.ts'
import { partyJson } from './records.ts'
import type { CommandSession } from './session.ts'

export function addPartyRestore(group: Command, line: CommandLine): void {
  group
    .command('restore')
    .argument('<ids...>', 'ids of buyers and sellers')
    .addOption(sideOption())
    .description('send mail again to parties whose address was found not to work')
    .action((ids: string[], options: SideOption) =>
      line.run((session) => forEachId(ids, (id) => restoreParty(id, options, session))),
    )
}

async function restoreParty(id: string, options: SideOption, session: CommandSession): Promise<void> {
  const { side } = await findParty(id, options, session)
  const store = await session.store()
  if (!(await store.restoreParty(side, id))) {
    throw new CommandFailure(`The ${side} ${oneLine(id)} is not held to be unreachable: there is nothing to restore.`)
  }
  if (session.json) session.printJson(partyJson(await findParty(id, { side }, session)))
  else session.print(`Mail to the ${side} ${oneLine(id)} is sent again from now on.`)
}
