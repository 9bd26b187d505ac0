/** `party suspend`: nothing that a party writes is passed on any more. */

import type { Command } from 'commander'
import { reasonArgument } from './arguments.ts'
import type { CommandLine } from './command-line.ts'
import { CommandFailure } from './failure.ts'
import { findParty, type SideOption, sideOption } from './party-show.ts'
import { policyOrFail } from './policy.ts'
import { oneLine, secondOf } from './printable.ts'
import { partyJson } from './records.ts'
import type { CommandSession } from './session.ts'

interface Options extends SideOption {
  readonly reason?: string
}

export function addPartySuspend(group: Command, line: CommandLine): void {
  group
    .command('suspend')
    .argument('<id>', "the buyer's or seller's id")
    .addOption(sideOption())
    .option('--reason <text>', 'why, for whoever looks later; the party is not told', reasonArgument)
    .description(
      'pass on nothing of a party, until it is restored; it is told so when it writes, up to [limits] notices_per_party_per_hour',
    )
    .action((id: string, options: Options) => line.run((session) => suspendParty(id, options, session)))
}

async function suspendParty(id: string, { reason, ...which }: Options, session: CommandSession): Promise<void> {
  const { side, suspension } = await findParty(id, which, session)
  const name = `The ${side} ${oneLine(id)}`
  // Read first: a policy with a mistake must not hide what was done.
  const ladder = session.json ? policyOrFail(session.config()).strikes : null
  const store = await session.store()
  if (!(await store.suspendParty(side, id, reason ?? null, session.now))) {
    const since = suspension === null ? '' : `, since ${secondOf(suspension.since)}`
    throw new CommandFailure(`${name} is suspended already${since}. \`tradepost party restore\` ends that.`)
  }
  if (ladder !== null) session.printJson(partyJson(await findParty(id, { side }, session), ladder, session.now))
  else session.print(`${name} is suspended: nothing that it writes is passed on from now on.`)
}
