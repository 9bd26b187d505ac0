/** Asks clamd about one file, by INSTREAM (clamd(8)): the whole content goes to it, and nothing of ours is opened by it. */

import { connect, type Socket } from 'node:net'

export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number }

export type ClamdAnswer =
  | { readonly kind: 'clean' }
  /** `name`: what clamd calls it, printable and short. */
  | { readonly kind: 'virus'; readonly name: string }
  /** It was not looked through; why, in a few words. */
  | { readonly kind: 'unscanned'; readonly reason: string }

/** A chunk as large as clamd reads at once. */
const CHUNK_BYTES = 64 * 1024
/** An answer is one line; what says more is no clamd. */
const MAX_REPLY_BYTES = 4096
const MAX_NAME_CHARACTERS = 100

/**
 * One connection for one file: clamd ends it when a stream is too large, and an answer can never be taken for that about
 * another file. Never rejects; whatever goes wrong is `unscanned`, and so is the end of `signal`.
 */
export async function askClamd(content: Uint8Array, address: ClamdAddress, signal: AbortSignal): Promise<ClamdAnswer> {
  if (signal.aborted) return unscanned('clamd: no time left')
  const socket = connect(address)
  const stop = () => socket.destroy(new Error('no answer in time'))
  signal.addEventListener('abort', stop, { once: true })
  try {
    const answer = reply(socket)
    send(content, socket)
    return readAnswer(await answer)
  } catch (error) {
    return unscanned(`clamd: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    signal.removeEventListener('abort', stop)
    socket.destroy()
  }
}

/** Each chunk behind its length, then a length of nothing. */
function send(content: Uint8Array, socket: Socket): void {
  const lengthOf = (bytes: number) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes)
    return length
  }
  let at = 0
  const more = () => {
    // Only as much as the socket takes: a slow clamd must not have the file in memory twice.
    while (at < content.byteLength) {
      const chunk = content.subarray(at, at + CHUNK_BYTES)
      at += chunk.byteLength
      socket.write(lengthOf(chunk.byteLength))
      if (!socket.write(chunk)) {
        socket.once('drain', more)
        return
      }
    }
    socket.write(lengthOf(0))
  }
  socket.write('zINSTREAM\0')
  more()
}

/**
 * What clamd says before it ends the line or the connection. It may say it while we still write: then the connection
 * breaks, and what was said before counts.
 */
function reply(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let bytes = 0
    const said = () => Buffer.concat(pieces).toString('latin1')
    socket.on('data', (piece: Buffer) => {
      pieces.push(piece)
      bytes += piece.byteLength
      if (piece.includes(0)) resolve(said())
      else if (bytes > MAX_REPLY_BYTES) reject(new Error('an answer without end'))
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(bytes === 0 ? 'it hung up' : 'it hung up in its answer')))
  })
}

function readAnswer(text: string): ClamdAnswer {
  const end = text.indexOf('\0')
  const line = (end < 0 ? text : text.slice(0, end)).trim()
  if (line === 'stream: OK') return { kind: 'clean' }
  const [, name] = /^stream: (\S(?:.*\S)?) FOUND$/.exec(line) ?? []
  if (name !== undefined) return { kind: 'virus', name: printable(name) }
  return unscanned(`clamd: ${printable(line) || 'an empty answer'}`)
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, MAX_NAME_CHARACTERS)
}

function unscanned(reason: string): ClamdAnswer {
  return { kind: 'unscanned', reason }
}
