/** Worker threads for heavy work on hostile bytes: how many, how long, how much memory, and who waits. */

import { Piscina } from 'piscina'

interface PoolOptions {
  /** What the threads do, for texts: `examined`. */
  readonly done: string
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

export type PoolResult<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** The task used up its time or memory. */
  | { readonly kind: 'spent'; readonly reason: string }
  /** The thread or the task broke for no known cause. */
  | { readonly kind: 'broken'; readonly error: unknown }

/** The whole of a thread's heap in MB; the young generation is part of it. Buffers are outside and bounded by size. */
function limits(memoryMb: number) {
  return { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: Math.min(48, memoryMb), stackSizeMb: 4 }
}

/** A task is plain data and is copied; one that is mostly bytes has them in `bytes`, whose copy moves to the thread. */
export interface PoolTask {
  readonly bytes?: Uint8Array
}

/**
 * Starts with the first message, ends its threads when there is nothing to do, and never keeps the process alive.
 * Waiting for a thread does not count towards a message's time.
 */
export class WorkerPool<Task extends PoolTask, Result> {
  private pool: Piscina<Task, Result> | null = null
  private running = 0
  private readonly waiting: (() => void)[] = []
  private closed = false

  constructor(private readonly options: PoolOptions) {}

  /** Throws when too many messages wait already, or when the pool is closed. */
  async run(task: Task): Promise<PoolResult<Result>> {
    await this.turn()
    try {
      if (this.closed) throw this.closedError()
      return await this.runNow(task)
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
    if (this.closed) throw this.closedError()
    if (this.running >= this.options.threads) {
      if (this.waiting.length >= this.options.maxWaiting) {
        throw new Error(`too many messages wait to be ${this.options.done}`)
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    }
    this.running++
  }

  private closedError(): Error {
    return new Error(`the pool is closed, nothing more is ${this.options.done}`)
  }

  private async runNow(task: Task): Promise<PoolResult<Result>> {
    const { done, timeoutMs, memoryMb } = this.options
    // The caller goes on needing its bytes, so a copy is what moves to the thread.
    const bytes = task.bytes && new Uint8Array(task.bytes)
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      const result = await this.started().run(bytes ? { ...task, bytes } : task, {
        transferList: bytes ? [bytes.buffer] : [],
        signal,
      })
      return { kind: 'done', result }
    } catch (error) {
      if (signal.aborted && isNamed(error, 'AbortError')) {
        return { kind: 'spent', reason: `not ${done} within ${timeoutMs} ms` }
      }
      if (hasCode(error, 'ERR_WORKER_OUT_OF_MEMORY')) {
        return { kind: 'spent', reason: `not ${done} within ${memoryMb} MB` }
      }
      if (this.closed) throw error
      return { kind: 'broken', error }
    }
  }

  private started(): Piscina<Task, Result> {
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
