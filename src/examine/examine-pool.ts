/** The worker threads that examine large messages: how many, how long, how much memory, and who waits. */

import { Piscina } from 'piscina'
import type { Message, Unexaminable } from '../core/message/message.ts'

interface PoolOptions {
  /** The compiled entry of the threads. */
  readonly worker: URL
  readonly threads: number
  /** Messages that may wait for a thread. */
  readonly maxWaiting: number
  readonly timeoutMs: number
  readonly memoryMb: number
  /** An idle thread ends after this. */
  readonly idleMs: number
}

export type PoolResult =
  | { readonly kind: 'examined'; readonly examined: Message | Unexaminable }
  /** The task used up its time or memory. */
  | { readonly kind: 'spent'; readonly reason: string }
  /** The thread or the task broke for no known cause. */
  | { readonly kind: 'broken'; readonly error: unknown }

/** The whole of a thread's heap in MB; the young generation is part of it. Buffers are outside and bounded by size. */
function limits(memoryMb: number) {
  return { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: Math.min(48, memoryMb), stackSizeMb: 4 }
}

/**
 * Starts with the first message, ends its threads when there is nothing to do, and never keeps the process alive.
 * Waiting for a thread does not count towards a message's time.
 */
export class ExaminePool {
  private pool: Piscina<Uint8Array, Message | Unexaminable> | null = null
  private running = 0
  private readonly waiting: (() => void)[] = []
  private closed = false

  constructor(private readonly options: PoolOptions) {}

  /** Throws when too many messages wait already, or when the pool is closed. */
  async examine(raw: Uint8Array): Promise<PoolResult> {
    await this.turn()
    try {
      if (this.closed) throw new Error('the examiner is closed')
      return await this.run(raw)
    } finally {
      this.running--
      this.waiting.shift()?.()
    }
  }

  async close(): Promise<void> {
    this.closed = true
    for (const wake of this.waiting.splice(0)) wake()
    const pool = this.pool
    this.pool = null
    await pool?.destroy()
  }

  private async turn(): Promise<void> {
    if (this.closed) throw new Error('the examiner is closed')
    if (this.running >= this.options.threads) {
      if (this.waiting.length >= this.options.maxWaiting) throw new Error('too many messages wait to be examined')
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    }
    this.running++
  }

  private async run(raw: Uint8Array): Promise<PoolResult> {
    // The caller goes on needing its bytes, so a copy is what moves to the thread.
    const copy = new Uint8Array(raw)
    const signal = AbortSignal.timeout(this.options.timeoutMs)
    try {
      const examined = await this.started().run(copy, { transferList: [copy.buffer], signal })
      return { kind: 'examined', examined }
    } catch (error) {
      if (signal.aborted && isNamed(error, 'AbortError')) {
        return { kind: 'spent', reason: `not examined within ${this.options.timeoutMs} ms` }
      }
      if (hasCode(error, 'ERR_WORKER_OUT_OF_MEMORY')) {
        return { kind: 'spent', reason: `examining took more than ${this.options.memoryMb} MB` }
      }
      if (this.closed) throw error
      return { kind: 'broken', error }
    }
  }

  private started(): Piscina<Uint8Array, Message | Unexaminable> {
    const { worker, threads, idleMs, memoryMb } = this.options
    this.pool ??= new Piscina({
      filename: worker.href,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: idleMs,
      concurrentTasksPerWorker: 1,
      resourceLimits: limits(memoryMb),
    })
    return this.pool
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
