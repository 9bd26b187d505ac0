/** The last check as the daemon runs it: small messages here, large ones and those that unpack to much in a thread. */

import { availableParallelism } from 'node:os'
import type { RelayPlan } from '../core/relay-plan.ts'
import { RecentBreakers } from '../system/recent-breakers.ts'
import { workerFile } from '../system/worker-file.ts'
import { WorkerPool } from '../system/worker-pool.ts'
import { CHECK_MEMORY_MB, CHECK_TIMEOUT_MS, HERE_BOUNDS, HERE_MESSAGE_BYTES } from './bounds.ts'
import { type CheckTask, findLeaks, type Leak } from './find-leaks.ts'
import { checkTask, heldForLeaks } from './last-check.ts'

/** The message took more time or memory than any may have: it is not passed, and not kept either. */
export interface Uncheckable {
  readonly kind: 'uncheckable'
  readonly reason: string
}

export interface LastChecker {
  /**
   * The plan itself, or the same plan as a quarantine. A check that dies or takes too long is no pass. An error is a
   * failure of ours (the client is told to try again); when the same message causes a second one, it is to blame.
   */
  check(plan: RelayPlan): Promise<RelayPlan | Uncheckable>
  /** Ends the worker threads. Checks still running fail. */
  close(): Promise<void>
}

export interface LastCheckerOptions {
  /** Larger messages are not tried here first. */
  readonly hereMessageBytes?: number
  readonly timeoutMs?: number
  readonly memoryMb?: number
  readonly threads?: number
  readonly worker?: URL
}

const MAX_THREADS = 2
/** As many as the examiner lets wait: what it has let through must not be turned away here for being many. */
const MAX_WAITING = 64
/** A pool that nobody needs gives its memory back. */
const IDLE_MS = 30_000

export function createLastChecker(options: LastCheckerOptions = {}): LastChecker {
  const hereMessageBytes = options.hereMessageBytes ?? HERE_MESSAGE_BYTES
  const pool = new WorkerPool<CheckTask, Leak[]>({
    done: 'checked',
    worker: options.worker ?? workerFile(import.meta.url, './last-check-worker.ts'),
    threads: options.threads ?? Math.min(MAX_THREADS, availableParallelism()),
    maxWaiting: MAX_WAITING,
    timeoutMs: options.timeoutMs ?? CHECK_TIMEOUT_MS,
    memoryMb: options.memoryMb ?? CHECK_MEMORY_MB,
    idleMs: IDLE_MS,
  })
  const breakers = new RecentBreakers()
  return {
    async check(plan) {
      const task = checkTask(plan)
      if (task === null) return plan
      const here = task.bytes.length <= hereMessageBytes ? findLeaks(task, HERE_BOUNDS) : null
      // What cannot be read within the bounds of here is looked at again within those of a thread.
      if (here !== null && !here.some(({ rule }) => rule === 'leak.unreadable')) return heldForLeaks(plan, here)
      const result = await pool.run(task)
      if (result.kind === 'done') return heldForLeaks(plan, result.result)
      if (result.kind === 'spent') return { kind: 'uncheckable', reason: result.reason }
      // What would leave has fresh ids each time; this is the same when the client tries again.
      if (breakers.sawBefore(Buffer.from(plan.duplicateKey)))
        return { kind: 'uncheckable', reason: 'checking it broke twice' }
      throw new Error('checking a message broke', { cause: result.error })
    },
    close: () => pool.close(),
  }
}
