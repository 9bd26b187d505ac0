/** A thread's side of the store: takes what waits at its port, has it done, and posts the replies. */

import { type MessagePort, parentPort, receiveMessageOnPort } from 'node:worker_threads'
import { type FromThread, type Reply, type Request, STOP, type ToThread } from './protocol.ts'
import { toTrouble } from './trouble.ts'

export interface Service {
  /** Answers some of the waiting requests: takes them from the front, as many as it likes but at least one. */
  answer(waiting: Request[]): Reply[]
  close(): void
  /** What can be transferred of a reply instead of being copied. */
  transferable?(reply: Reply): ArrayBuffer | null
}

/** Runs the service until it is told to stop. An error that `answer` throws ends the thread, and with it the store. */
export function serve(open: () => Service): void {
  if (parentPort === null) throw new Error('this file is the entry of a worker thread')
  const port = parentPort
  let service: Service
  try {
    service = open()
  } catch (error) {
    post(port, { kind: 'failed', trouble: toTrouble(error) })
    port.close()
    return
  }
  const waiting: Request[] = []
  let stopping = false
  const take = (message: ToThread) => {
    if (message === STOP) stopping = true
    else waiting.push(...message)
  }
  port.on('message', (message: ToThread) => {
    take(message)
    drain(port, take)
    while (waiting.length > 0) {
      const replies = service.answer(waiting)
      post(port, { kind: 'replies', replies }, transferables(service, replies))
      drain(port, take)
    }
    if (stopping) {
      service.close()
      port.close()
    }
  })
  post(port, { kind: 'ready' })
}

/** Takes everything that has arrived, so that what came during a commit shares the next one. */
function drain(port: MessagePort, take: (message: ToThread) => void): void {
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
    take(next.message as ToThread)
  }
}

function transferables(service: Service, replies: readonly Reply[]): ArrayBuffer[] {
  return replies.flatMap((reply) => service.transferable?.(reply) ?? [])
}

function post(port: MessagePort, message: FromThread, transfer: readonly ArrayBuffer[] = []): void {
  port.postMessage(message, transfer)
}

type Handlers<V> = { readonly [K in keyof V]: (...args: never[]) => unknown }

/** Calls the verb a request names. Both sides are compiled from one interface, so the arguments are its own. */
export function perform<V extends Handlers<V>>(verbs: V, verb: string, args: readonly unknown[]): unknown {
  const handler: unknown = Object.hasOwn(verbs, verb) ? verbs[verb as keyof V] : undefined
  if (typeof handler !== 'function') throw new Error(`the store's thread has no verb ${verb}`)
  return handler(...args)
}

/** A reply of its own for each request: for threads that only read. */
export function answerEach<V extends Handlers<V>>(verbs: V, waiting: Request[]): Reply[] {
  return waiting.splice(0, 64).map((request): Reply => {
    try {
      return { id: request.id, ok: true, value: perform(verbs, request.verb, request.args) }
    } catch (error) {
      return { id: request.id, ok: false, trouble: toTrouble(error) }
    }
  })
}
