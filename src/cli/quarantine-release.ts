/** `quarantine release`: a held message is sent on, and counts from when it was received. */

import type { Command } from 'commander'
import type { CommandLine } from './command-line.ts'
import { forEachId } from './each-id.ts'
import { CommandFailure } from './failure.ts'
import { messageEvent } from './message-event.ts'
import { findMessage } from './message-show.ts'
import { findHeld } from './quarantine-show.ts'
import { messageJson } from './records.ts'
import type { CommandSession } from './session.ts'

export function addQuarantineRelease(group: Command, line: CommandLine): void {
  group
    .command('release')
    .argument('<ids...>', 'ids of messages')
    .description('send held messages on')
    .action((ids: string[]) => line.run((session) => forEachId(ids, (id) => releaseMessage(id, session))))
}

async function releaseMessage(id: string, session: CommandSession): Promise<void> {
  const message = await findHeld(id, session)
  const store = await session.store()
  if (!(await store.releaseMessage(id, session.now))) {
    throw new CommandFailure(`Message ${id} is no longer held: somebody else decided about it just now.`)
  }
  session.mailLog().released(messageEvent(message))
  if (session.json) session.printJson(messageJson(await findMessage(id, session), session))
  else session.print(`Message ${id} is released and will be sent on.`)
}
