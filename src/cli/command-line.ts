/** What a file with a command gets to hang itself in: when to run, and the clock for its options. */

import type { Clock } from '../system/clock.ts'
import type { CommandSession } from './session.ts'

/** What it returns is the exit code; nothing is 0. */
export type Work = ((session: CommandSession) => Promise<number>) | ((session: CommandSession) => Promise<void>)

export interface CommandLine {
  readonly clock: Clock
  /** Runs a command's work in a session of its own. */
  run(work: Work): Promise<void>
}
