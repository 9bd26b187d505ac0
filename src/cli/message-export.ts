/** `message export`: the exact bytes of one message on standard output. */

import { type Command, Option } from 'commander'
import type { CommandLine } from './command-line.ts'
import { CommandFailure } from './failure.ts'
import { findMessage } from './message-show.ts'
import type { CommandSession } from './session.ts'

type Form = 'received' | 'sent'

export function addMessageExport(group: Command, line: CommandLine): void {
  group
    .command('export')
    .argument('<id>', 'the id of the message, or of what came back for one of its deliveries')
    .addOption(
      new Option('--as <form>', 'as it was received, or as it was sent on')
        .choices(['received', 'sent'])
        .default('received'),
    )
    .description('write one message to standard output, byte for byte (.eml)')
    .action((id: string, options: { as: Form }) => line.run((session) => exportMessage(id, options.as, session)))
}

async function exportMessage(id: string, form: Form, session: CommandSession): Promise<void> {
  const store = await session.store()
  if ((await store.findMessage(id)) === null) {
    const returned = await readable(store.returnedBytes(id))
    if (returned !== null) {
      session.parts.stdout.write(returned)
      return
    }
  }
  const message = await findMessage(id, session)
  const bytes = await readable(store.messageBytes(message.id, form))
  if (bytes === null) {
    throw new CommandFailure(
      form === 'sent'
        ? `Nothing was sent on of message ${message.id} (${message.disposition}). Export it with --as received.`
        : `The bytes of message ${message.id} are no longer kept.`,
    )
  }
  session.parts.stdout.write(bytes)
}

async function readable(bytes: Promise<Uint8Array | null>): Promise<Uint8Array | null> {
  try {
    return await bytes
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandFailure(`${reason}; restore the folder bodies of data_dir from a backup.`)
  }
}
