/** The one way into examine/: raw bytes to a Message or to ReturnedMail, whatever the bytes are. */

import { availableParallelism } from 'node:os'
import type { ReturnedMail } from '../core/bounce/returned-mail.ts'
import type { Message, Unexaminable } from '../core/message/message.ts'
import { RecentBreakers } from '../system/recent-breakers.ts'
import { workerFile } from '../system/worker-file.ts'
import { type PoolResult, WorkerPool } from '../system/worker-pool.ts'
import { examineBytes } from './examine-bytes.ts'
import { examineReturned } from './examine-returned.ts'
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
  /** Reads what came back to a return path, with the same promises. */
  examineReturned(raw: Uint8Array): Promise<ReturnedMail | Unexaminable>
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
  const pool = new WorkerPool<ExamineTask, Examined>({
    done: 'examined',
    worker: options.worker ?? workerFile(import.meta.url, './examine-worker.ts'),
    threads: options.threads ?? Math.min(MAX_THREADS, availableParallelism()),
    maxWaiting: options.maxWaiting ?? MAX_WAITING,
    timeoutMs,
    memoryMb: options.memoryMb ?? EXAMINE_MEMORY_MB,
    idleMs: options.idleMs ?? IDLE_MS,
  })
  const breakers = new RecentBreakers()

  async function examined(
    raw: Uint8Array,
    as: ExamineTask['as'],
    read: (raw: Uint8Array) => Promise<Examined>,
  ): Promise<Examined> {
    const small = raw.length <= smallMessageBytes && headerBytes(raw) <= SMALL_HEADER_BYTES
    const here = small ? await examineHere(read(raw), timeoutMs) : null
    const result = here ?? (await pool.run({ bytes: raw, as }))
    if (result.kind === 'done') return result.result
    if (result.kind === 'spent') return { kind: 'unexaminable', cause: 'cost', reason: result.reason }
    if (breakers.sawBefore(raw)) return { kind: 'unexaminable', cause: 'cost', reason: 'examining it broke twice' }
    throw new Error('examining a message broke', { cause: result.error })
  }

  return {
    async examine(raw) {
      const message = await examined(raw, 'message', (bytes) => examineBytes(bytes, 'main'))
      if (isReturnedMail(message)) throw new Error('a message was read as returned mail')
      return message
    },
    async examineReturned(raw) {
      const mail = await examined(raw, 'returned', examineReturned)
      if (!('kind' in mail)) throw new Error('returned mail was read as a message')
      return mail
    },
    close: () => pool.close(),
  }
}

type Examined = Message | ReturnedMail | Unexaminable

function isReturnedMail(examined: Examined): examined is ReturnedMail {
  return 'kind' in examined && examined.kind === 'returned'
}

function headerBytes(raw: Uint8Array): number {
  const end = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).indexOf('\r\n\r\n')
  return end < 0 ? raw.length : end
}

/**
 * Null where a file must be opened, which is for a worker. The time limit cannot stop a loop here, only a parser that
 * never comes to an end; size bounds the rest.
 */
async function examineHere(reading: Promise<Examined>, timeoutMs: number): Promise<PoolResult<Examined> | null> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<PoolResult<Examined>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'spent', reason: `not examined within ${timeoutMs} ms` }), timeoutMs)
  })
  try {
    const done = reading.then((result): PoolResult<Examined> => ({ kind: 'done', result }))
    return await Promise.race([done, tooLate])
  } catch (error) {
    return error instanceof NeedsWorker ? null : { kind: 'broken', error }
  } finally {
    clearTimeout(timer)
  }
}
