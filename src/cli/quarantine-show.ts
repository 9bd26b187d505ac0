/** `quarantine show`: one held message, or how its quarantine ended. */

import type { Command } from 'commander'
import type { MessageRecord } from '../store/records.ts'
import type { CommandLine } from './command-line.ts'
import { CommandFailure } from './failure.ts'
import { findMessage, showMessage } from './message-show.ts'
import type { CommandSession } from './session.ts'

export function addQuarantineShow(group: Command, line: CommandLine): void {
  group
    .command('show')
    .argument('<id>', "the message's id")
    .description('show one held message and why it is held')
    .action((id: string) => line.run(async (session) => showMessage(await findQuarantined(id, session), session)))
}

/** A message that is or was held. */
async function findQuarantined(id: string, session: CommandSession): Promise<MessageRecord> {
  const message = await findMessage(id, session)
  if (message.held === null) throw new CommandFailure(`Message ${id} was never held (${message.disposition}).`)
  return message
}

/** A message that an operator may still decide about. */
export async function findHeld(id: string, session: CommandSession): Promise<MessageRecord> {
  const message = await findQuarantined(id, session)
  if (message.held !== 'held') throw new CommandFailure(`Message ${id} was ${message.held} already.`)
  return message
}
