/** `party restore`: forgets what stands against parties: that mail does not reach them, their strikes, a suspension. */

import { type Command, Option } from 'commander'
import type { Side } from '../core/direction.ts'
import type { Restored } from '../store/store.ts'
import type { CommandLine } from './command-line.ts'
import { forEachId } from './each-id.ts'
import { CommandFailure } from './failure.ts'
import { findParty, type SideOption, sideOption } from './party-show.ts'
import { policyOrFail } from './policy.ts'
import { oneLine } from './printable.ts'
import { partyJson } from './records.ts'
import type { CommandSession } from './session.ts'
import { count } from './table.ts'

interface Options extends SideOption {
  readonly only?: 'mail' | 'strikes'
}

export function addPartyRestore(group: Command, line: CommandLine): void {
  group
    .command('restore')
    .argument('<ids...>', 'ids of buyers and sellers')
    .addOption(sideOption())
    .addOption(
      new Option(
        '--only <what>',
        'mail: send to its address again; strikes: forget its strikes and end a suspension (otherwise both)',
      ).choices(['mail', 'strikes']),
    )
    .description('forget that the address of parties does not work, their strikes, and that they are suspended')
    .action((ids: string[], options: Options) =>
      line.run((session) => forEachId(ids, (id) => restoreParty(id, options, session))),
    )
}

async function restoreParty(id: string, { only, ...which }: Options, session: CommandSession): Promise<void> {
  const { side } = await findParty(id, which, session)
  // Read first: a policy with a mistake must not hide what was done.
  const ladder = session.json ? policyOrFail(session.config()).strikes : null
  const store = await session.store()
  const restored = await store.restoreParty(side, id, { mail: only !== 'strikes', strikes: only !== 'mail' })
  const done = sentences(restored, side, oneLine(id))
  if (done.length === 0) {
    throw new CommandFailure(`The ${side} ${oneLine(id)} ${NOTHING[only ?? 'both']}: there is nothing to restore.`)
  }
  if (ladder !== null) {
    session.printJson({ ...partyJson(await findParty(id, { side }, session), ladder, session.now), restored })
  } else for (const sentence of done) session.print(sentence)
}

function sentences({ mail, strikes, suspension }: Restored, side: Side, id: string): string[] {
  return [
    ...(mail ? [`Mail to the ${side} ${id} is sent again from now on.`] : []),
    ...(suspension ? [`What the ${side} ${id} writes is passed on again from now on.`] : []),
    ...(strikes > 0 ? [`${count(strikes, 'strike')} of the ${side} ${id} forgotten: it begins anew.`] : []),
  ]
}

const NOTHING = {
  mail: 'is not held to be unreachable',
  strikes: 'has no strikes and is not suspended',
  both: 'is not held to be unreachable, has no strikes and is not suspended',
} as const
