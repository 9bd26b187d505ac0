/** Entry of the thread for large bodies: compressing and sealing megabytes must keep neither mail nor look-ups waiting. */

import { workerData } from 'node:worker_threads'
import { openBody } from './bodies.ts'
import { bodyFolders, readBodyFile, removeBodyFile, sweepFolder, writeBodyFile } from './body-files.ts'
import { openForReading } from './connection.ts'
import { type KeyReader, openKeyReader } from './keys.ts'
import type { BodyVerbs, Reply, ThreadSetup } from './protocol.ts'
import { seal } from './seal.ts'
import { answerEach, serve } from './serve.ts'

function bodyVerbs(bodies: string, keys: KeyReader): BodyVerbs {
  return {
    keep: (name, bytes) => {
      const { size, encoding, sealed } = seal(name, bytes, keys.of(name.conversation))
      return { kind: 'file', size, encoding, file: writeBodyFile(bodies, sealed) }
    },
    open: (name, message, body) => {
      const bytes = openBody(name, message, body, (file) => readBodyFile(bodies, file), keys)
      // Bytes in a buffer of their own are handed over instead of being copied.
      return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
    },
    discard: (files) => {
      for (const file of files) removeBodyFile(bodies, file)
    },
  }
}

/** Sweeps one folder after the other, and between them lets requests have their turn. */
function sweepInTurns(setup: ThreadSetup, before: number): () => void {
  const connection = openForReading(setup.dir.database)
  const isNamed = connection.prepare<[string], number>('SELECT 1 FROM body WHERE file = ?').pluck()
  const folders = bodyFolders(setup.dir.bodies)
  const close = () => {
    clearImmediate(turn)
    if (connection.open) connection.close()
  }
  const next = () => {
    const folder = folders.pop()
    if (folder === undefined) return close()
    try {
      sweepFolder(folder, before, (file) => isNamed.get(file) !== undefined)
    } catch {
      // What cannot be swept now stays until the next start; it is in nobody's way.
    }
    turn = setImmediate(next)
  }
  let turn = setImmediate(next)
  return close
}

serve(() => {
  const setup: ThreadSetup = workerData
  const keys = openKeyReader(setup.dir.keys)
  const verbs = bodyVerbs(setup.dir.bodies, keys)
  const stopSweep = setup.sweepBefore === null ? () => {} : sweepInTurns(setup, setup.sweepBefore)
  return {
    answer: (waiting) => answerEach(verbs, waiting),
    close: () => {
      stopSweep()
      keys.close()
    },
    transferable: (reply: Reply) =>
      reply.ok && reply.value instanceof Uint8Array && reply.value.buffer instanceof ArrayBuffer
        ? reply.value.buffer
        : null,
  }
})
