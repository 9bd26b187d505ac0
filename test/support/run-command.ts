/** Runs one command in this process, with a store of the test's making and a captured terminal. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommandLine } from '../../src/cli/program.ts'
import type { Resolver } from '../../src/proof/resolver.ts'
import type { Store } from '../../src/store/store.ts'

export const NOW = new Date('2026-11-22T12:00:00.000Z')

/** What the command reads unless the test says otherwise; it ends with the marketplace, so that keys of that may follow. */
export const CONFIG = `
hostname = "mx.marketplace.example"
[outbound]
smart_host = "127.0.0.1:25"
[[marketplace]]
id = "us"
name = "Example Marketplace"
domain = "marketplace.example"
`

export interface Ran {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** The bytes of stdout, where they are no text. */
  readonly bytes: Uint8Array
}

interface Surroundings {
  /** Verbs that the command may use; any other one fails the test. */
  readonly store?: Partial<Store>
  readonly columns?: number
  readonly stdin?: readonly Uint8Array[]
  readonly config?: string
  /** null: there is no such file. */
  readonly policy?: string | null | undefined
  /** Files of words beside it, by language. */
  readonly words?: Readonly<Record<string, string>> | undefined
  readonly openStore?: () => Promise<Store>
  /** Collects the pauses the command made; none of them takes time. */
  readonly pauses?: number[]
  /** What DNS says; without it DNS fails. */
  readonly resolver?: Resolver
  /** Called with the configuration file that `serve` runs on. */
  readonly runDaemon?: (configFile: string) => Promise<number>
}

export async function runCommand(args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-cli-'))
  const file = join(folder, 'tradepost.toml')
  writeFileSync(file, surroundings.config ?? CONFIG)
  const { policy = '' } = surroundings
  if (policy !== null) writeFileSync(join(folder, 'policy.toml'), policy)
  const words = join(folder, 'words')
  mkdirSync(words)
  for (const [language, toml] of Object.entries(surroundings.words ?? {}))
    writeFileSync(join(words, `${language}.toml`), toml)
  const out: Buffer[] = []
  const errors: Buffer[] = []
  let opened = 0
  let closed = 0
  const store = strictStore({ ...surroundings.store, close: async () => void closed++ })
  const open = async () => {
    if (surroundings.openStore !== undefined) return surroundings.openStore()
    opened++
    return store
  }
  try {
    const exitCode = await runCommandLine(args, {
      version: '1.2.3',
      clock: { now: () => NOW },
      pause: async (ms) => void surroundings.pauses?.push(ms),
      environment: { TRADEPOST_CONFIG: file },
      stdin: chunks(surroundings.stdin ?? []),
      stdout: { write: (text) => out.push(Buffer.from(text)), columns: surroundings.columns },
      stderr: { write: (text) => errors.push(Buffer.from(text)) },
      openStore: open,
      beginStore: open,
      resolver: async () => surroundings.resolver ?? NO_DNS,
      runDaemon: async ({ configFile }) => (await surroundings.runDaemon?.(configFile)) ?? 0,
    })
    if (opened !== closed) throw new Error(`the store was opened ${opened} times and closed ${closed} times`)
    const bytes = Buffer.concat(out)
    const stderr = Buffer.concat(errors).toString().replaceAll(file, 'FILE')
    return { exitCode, stdout: bytes.toString().replaceAll(file, 'FILE'), stderr, bytes }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const NO_DNS: Resolver = { lookup: async () => ({ kind: 'failed', reason: 'the test has no DNS' }) }

/** A store that has only the given verbs. */
function strictStore(verbs: Partial<Store>): Store {
  return new Proxy(verbs, {
    get(target, name) {
      // A promise that resolves to the store asks whether it is itself one.
      if (name === 'then') return undefined
      if (name in target) return Reflect.get(target, name)
      throw new Error(`the command used store.${String(name)}, which the test did not expect`)
    },
  }) as Store
}

async function* chunks(all: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* all
}
