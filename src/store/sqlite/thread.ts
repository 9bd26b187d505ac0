/** The main thread's side of one of the store's threads: asks, waits for the reply, and knows when it has died. */

import { type Transferable, Worker } from 'node:worker_threads'
import { type FromThread, type Reply, type Request, STOP, type ThreadSetup, type ToThread } from './protocol.ts'
import { fromTrouble, toTrouble } from './trouble.ts'

/** Verbs, whatever they are called and take. */
export type VerbsOf<V> = { readonly [K in keyof V]: (...args: never[]) => unknown }

export interface AskOptions {
  readonly weight?: number
  readonly transfer?: readonly Transferable[]
  /** For what nobody waits for: it may stay here so long, to travel and be committed with others. */
  readonly patienceMs?: number
}

export interface Thread<V> {
  /** Asks for a verb. Rejects when it failed, and when the thread has ended. */
  ask<K extends keyof V & string>(
    verb: K,
    args: V[K] extends (...args: infer Args) => unknown ? Args : never,
    options?: AskOptions,
  ): Promise<V[K] extends (...args: never[]) => infer Answer ? Answer : never>
  /** Resolves to the reason when the thread ends without having been stopped; else never. */
  readonly failed: Promise<Error>
  /** Lets the thread finish what it was asked and waits until it has ended. */
  stop(): Promise<void>
}

interface Pending {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** Starts a thread and waits until it has opened what it needs. `name` is for messages. */
export async function startThread<V extends VerbsOf<V>>(
  name: string,
  file: URL,
  setup: ThreadSetup,
): Promise<Thread<V>> {
  const worker = new Worker(file, { workerData: setup, name: `store-${name}` })
  const pending = new Map<number, Pending>()
  let ended: Error | null = null
  let stopping = false
  let unsent: Request[] = []
  let flushing = false
  let patience: NodeJS.Timeout | null = null
  let lastId = 0

  const end = (error: Error) => {
    ended ??= error
    for (const waiting of pending.values()) waiting.reject(ended)
    pending.clear()
  }
  let tellFailed: (error: Error) => void = () => {}
  const failed = new Promise<Error>((resolve) => {
    tellFailed = resolve
  })
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      end(new Error(stopping ? 'the store is closed' : `the store's ${name} thread has ended (exit code ${code})`))
      if (!stopping && ended !== null) tellFailed(ended)
      resolve()
    })
  })
  worker.on('error', (cause) => end(new Error(`the store's ${name} thread has failed: ${cause.message}`, { cause })))

  const settle = (reply: Reply) => {
    const waiting = pending.get(reply.id)
    pending.delete(reply.id)
    if (reply.ok) waiting?.resolve(reply.value)
    else waiting?.reject(fromTrouble(reply.trouble))
  }
  const post = (message: ToThread, transfer: readonly Transferable[] = []) => worker.postMessage(message, transfer)
  const flush = () => {
    const requests = unsent
    unsent = []
    flushing = false
    if (patience !== null) clearTimeout(patience)
    patience = null
    if (requests.length === 0 || ended !== null) return
    try {
      post(requests)
    } catch (cause) {
      const trouble = toTrouble(cause)
      for (const { id } of requests) settle({ id, ok: false, trouble })
    }
  }

  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'replies') for (const reply of message.replies) settle(reply)
      else if (message.kind === 'ready') resolve()
      else end(fromTrouble(message.trouble))
    })
    // A thread that could not start is waited for: then no file is open any more when the caller hears of it.
    void exited.then(() => reject(ended ?? new Error(`the store's ${name} thread did not start`)))
  })

  return {
    failed,
    ask: (verb, args, options = {}) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended)
        lastId += 1
        // The thread's verb of that name made the value, and both sides are compiled from one interface.
        pending.set(lastId, { resolve: resolve as (value: unknown) => void, reject })
        const request = { id: lastId, verb, args, weight: options.weight ?? 1 }
        if (options.transfer !== undefined) return post([request], options.transfer)
        unsent.push(request)
        // Requests of the same turn travel together, of whichever connection: posting and waking cost more than either.
        if (options.patienceMs === undefined) {
          if (!flushing) setImmediate(flush)
          flushing = true
        } else patience ??= setTimeout(flush, options.patienceMs)
      }),
    stop: async () => {
      stopping = true
      flush()
      if (ended === null) post(STOP)
      await exited
    },
  }
}
