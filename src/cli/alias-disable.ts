/** `alias disable`: mail to the alias is answered as to an address that never was. */

import type { Command } from 'commander'
import type { Address } from '../core/address.ts'
import { aliasArgument } from './arguments.ts'
import type { CommandLine } from './command-line.ts'
import { CommandFailure } from './failure.ts'
import type { CommandSession } from './session.ts'

export function addAliasDisable(group: Command, line: CommandLine): void {
  group
    .command('disable')
    .argument('<alias>', 'the whole alias with its domain', aliasArgument)
    .description('end an alias at once and for ever')
    .action((alias: Address) => line.run((session) => disableAlias(alias, session)))
}

async function disableAlias(alias: Address, session: CommandSession): Promise<void> {
  const store = await session.store()
  if (!(await store.disableAlias(alias, session.now))) {
    throw new CommandFailure(`${alias} is not a live alias. \`tradepost order list\` shows those that are.`)
  }
  if (session.json) session.printJson({ alias, disabled: true })
  else session.print(`${alias} is disabled. Mail to it is refused from now on.`)
}
