/** The one way into examine/: raw bytes to a Message, whatever the bytes are. */

import { availableParallelism } from 'node:os'
import type { Message, Unexaminable } from '../core/message/message.ts'
import { RecentBreakers } from '../system/recent-breakers.ts'
import { workerFile } from '../system/worker-file.ts'
import { type PoolResult, WorkerPool } from '../system/worker-pool.ts'
import { examineBytes } from './examine-bytes.ts'
import type { ExamineTask } from './examine-worker.ts'
import {
  EXAMINE_MEMORY_MB,
  EXAMINE_TIMEOUT_MS,
  NeedsWorker,
  SMALL_HEADER_BYTES,
  SMALL_MESSAGE_BYTES,
} from './limits.ts'

export interface Examiner {
  /**
   * Reads a message; `raw` stays as it is. What a message is never makes this fail: hostile structure and too much
   * work are values. An error is a failure of ours (the client is told to try again); when the same bytes cause a
   * second one, they are to blame and the answer is `cost`.
   */
  examine(raw: Uint8Array): Promise<Message | Unexaminable>
  /** Ends the worker threads. Examinations still running fail. */
  close(): Promise<void>
}

export interface ExaminerOptions {
  /** Larger messages go to a worker thread, and so do those with a file that must be opened. */
  readonly smallMessageBytes?: number
  readonly timeoutMs?: number
  readonly memoryMb?: number
  readonly threads?: number
  readonly maxWaiting?: number
  readonly idleMs?: number
  readonly worker?: URL
}

/** A thread more than this only makes each of them slower. */
const MAX_THREADS = 4
/** With 12 MiB each: more would rather hear 451 than wait past their client's patience. */
const MAX_WAITING = 32
/** A pool that nobody needs gives its memory back. */
const IDLE_MS = 30_000

export function createExaminer(options: ExaminerOptions = {}): Examiner {
  const smallMessageBytes = options.smallMessageBytes ?? SMALL_MESSAGE_BYTES
  const timeoutMs = options.timeoutMs ?? EXAMINE_TIMEOUT_MS
  const pool = new WorkerPool<ExamineTask, Message | Unexaminable>({
    done: 'examined',
    worker: options.worker ?? workerFile(import.meta.url, './examine-worker.ts'),
    threads: options.threads ?? Math.min(MAX_THREADS, availableParallelism()),
    maxWaiting: options.maxWaiting ?? MAX_WAITING,
    timeoutMs,
    memoryMb: options.memoryMb ?? EXAMINE_MEMORY_MB,
    idleMs: options.idleMs ?? IDLE_MS,
  })
  const breakers = new RecentBreakers()
  return {
    async examine(raw) {
      const small = raw.length <= smallMessageBytes && headerBytes(raw) <= SMALL_HEADER_BYTES
      const here = small ? await examineHere(raw, timeoutMs) : null
      const result = here ?? (await pool.run({ bytes: raw }))
      if (result.kind === 'done') return result.result
      if (result.kind === 'spent') return { kind: 'unexaminable', cause: 'cost', reason: result.reason }
      if (breakers.sawBefore(raw)) return { kind: 'unexaminable', cause: 'cost', reason: 'examining it broke twice' }
      throw new Error('examining a message broke', { cause: result.error })
    },
    close: () => pool.close(),
  }
}

function headerBytes(raw: Uint8Array): number {
  const end = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).indexOf('\r\n\r\n')
  return end < 0 ? raw.length : end
}

type Examined = PoolResult<Message | Unexaminable>

/**
 * Null where a file must be opened, which is for a worker. The time limit cannot stop a loop here, only a parser that
 * never comes to an end; size bounds the rest.
 */
async function examineHere(raw: Uint8Array, timeoutMs: number): Promise<Examined | null> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<Examined>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'spent', reason: `not examined within ${timeoutMs} ms` }), timeoutMs)
  })
  try {
    const examined = examineBytes(raw, 'main').then((result): Examined => ({ kind: 'done', result }))
    return await Promise.race([examined, tooLate])
  } catch (error) {
    return error instanceof NeedsWorker ? null : { kind: 'broken', error }
  } finally {
    clearTimeout(timer)
  }
}
