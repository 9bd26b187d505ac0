/** `inspect`: what the relay would do with messages in files, and why. Needs no store, sends and keeps nothing. */

import { createReadStream } from 'node:fs'
import { type Command, Option } from 'commander'
import { formatSize } from '../config/units.ts'
import { DIRECTIONS, type Direction } from '../core/direction.ts'
import type { CommandLine } from './command-line.ts'
import { WrongUsage } from './failure.ts'
import { type InspectedFile, nameOf, renderInspection } from './inspect-report.ts'
import { openInspector } from './inspector.ts'
import { policyOrFail } from './policy.ts'
import { reasonOf } from './reason.ts'
import { type CommandSession, widthOf } from './session.ts'

interface Options {
  readonly direction: Direction
  readonly reply?: boolean
  readonly explain?: boolean
}

/** From the bytes of a file to its report. */
type Inspect = (file: string, raw: Uint8Array) => Promise<InspectedFile>

export function addInspect(parent: Command, line: CommandLine): void {
  parent
    .command('inspect')
    .argument('<files...>', 'messages as .eml files; - is standard input')
    .addOption(new Option('--direction <direction>', 'who writes to whom').choices(DIRECTIONS).makeOptionMandatory())
    .option('--reply', 'the message answers one of the other party (otherwise it opens a conversation)')
    .option('--explain', 'name the phrases by which marketing was found, or almost, with what they weigh')
    .description('show what the relay would do with a message and why; From is taken as proven')
    .action((files: string[], options: Options) => line.run((session) => inspectFiles(files, options, session)))
}

async function inspectFiles(files: readonly string[], options: Options, session: CommandSession): Promise<number> {
  if (files.indexOf('-') !== files.lastIndexOf('-')) throw new WrongUsage('Standard input can be read only once.')
  const config = session.config()
  const policy = policyOrFail(config)
  const inspector = await openInspector(policy, session)
  const inspect: Inspect = async (file, raw) => {
    const { direction, reply = false, explain = false } = options
    const { disposition, findings, marketing } = await inspector.inspect({ raw, direction, reply, explain })
    return { file, disposition, findings, ...(explain && { marketing }) }
  }
  let exitCode = 0
  try {
    for (const [index, file] of files.entries()) {
      const inspected = await inspectFile(file, config.inbound.maxMessageBytes, inspect, session)
      if (inspected === null) exitCode = 1
      else if (session.json) session.printJson(inspected)
      else session.print(`${index === 0 ? '' : '\n'}${renderInspection(inspected, widthOf(session))}`)
    }
  } finally {
    await inspector.close()
  }
  return exitCode
}

/** Null where the file could not be read or examined, which has then been said; the next ones are still shown. */
async function inspectFile(
  file: string,
  maxBytes: number,
  inspect: Inspect,
  session: CommandSession,
): Promise<InspectedFile | null> {
  let raw: Uint8Array
  try {
    raw = await readUpTo(file, maxBytes, session)
  } catch (error) {
    session.warn(`tradepost: ${nameOf(file)} cannot be read: ${reasonOf(error)}`)
    return null
  }
  if (raw.byteLength > maxBytes) return tooLarge(file, maxBytes)
  try {
    return await inspect(file, raw)
  } catch (error) {
    session.warn(`tradepost: ${nameOf(file)} could not be examined: ${reasonOf(error)}`)
    return null
  }
}

/** The file's bytes, or one more than `maxBytes` of them: enough to know that there are too many. */
async function readUpTo(file: string, maxBytes: number, { parts }: CommandSession): Promise<Uint8Array> {
  const input: AsyncIterable<Uint8Array> = file === '-' ? parts.stdin : createReadStream(file, { end: maxBytes })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of input) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size > maxBytes) break
  }
  return Buffer.concat(chunks).subarray(0, maxBytes + 1)
}

/** What the daemon answers with 552 before it looks inside. */
function tooLarge(file: string, maxBytes: number): InspectedFile {
  const finding = {
    rule: 'structure.size',
    action: 'refuse',
    where: 'header',
    excerpt: `larger than ${formatSize(maxBytes)}`,
    advice: `Send messages of at most ${formatSize(maxBytes)} with everything that is attached.`,
  } as const
  return { file, disposition: 'refuse', findings: [finding] }
}
