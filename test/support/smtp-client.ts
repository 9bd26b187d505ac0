/** An SMTP client on a raw socket that does nothing by itself: tests say each byte and read each reply. */

import { connect, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls'

export interface SmtpClient {
  /** What is spoken over: the plain socket, then the TLS one. */
  readonly socket: Socket
  /** Sends a line and its CRLF. */
  line(text: string): void
  raw(bytes: string | Uint8Array): void
  /** Each byte in a segment of its own. */
  bytewise(bytes: Uint8Array): Promise<void>
  /** The next line of a reply, without its CRLF. Rejects when the server hangs up first. */
  nextLine(): Promise<string>
  /** The last line of the next reply. */
  reply(): Promise<string>
  /** Sends a line and waits for its reply. */
  ask(text: string): Promise<string>
  /** Says STARTTLS and shakes hands; takes any certificate unless told otherwise. */
  startTls(options?: ConnectionOptions): Promise<TLSSocket>
  /** Shakes hands without a word before. */
  shakeHands(options?: ConnectionOptions): Promise<TLSSocket>
  /** Resolves when the server has hung up, with the lines nobody read. */
  closed(): Promise<string[]>
  close(): void
}

const DEADLINE_MS = 10_000

/** `from`: the loopback address to come from, where it matters. */
export function connectSmtp(address: string, from?: string): SmtpClient {
  const port = Number(address.slice(address.lastIndexOf(':') + 1))
  const host = address.slice(0, address.lastIndexOf(':')).replace(/^\[|\]$/g, '')
  let socket: Socket = connect({ host, port, noDelay: true, ...(from === undefined ? {} : { localAddress: from }) })
  const lines: string[] = []
  let partial = ''
  let ended = false
  let changed = () => {}

  listen(socket)

  function listen(to: Socket): void {
    to.on('data', hear)
    to.on('error', () => {})
    for (const event of ['end', 'close'] as const) {
      to.on(event, () => {
        ended = true
        changed()
      })
    }
  }

  function hear(chunk: Buffer): void {
    const parts = (partial + chunk.toString('latin1')).split('\r\n')
    partial = parts.pop() ?? ''
    lines.push(...parts)
    changed()
  }

  function shakeHands(options: ConnectionOptions = {}): Promise<TLSSocket> {
    socket.off('data', hear)
    const below = socket
    return new Promise((resolve, reject) => {
      const secure = connectTls({ rejectUnauthorized: false, ...options, socket: below }, () => {
        socket = secure
        listen(secure)
        resolve(secure)
      })
      secure.once('error', reject)
      secure.once('close', () => reject(new Error('the server hung up in the handshake')))
    })
  }

  /** Waits until the test holds, for as long as a slow machine may take. */
  function until(what: string, holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${what}: no answer in ${DEADLINE_MS} ms`)), DEADLINE_MS)
      const check = () => {
        if (!holds()) return
        clearTimeout(timer)
        changed = () => {}
        resolve()
      }
      changed = check
      check()
    })
  }

  async function nextLine(): Promise<string> {
    await until('reply', () => lines.length > 0 || ended)
    const line = lines.shift()
    if (line === undefined) throw new Error('the server hung up')
    return line
  }

  async function reply(): Promise<string> {
    for (;;) {
      const line = await nextLine()
      if (line[3] !== '-') return line
    }
  }

  return {
    get socket() {
      return socket
    },
    line: (text) => void socket.write(`${text}\r\n`),
    raw: (bytes) => void socket.write(bytes),
    async bytewise(bytes) {
      for (const byte of bytes) {
        // Written and flushed one by one, with a turn of the event loop in between for the server to read.
        await new Promise<void>((resolve) => socket.write(Uint8Array.of(byte), () => setImmediate(resolve)))
      }
    },
    nextLine,
    reply,
    ask(text) {
      socket.write(`${text}\r\n`)
      return reply()
    },
    async startTls(options) {
      socket.write('STARTTLS\r\n')
      const said = await reply()
      if (!said.startsWith('220')) throw new Error(`STARTTLS was answered ${said}`)
      return shakeHands(options)
    },
    shakeHands,
    async closed() {
      await until('hang-up', () => ended)
      return lines.splice(0)
    },
    close: () => void socket.destroy(),
  }
}
