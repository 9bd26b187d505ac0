/** `import`: parties and orders from JSON Lines, all of them or none. */

import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import { domainOf } from '../core/address.ts'
import { type ImportLine, parseImportLine } from '../core/import-line.ts'
import type { ImportIds, ImportMistake } from '../store/store.ts'
import { freshAliasToken, freshId } from '../system/random.ts'
import type { CommandLine } from './command-line.ts'
import { CommandFailure } from './failure.ts'
import { readLines } from './read-lines.ts'
import { reasonOf } from './reason.ts'
import { importedOrderJson } from './records.ts'
import type { CommandSession } from './session.ts'
import { count } from './table.ts'

const LIMITS = { maxLines: 1_000_000, maxLineBytes: 1024 * 1024 }

export function addImport(parent: Command, line: CommandLine): void {
  parent
    .command('import')
    .argument('<file>', 'JSON Lines, or - for standard input')
    .description('take in parties and orders, all or nothing; prints one JSON line per order or contact')
    .action((file: string) => line.run((session) => importFile(file, session)))
}

async function importFile(file: string, session: CommandSession): Promise<void> {
  const { hostname } = session.config() // A wrong configuration is told before a long file is read.
  const { lines, numbers, mistakes } = await readImport(file, hostname, session)
  if (mistakes.length > 0) throw rejected(file, mistakes)
  const store = await session.beginStore()
  const result = await store.importLines(lines, lines.map(freshImportIds), session.now)
  if (result.kind === 'rejected') {
    // The store counts the lines it was given; blank ones were not among them.
    throw rejected(
      file,
      result.mistakes.map(({ line, reason }) => ({ line: numbers[line - 1] ?? line, reason })),
    )
  }
  // Orders come back on one line each in any case: whoever imports wants the aliases, and reads them by program.
  for (const order of result.orders) session.printJson(importedOrderJson(order))
  if (!session.json) session.warn(`${count(lines.length, 'line')} imported, ${result.orders.length} of them orders`)
}

interface ImportFile {
  readonly lines: readonly ImportLine[]
  /** The number in the file of each line. */
  readonly numbers: readonly number[]
  readonly mistakes: readonly ImportMistake[]
}

async function readImport(file: string, hostname: string, session: CommandSession): Promise<ImportFile> {
  const lines: ImportLine[] = []
  const numbers: number[] = []
  const mistakes: ImportMistake[] = []
  const input: AsyncIterable<Uint8Array> = file === '-' ? session.parts.stdin : createReadStream(file)
  try {
    for await (const line of readLines(input, LIMITS)) {
      if ('mistake' in line) mistakes.push({ line: line.number, reason: line.mistake })
      else if (line.text.trim() !== '') {
        const parsed = parseImportLine(line.text)
        if (parsed.kind === 'mistake') mistakes.push({ line: line.number, reason: parsed.reason })
        else {
          lines.push(parsed.line)
          numbers.push(line.number)
          mistakes.push(...atThisHost(parsed.line, hostname).map((reason) => ({ line: line.number, reason })))
        }
      }
    }
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: ${reasonOf(error)}. Nothing was imported.`)
  }
  return { lines, numbers, mistakes }
}

/** Mail to the name of this host comes back to it. Of the mail domains of the marketplaces the store says so. */
function atThisHost(line: ImportLine, hostname: string): string[] {
  if (line.kind !== 'buyer' && line.kind !== 'seller') return []
  const ours = line.addresses.filter((address) => domainOf(address) === hostname)
  return ours.map((address) => `${address} is at the name of this relay, where nobody has a mailbox`)
}

function freshImportIds(): ImportIds {
  return { conversation: freshId(), buyerToken: freshAliasToken(), sellerToken: freshAliasToken() }
}

function rejected(file: string, mistakes: readonly ImportMistake[]): CommandFailure {
  const name = file === '-' ? 'standard input' : file
  return new CommandFailure(
    ...mistakes.map(({ line, reason }) => `${name}, line ${line}: ${reason}`),
    `Nothing was imported. Mend ${count(mistakes.length, 'mistake')} and import the whole file again.`,
  )
}
