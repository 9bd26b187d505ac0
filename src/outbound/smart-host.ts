/**
 * Hands one message to the smart host and reads what became of it. The only home of the SMTP client library.
 *
 * One recipient per transaction, so that each delivery has one clear outcome. Connections are kept and used again.
 */

import { isAscii } from 'node:buffer'
import { connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { type Address, parseAddress } from '../core/address.ts'
import { createHostPool, type Pooled } from './host-pool.ts'
import { outcomeOf, type SendOutcome, type SendStep } from './outcome.ts'

export interface SmartHostOptions {
  readonly host: string
  readonly port: number
  /** Our name in EHLO. */
  readonly hostname: string
  readonly maxConnections: number
  readonly connectMs?: number
  readonly greetingMs?: number
  /** Silence in the middle of a conversation. RFC 5321 section 4.5.3.2 has a client wait for minutes. */
  readonly silenceMs?: number
}

export interface OutgoingEnvelope {
  readonly reversePath: Address | null
  readonly forwardPath: Address
}

export interface SmartHost {
  /**
   * Sends one message; never rejects for anything the other side does. An aborted signal hangs up: what became of the
   * message is then unknown, which reads `deferred`.
   */
  send(envelope: OutgoingEnvelope, bytes: Uint8Array, signal?: AbortSignal): Promise<SendOutcome>
  /** Hangs up. Call it when nothing is being sent. */
  close(): Promise<void>
}

const MAX_USES = 100
const IDLE_MS = 20_000
const RESET_MS = 5_000
/** Nobody needs a longer reply, and one without end must not fill the memory. */
const MAX_REPLY_BYTES = 64 * 1024

export function createSmartHost(options: SmartHostOptions): SmartHost {
  const pool = createHostPool(() => openConnection(options), {
    maxConnections: options.maxConnections,
    maxUses: MAX_USES,
    idleMs: IDLE_MS,
  })

  return {
    async send(envelope, bytes, signal = new AbortController().signal) {
      // The library would read "a@b>CRLF RCPT TO:<c@d" as a mailbox of its own choice.
      for (const path of [envelope.reversePath, envelope.forwardPath]) {
        if (path !== null && parseAddress(path) !== path) throw new Error('an envelope address is not plain')
      }
      const first = await attempt(envelope, bytes, signal, false)
      // The connection had died unnoticed, before the message was on its way: nothing has been tried yet.
      return (first.stale && !signal.aborted ? await attempt(envelope, bytes, signal, true) : first).outcome
    },
    async close() {
      pool.close()
    },
  }

  async function attempt(
    envelope: OutgoingEnvelope,
    bytes: Uint8Array,
    signal: AbortSignal,
    fresh: boolean,
  ): Promise<{ outcome: SendOutcome; stale: boolean }> {
    const taking = pool.take({ fresh })
    try {
      const { connection, reused } = await orAborted(taking, signal)
      const sent = await connection.transact(envelope, bytes, signal)
      void putBack(connection, sent.outcome.kind === 'delivered')
      return { outcome: sent.outcome, stale: reused && sent.unheard && !sent.bodyStarted }
    } catch (error) {
      if (signal.aborted) void taking.then(({ connection }) => putBack(connection, true)).catch(() => {})
      return { outcome: outcomeOf('session', answerOf(error)), stale: false }
    }
  }

  async function putBack(connection: HostConnection, clean: boolean): Promise<void> {
    // What a refusal leaves of the transaction is cleared away before the next one.
    pool.giveBack(connection, clean || (connection.alive && (await connection.reset())))
  }
}

const ABORTED = 'sending took too long'

/** Waits for the promise, but no longer than the signal lets it. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new Error(ABORTED))
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

interface Transaction {
  readonly outcome: SendOutcome
  /** The message itself was on its way. */
  readonly bodyStarted: boolean
  /** The smart host said nothing, or no more than that it hangs up. */
  readonly unheard: boolean
}

interface HostConnection extends Pooled {
  transact(envelope: OutgoingEnvelope, bytes: Uint8Array, signal: AbortSignal): Promise<Transaction>
  reset(): Promise<boolean>
}

async function openConnection(options: SmartHostOptions): Promise<HostConnection> {
  const { connectMs = 30_000, greetingMs = 30_000, silenceMs = 5 * 60_000 } = options
  const socket = await openSocket(options.host, options.port, connectMs)
  const client = new SMTPConnection({
    connection: socket,
    host: options.host,
    port: options.port,
    name: options.hostname,
    secure: false,
    ignoreTLS: true,
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    socketTimeout: silenceMs,
    socketCloseTimeout: 1_000,
    maxResponseSize: MAX_REPLY_BYTES,
  })
  await new Promise<void>((resolve, reject) => {
    client.on('error', reject)
    client.once('end', () => reject(new Error('the smart host closed the connection')))
    client.connect((error) => (error ? reject(error) : resolve()))
  }).catch((error) => {
    client.close()
    throw error
  })

  return {
    get alive() {
      return !client.destroyed
    },
    close() {
      if (client.destroyed) return
      client.quit()
      // Nobody waits for the answer to QUIT.
      client.close()
    },
    transact: (envelope, bytes, signal) => transact(client, envelope, bytes, signal),
    reset: () =>
      new Promise((resolve) => {
        const end = (good: boolean) => {
          clearTimeout(timer)
          client.off('end', gone)
          resolve(good)
        }
        const gone = () => end(false)
        const timer = setTimeout(gone, RESET_MS)
        client.once('end', gone)
        client.reset((error) => end(!error))
      }),
  }
}

function openSocket(host: string, port: number, connectMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true })
    const timer = setTimeout(() => socket.destroy(new Error('connecting took too long')), connectMs)
    socket.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    socket.once('connect', () => {
      clearTimeout(timer)
      resolve(socket)
    })
  })
}

function transact(
  client: SMTPConnection,
  envelope: OutgoingEnvelope,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Transaction> {
  return new Promise((resolve) => {
    let bodyStarted = false
    // Read by the library only after 354, which shows that nothing can have been delivered before.
    const body = new Readable({
      read() {
        bodyStarted = true
        this.push(bytes)
        this.push(null)
      },
    })
    const end = (outcome: SendOutcome, unheard: boolean) => {
      signal.removeEventListener('abort', abort)
      resolve({ outcome, bodyStarted, unheard })
    }
    const abort = () => {
      client.close()
      end(outcomeOf('session', new Error(ABORTED)), true)
    }
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort)
    const { reversePath, forwardPath } = envelope
    const use8BitMime = !isAscii(bytes)
    client.send({ from: reversePath ?? '', to: [forwardPath], use8BitMime }, body, (error, sent) => {
      if (!error) return end(outcomeOf('final', sent?.response ?? new Error('no reply')), false)
      const answer = answerOf(error)
      end(outcomeOf(stepOf(error), answer), answer instanceof Error || answer.startsWith('421'))
    })
  })
}

/** What the library knows about a failure, as far as it is used here. */
interface ClientError extends Error {
  readonly code?: string | undefined
  readonly command?: string | undefined
  readonly response?: string | undefined
}

function answerOf(error: unknown): string | Error {
  if (!(error instanceof Error)) return new Error(String(error))
  return (error as ClientError).response || error
}

function stepOf({ command, code }: ClientError): SendStep {
  switch (command) {
    case 'MAIL FROM':
      return 'mail'
    case 'RCPT TO':
      return 'rcpt'
    case 'DATA':
      return code === 'EMESSAGE' ? 'final' : 'data'
    default:
      return 'session'
  }
}
