/** What the commands are given: the world around them, and the concrete parts that only the wiring knows. */

import type { Config } from '../config/config.ts'
import type { Environment } from '../config/environment.ts'
import type { Resolver } from '../proof/resolver.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../system/clock.ts'

export interface Output {
  write(text: string | Uint8Array): unknown
  /** Characters in a line of the terminal; undefined where it is a file or a pipe. */
  readonly columns?: number | undefined
}

export interface CommandParts {
  readonly version: string
  readonly clock: Clock
  /** Resolves after so many ms. */
  pause(ms: number): Promise<void>
  readonly environment: Environment
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: Output
  readonly stderr: Output
  /** Throws StoreUnusable with a sentence for the operator, also where there is no store yet. */
  openStore(config: Config): Promise<Store>
  /** As openStore, but begins a store where there is none. */
  beginStore(config: Config): Promise<Store>
  /** Where the configuration has DNS asked. */
  resolver(config: Config): Promise<Resolver>
  /** Runs the daemon until it is told to stop; returns its exit code. */
  runDaemon(options: { readonly configFile: string }): Promise<number>
}
