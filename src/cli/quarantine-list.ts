/** `quarantine list`: messages that wait for an operator's decision. */

import type { Command } from 'commander'
import { type ListOptions, limitOption, listFilter, sinceOption, warnOfLimit } from './arguments.ts'
import type { CommandLine } from './command-line.ts'
import { heldUntil } from './held-until.ts'
import { type MessageColumn, printMessages, WHAT, WHICH } from './message-list.ts'
import { minuteOf } from './printable.ts'

export function addQuarantineList(group: Command, line: CommandLine): void {
  group
    .command('list')
    .description('list the messages that are held, newest first')
    .addOption(limitOption())
    .addOption(sinceOption(line.clock))
    .action((options: ListOptions) =>
      line.run(async (session) => {
        const messages = await (await session.store()).listMessages({ ...listFilter(options), held: true })
        printMessages(messages, session, 'Nothing is held.', COLUMNS)
        warnOfLimit(messages.length, options, session)
      }),
    )
}

const COLUMNS: readonly MessageColumn[] = [
  ...WHICH,
  { title: 'HELD UNTIL', cell: (message, session) => untilWord(heldUntil(message, session)) },
  ...WHAT,
]

function untilWord(until: Date | null): string {
  return until === null ? '-' : minuteOf(until)
}
