/** `quarantine release`: a held message is sent on, and counts from when it was received. */

import type { Command } from 'commander'
import { type Finding, isLeak, isUnreadable } from '../core/finding.ts'
import type { CommandLine } from './command-line.ts'
import { forEachId } from './each-id.ts'
import { CommandFailure } from './failure.ts'
import { messageEvent } from './message-event.ts'
import { findMessage } from './message-show.ts'
import { findHeld } from './quarantine-show.ts'
import { messageJson } from './records.ts'
import type { CommandSession } from './session.ts'

interface Options {
  readonly despiteLeak?: boolean
}

export function addQuarantineRelease(group: Command, line: CommandLine): void {
  group
    .command('release')
    .argument('<ids...>', 'ids of messages')
    .option('--despite-leak', 'also what the last check stopped: it is sent as it was built, with what was found in it')
    .description('send held messages on')
    .action((ids: string[], { despiteLeak = false }: Options) =>
      line.run((session) => forEachId(ids, (id) => releaseMessage(id, despiteLeak, session))),
    )
}

async function releaseMessage(id: string, despiteLeak: boolean, session: CommandSession): Promise<void> {
  const message = await findHeld(id, session)
  const leaks = message.findings.filter(isLeak)
  if (leaks.length > 0 && !despiteLeak) throw new CommandFailure(refusal(id, leaks))
  const store = await session.store()
  if (!(await store.releaseMessage(id, session.now))) {
    throw new CommandFailure(`Message ${id} is no longer held: somebody else decided about it just now.`)
  }
  session.mailLog().released({ ...messageEvent(message), despite: [...new Set(leaks.map(({ rule }) => rule))] })
  if (session.json) session.printJson(messageJson(await findMessage(id, session), session))
  else session.print(`Message ${id} is released and will be sent on.`)
}

/** It would be sent as it was built, leak and all: nothing is taken out by a release. */
function refusal(id: string, leaks: readonly Finding[]): string {
  const rules = [...new Set(leaks.map(({ rule }) => rule))].join(', ')
  const why = leaks.every(isUnreadable)
    ? `the last check could not look through it (${rules})`
    : `it would tell the other side who wrote it (${rules})`
  return `Message ${id} is not released: ${why}. \`message export ${id} --as sent\` shows what would leave; drop it, or give --despite-leak.`
}
