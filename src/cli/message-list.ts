/** `message list`: what the archive holds, newest first. */

import type { Command } from 'commander'
import type { MessageRecord } from '../store/records.ts'
import { type ListOptions, limitOption, listFilter, sinceOption, warnOfLimit } from './arguments.ts'
import type { CommandLine } from './command-line.ts'
import { minuteOf } from './printable.ts'
import { messageJson } from './records.ts'
import { type CommandSession, listWidthOf } from './session.ts'
import { type Column, renderTable } from './table.ts'

interface Options extends ListOptions {
  readonly conversation?: string
}

export function addMessageList(group: Command, line: CommandLine): void {
  group
    .command('list')
    .description('list messages, newest first')
    .option('--conversation <id>', 'only those of one conversation')
    .addOption(limitOption())
    .addOption(sinceOption(line.clock))
    .action((options: Options) => line.run((session) => listMessages(options, session)))
}

async function listMessages(options: Options, session: CommandSession): Promise<void> {
  const store = await session.store()
  const { conversation } = options
  const filter = listFilter(options)
  const messages = await store.listMessages(conversation === undefined ? filter : { ...filter, conversation })
  printMessages(messages, session, 'No messages.')
  warnOfLimit(messages.length, options, session)
}

/** Messages as lines for programs or as a table for people. */
export function printMessages(
  messages: readonly MessageRecord[],
  session: CommandSession,
  none: string,
  columns: readonly MessageColumn[] = [...WHICH, { title: 'DISPOSITION', cell: dispositionWord }, ...WHAT],
): void {
  if (session.json) for (const message of messages) session.printJson(messageJson(message, session))
  else if (messages.length === 0) session.warn(none)
  else {
    const rows = messages.map((message) => columns.map(({ cell }) => cell(message, session)))
    session.print(renderTable(columns, rows, listWidthOf(session)))
  }
}

export interface MessageColumn extends Column {
  cell(message: MessageRecord, session: CommandSession): string
}

/** Which message it is: the first columns of each list. */
export const WHICH: readonly MessageColumn[] = [
  { title: 'MESSAGE', cell: ({ id }) => id },
  { title: 'RECEIVED (UTC)', cell: ({ receivedAt }) => minuteOf(receivedAt) },
  { title: 'FOR', cell: ({ direction }) => (direction === 'buyer-to-seller' ? 'seller' : 'buyer') },
]

/** What it is about: the last ones. */
export const WHAT: readonly MessageColumn[] = [
  { title: 'ORDER', shrinks: true, cell: ({ order }) => order ?? '-' },
  { title: 'SUBJECT', shrinks: true, cell: ({ subject }) => subject || '(no subject)' },
]

/** What became of a message, in a word. */
function dispositionWord(message: MessageRecord): string {
  if (message.held !== null) return message.held
  return message.automatic ? 'automatic' : message.disposition
}
