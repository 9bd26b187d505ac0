/** The one way into examine/: raw bytes to a Message, whatever the bytes are. */

import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Message, Unexaminable } from '../core/message/message.ts'
import { workerFile } from '../system/worker-file.ts'
import { examineBytes } from './examine-bytes.ts'
import { ExaminePool, type PoolResult } from './examine-pool.ts'
import { EXAMINE_MEMORY_MB, EXAMINE_TIMEOUT_MS, SMALL_HEADER_BYTES, SMALL_MESSAGE_BYTES } from './limits.ts'

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
  /** Larger messages go to a worker thread. */
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
  const pool = new ExaminePool({
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
      const result = small ? await examineHere(raw, timeoutMs) : await pool.examine(raw)
      if (result.kind === 'examined') return result.examined
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

/** The time limit cannot stop a loop here, only a parser that never comes to an end; size bounds the rest. */
async function examineHere(raw: Uint8Array, timeoutMs: number): Promise<PoolResult> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<PoolResult>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'spent', reason: `not examined within ${timeoutMs} ms` }), timeoutMs)
  })
  try {
    const examined = examineBytes(raw).then((result): PoolResult => ({ kind: 'examined', examined: result }))
    return await Promise.race([examined, tooLate])
  } catch (error) {
    return { kind: 'broken', error }
  } finally {
    clearTimeout(timer)
  }
}

const MAX_REMEMBERED = 1000

/** The fingerprints of bytes that broke an examination without a known cause; the oldest are forgotten. */
class RecentBreakers {
  private readonly hashes = new Set<string>()

  /** Remembers the bytes, and says whether they were remembered already. */
  sawBefore(raw: Uint8Array): boolean {
    const hash = createHash('sha256').update(raw).digest('hex')
    if (this.hashes.has(hash)) return true
    this.hashes.add(hash)
    const [oldest] = this.hashes
    if (this.hashes.size > MAX_REMEMBERED && oldest !== undefined) this.hashes.delete(oldest)
    return false
  }
}
