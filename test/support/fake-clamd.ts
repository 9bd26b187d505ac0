/**
 * A clamd that knows one virus and follows a script, on raw sockets, so that it can be as wrong as real ones are.
 *
 * It reads INSTREAM strictly: what it did not get as clamd(8) has it, it says so.
 */

import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What it finds, wherever it stands in a file. */
export const FAKE_VIRUS = 'fake-virus-for-tests'

export type ClamdBehaviour =
  | 'honest'
  /** Takes the connection, and says nothing ever. */
  | 'silent'
  /** Reads nothing of what it is sent. */
  | 'deaf'
  /** Hangs up after the first bytes. */
  | 'dying'
  /** Resets the connection after the first bytes. */
  | 'resetting'
  /** Ends the connection in the middle of its answer. */
  | 'interrupted'
  | { readonly says: string }
  /** Says so when a stream is longer, and hangs up without reading the rest. */
  | { readonly mostBytes: number }

export interface FakeClamd {
  readonly address: { readonly host: string; readonly port: number }
  /** What came as streams, in the order they ended. */
  readonly streams: readonly Buffer[]
  /** Connections so far. */
  readonly connections: number
  behave(behaviour: ClamdBehaviour): void
  close(): Promise<void>
}

export async function startFakeClamd(behaviour: ClamdBehaviour = 'honest'): Promise<FakeClamd> {
  const open = new Set<Socket>()
  const streams: Buffer[] = []
  let behaves = behaviour
  let connections = 0
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    open.add(socket)
    connections++
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {})
    if (behaves === 'deaf') return
    let received = Buffer.alloc(0)
    socket.on('data', (piece) => {
      received = Buffer.concat([received, piece])
      take(socket, received)
    })
    socket.resume()
  })
  const take = (socket: Socket, received: Buffer) => {
    const say = (text: string) => void socket.end(`${text}\0`)
    if (behaves === 'silent' || behaves === 'deaf') return
    if (behaves === 'dying') return void socket.destroy()
    if (behaves === 'resetting') return void socket.resetAndDestroy()
    if (behaves === 'interrupted') return void socket.end('stream: O')
    if (typeof behaves === 'object' && 'says' in behaves) return void socket.end(behaves.says)
    const stream = streamIn(received)
    if (stream === 'wrong') return say('UNKNOWN COMMAND')
    if (typeof behaves === 'object' && stream.content.byteLength > behaves.mostBytes) {
      return say('INSTREAM size limit exceeded. ERROR')
    }
    if (!stream.ended) return
    streams.push(stream.content)
    say(stream.content.includes(FAKE_VIRUS) ? 'stream: Fake.Virus-1 FOUND' : 'stream: OK')
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: { host: '127.0.0.1', port },
    streams,
    get connections() {
      return connections
    },
    behave: (next) => {
      behaves = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}

const COMMAND = Buffer.from('zINSTREAM\0')

/** The content that has come so far; `wrong` where it is no stream. */
function streamIn(received: Buffer): { readonly content: Buffer; readonly ended: boolean } | 'wrong' {
  const head = received.subarray(0, COMMAND.byteLength)
  if (!head.equals(COMMAND.subarray(0, head.byteLength))) return 'wrong'
  const chunks: Buffer[] = []
  let at = COMMAND.byteLength
  while (at + 4 <= received.byteLength) {
    const length = received.readUInt32BE(at)
    at += 4
    if (length === 0) return at === received.byteLength ? { content: Buffer.concat(chunks), ended: true } : 'wrong'
    chunks.push(received.subarray(at, at + length))
    at += length
  }
  return { content: Buffer.concat(chunks), ended: false }
}
