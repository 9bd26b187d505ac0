/** One run of a command: its configuration, its store, and where its answer goes. */

import type { Config } from '../config/config.ts'
import { configFileFrom } from '../config/environment.ts'
import { loadConfig } from '../config/load.ts'
import { mistakeLines } from '../config/mistakes.ts'
import { createLogger } from '../log/logger.ts'
import { createMailLog, type MailLog } from '../log/mail-log.ts'
import type { Store } from '../store/store.ts'
import { CommandFailure } from './failure.ts'
import type { CommandParts } from './parts.ts'
import { patientStore } from './patient-store.ts'
import { jsonLine } from './printable.ts'

/** The options that every command takes. */
export interface GlobalOptions {
  readonly config?: string
  readonly json?: boolean
}

export interface CommandSession {
  readonly parts: CommandParts
  /** Whether the answer is for a program. */
  readonly json: boolean
  readonly now: Date
  readonly configFile: string
  /** Reads the configuration, once; fails with all of its mistakes. */
  config(): Config
  /** Opens the store, once; it is closed when the command ends. */
  store(): Promise<Store>
  /** As store(), for what may come first of all. */
  beginStore(): Promise<Store>
  /** What the command does to messages is logged as the daemon does it, on stderr. */
  mailLog(): MailLog
  print(text: string): void
  printJson(value: unknown): void
  warn(text: string): void
  close(): Promise<void>
}

/** A terminal narrower than this wraps lines; one that is wider leaves room. A pipe is as wide as a wide terminal. */
const NARROWEST = 80
const WIDEST = 160
const PIPE = 100

export function widthOf(session: CommandSession): number {
  return Math.min(WIDEST, Math.max(NARROWEST, session.parts.stdout.columns ?? PIPE))
}

/** For lists. A pipe takes whole lines: what was cut for the eye could not be searched for. */
export function listWidthOf(session: CommandSession): number {
  return session.parts.stdout.columns === undefined ? Number.POSITIVE_INFINITY : widthOf(session)
}

export function openSession(parts: CommandParts, options: GlobalOptions): CommandSession {
  const configFile = configFileFrom(options.config, parts.environment)
  let config: Config | null = null
  let store: Promise<Store> | null = null
  const patiently = async (opening: Promise<Store>) => patientStore(await opening, (ms) => parts.pause(ms))
  const session: CommandSession = {
    parts,
    json: options.json === true,
    now: parts.clock.now(),
    configFile,
    config() {
      config ??= configOrFail(configFile, parts)
      return config
    },
    store() {
      store ??= patiently(parts.openStore(session.config()))
      return store
    },
    beginStore() {
      store ??= patiently(parts.beginStore(session.config()))
      return store
    },
    mailLog: () =>
      createMailLog(createLogger(session.config().log.level, { write: (line) => void parts.stderr.write(line) })),
    print: (text) => void parts.stdout.write(`${text}\n`),
    printJson: (value) => void parts.stdout.write(`${jsonLine(value)}\n`),
    warn: (text) => void parts.stderr.write(`${text}\n`),
    async close() {
      // One that could not be opened has been reported already, and there is nothing to close.
      const opened = await store?.catch(() => null)
      await opened?.close()
    },
  }
  return session
}

function configOrFail(file: string, { environment }: CommandParts): Config {
  const loaded = loadConfig({ file, env: environment })
  if (loaded.kind === 'ok') return loaded.config
  throw new CommandFailure(...mistakeLines(loaded.mistakes))
}
