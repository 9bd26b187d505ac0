/** `quarantine drop`: a held message is not sent on, and its writer is told. */

import type { Command } from 'commander'
import { dropHeld } from '../quarantine/drop-held.ts'
import type { CommandLine } from './command-line.ts'
import { forEachId } from './each-id.ts'
import { CommandFailure } from './failure.ts'
import { messageEvent } from './message-event.ts'
import { findMessage } from './message-show.ts'
import { findHeld } from './quarantine-show.ts'
import { messageJson } from './records.ts'
import type { CommandSession } from './session.ts'
import { withheldNotice } from './withheld-notice.ts'

export function addQuarantineDrop(group: Command, line: CommandLine): void {
  group
    .command('drop')
    .argument('<ids...>', 'ids of messages')
    .description('end held messages without sending them; their writers are told')
    .action((ids: string[]) => line.run((session) => forEachId(ids, (id) => dropMessage(id, session))))
}

async function dropMessage(id: string, session: CommandSession): Promise<void> {
  const message = await findHeld(id, session)
  const store = await session.store()
  const dropped = await dropHeld(
    message,
    { store, composeWithheldNotice: (about) => withheldNotice(about, session) },
    session.now,
  )
  if (dropped === 'not-held') {
    throw new CommandFailure(`Message ${id} is no longer held: somebody else decided about it just now.`)
  }
  if (dropped === 'told') session.mailLog().noticed({ ...messageEvent(message), reason: 'withheld' })
  if (session.json) session.printJson(messageJson(await findMessage(id, session), session))
  else session.print(`Message ${id} is dropped.${dropped === 'told' ? ' Its writer will be told.' : ''}`)
}
