/** What a worker thread runs: one message a task. Files are handed back without being copied. */

import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import { examineBytes } from './examine-bytes.ts'
import { examineReturned } from './examine-returned.ts'

// Libraries tell the console what they think of hostile bytes, a line for each oddity: no daemon's log is for that.
Reflect.set(globalThis, 'console', new Console(new Writable({ write: (_chunk, _encoding, done) => done() })))

export interface ExamineTask {
  readonly bytes: Uint8Array
  /** What the bytes are read as: a message to relay, or what came back to a return path. */
  readonly as: 'message' | 'returned'
}

export default async function examineTask({ bytes, as }: ExamineTask): Promise<unknown> {
  if (as === 'returned') return examineReturned(bytes)
  const examined = await examineBytes(bytes)
  const attachments = 'attachments' in examined ? examined.attachments : []
  // A file that needs no cleaning shares its bytes, which can be moved only once.
  const buffers = new Set(attachments.flatMap(({ content, cleaned }) => [content.buffer, (cleaned ?? content).buffer]))
  return move({ [transferableSymbol]: [...buffers], [valueSymbol]: examined })
}
