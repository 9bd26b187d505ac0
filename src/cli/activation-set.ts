/** `activation set`: whether new orders of a seller in a marketplace get aliases. */

import { Argument, type Command } from 'commander'
import { timeArgument } from './arguments.ts'
import type { CommandLine } from './command-line.ts'
import { CommandFailure } from './failure.ts'
import { oneLine, secondOf } from './printable.ts'
import type { CommandSession } from './session.ts'

interface Switch {
  readonly seller: string
  readonly marketplace: string
  readonly active: boolean
  /** Now, where it is not given. */
  readonly at?: Date
}

export function addActivationSet(group: Command, line: CommandLine): void {
  group
    .command('set')
    .argument('<seller>', "the seller's id")
    .argument('<marketplace>', "the marketplace's id")
    .addArgument(new Argument('<state>', 'whether new orders get aliases').choices(['on', 'off']))
    .option('--at <time>', 'when it was switched, if not now', timeArgument)
    .description("switch a seller's messaging in a marketplace; conversations of earlier orders go on")
    .action((seller: string, marketplace: string, state: string, { at }: { at?: Date }) =>
      line.run((session) => setActivation({ seller, marketplace, active: state === 'on', ...(at && { at }) }, session)),
    )
}

async function setActivation(change: Switch, session: CommandSession): Promise<void> {
  const { seller, marketplace, active, at = session.now } = change
  const known = session.config().marketplaces.map(({ id }) => id)
  if (!known.includes(marketplace)) {
    throw new CommandFailure(
      `${oneLine(marketplace)} is not a marketplace of ${session.configFile}; it has ${known.join(', ')}.`,
    )
  }
  const store = await session.store()
  if (!(await store.setActivation(seller, marketplace, active, at))) {
    throw new CommandFailure(`There is no seller ${oneLine(seller)}. Import the seller first.`)
  }
  if (session.json) session.printJson({ seller, marketplace, active, at: at.toISOString() })
  else
    session.print(
      `${oneLine(seller)} is ${active ? 'active' : 'not active'} in ${marketplace} from ${secondOf(at)} on.`,
    )
}
