/** One connection to the smart host, protected and logged in as configured. The only home of the SMTP client library. */

import { isAscii } from 'node:buffer'
import { Readable } from 'node:stream'
import type { ConnectionOptions } from 'node:tls'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Secret } from '../config/secret.ts'
import type { Address } from '../core/address.ts'
import { answerOf, type ClientError, concealed, stepOf } from './client-error.ts'
import { createConcealer } from './conceal.ts'
import type { Pooled } from './host-pool.ts'
import { openSocket } from './open-socket.ts'
import { outcomeOf, type SendOutcome } from './outcome.ts'
import { TlsFailed, tlsFailure } from './tls-failure.ts'

export interface HostConnectionOptions {
  readonly host: string
  readonly port: number
  /** Our name in EHLO. */
  readonly hostname: string
  readonly connectMs?: number
  readonly greetingMs?: number
  /** Silence in the middle of a conversation. RFC 5321 section 4.5.3.2 has a client wait for minutes. */
  readonly silenceMs?: number
  /** What the smart host asks for. Goes over protected connections only. */
  readonly login?: { readonly user: string; readonly password: Secret } | null
}

/** How one connection is protected. */
export type Protection =
  | { readonly kind: 'none' }
  /** TLS where it is offered; where that fails, the connection does. */
  | { readonly kind: 'if-offered' }
  /** `verified`: by a certificate for the host's name from `ca`, or where that is null from an authority Node knows. */
  | { readonly kind: 'always'; readonly implicit: boolean; readonly verified: boolean; readonly ca: string | null }

export interface OutgoingEnvelope {
  readonly reversePath: Address | null
  readonly forwardPath: Address
}

export interface Transaction {
  readonly outcome: SendOutcome
  /** The message itself was on its way. */
  readonly bodyStarted: boolean
  /** The smart host said nothing, or no more than that it hangs up. */
  readonly unheard: boolean
}

export interface HostConnection extends Pooled {
  transact(envelope: OutgoingEnvelope, bytes: Uint8Array, signal: AbortSignal): Promise<Transaction>
  reset(): Promise<boolean>
}

export const ABORTED = 'sending took too long'
const RESET_MS = 5_000
/** Nobody needs a longer reply, and one without end must not fill the memory. */
const MAX_REPLY_BYTES = 64 * 1024

/** Rejects with {@link TlsFailed} when TLS was begun, or must be, and failed; nothing has been sent then. */
export async function openConnection(options: HostConnectionOptions, protection: Protection): Promise<HostConnection> {
  const conceal = createConcealer(options.login ?? null)
  const client = await openClient(options, protection)
  try {
    await establish(client, protection)
    if (options.login) await logIn(client, options.login)
  } catch (error) {
    client.close()
    throw concealed(error, conceal)
  }

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
    transact: (envelope, bytes, signal) => transact(client, envelope, bytes, { signal, conceal }),
    reset: () => reset(client),
  }
}

async function openClient(options: HostConnectionOptions, protection: Protection): Promise<SMTPConnection> {
  const { host, port, hostname, connectMs = 30_000, greetingMs = 30_000, silenceMs = 5 * 60_000 } = options
  return new SMTPConnection({
    connection: await openSocket(host, port, connectMs),
    host,
    port,
    name: hostname,
    secure: protection.kind === 'always' && protection.implicit,
    ignoreTLS: protection.kind === 'none',
    tls: tlsOptions(protection),
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    socketTimeout: silenceMs,
    socketCloseTimeout: 1_000,
    maxResponseSize: MAX_REPLY_BYTES,
  })
}

function tlsOptions(protection: Protection): ConnectionOptions {
  const verified = protection.kind === 'always' && protection.verified
  const ca = protection.kind === 'always' ? protection.ca : null
  return { minVersion: 'TLSv1.2', rejectUnauthorized: verified, ...(ca === null ? {} : { ca }) }
}

/** Resolves once commands may be sent over a connection protected as asked for. */
async function establish(client: SMTPConnection, protection: Protection): Promise<void> {
  const implicit = protection.kind === 'always' && protection.implicit
  try {
    await untilGone(client, (done) => client.connect(done))
  } catch (error) {
    if (error instanceof Error && tlsBegun(client, error, implicit)) throw tlsFailure(error)
    throw error
  }
  if (protection.kind === 'always' && !client.secure) throw new TlsFailed('it does not offer STARTTLS')
}

/** Whether a connection that failed did so over TLS, and not before or later. */
function tlsBegun(client: SMTPConnection, error: ClientError, implicit: boolean): boolean {
  if (client.upgrading || error.command === 'STARTTLS') return true
  // Some servers refuse a handshake that the client takes to be complete: their alert comes instead of a reply.
  if (client.secure) return !implicit && error.response === undefined
  return protectionOffered(client) && error.response === undefined
}

/** Whether the last that was heard was an EHLO that offers STARTTLS, which is then the next command. */
function protectionOffered({ lastServerResponse, options }: SMTPConnection): boolean {
  return options.ignoreTLS !== true && /^250[ -]STARTTLS\b/im.test(lastServerResponse || '')
}

async function logIn(client: SMTPConnection, { user, password }: NonNullable<HostConnectionOptions['login']>) {
  if (!client.secure) throw new Error('the password is not sent without TLS')
  if (!client.allowsAuth) throw new Error('the smart host does not offer to log in (AUTH)')
  await untilGone(client, (done) => client.login({ user, pass: password.reveal() }, done))
}

/** Runs one step; whatever ends the connection ends the step. */
function untilGone(client: SMTPConnection, step: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    // Stays for good: an error that nobody hears would end the process.
    client.on('error', reject)
    client.once('end', () => reject(new Error('the smart host closed the connection')))
    step((error) => (error ? reject(error) : resolve()))
  })
}

function reset(client: SMTPConnection): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (good: boolean) => {
      clearTimeout(timer)
      client.off('end', gone)
      resolve(good)
    }
    const gone = () => end(false)
    const timer = setTimeout(gone, RESET_MS)
    client.once('end', gone)
    client.reset((error) => end(!error))
  })
}

function transact(
  client: SMTPConnection,
  envelope: OutgoingEnvelope,
  bytes: Uint8Array,
  { signal, conceal }: { readonly signal: AbortSignal; conceal(text: string): string },
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
      if (!error) return end(outcomeOf('final', sent?.response ? conceal(sent.response) : new Error('no reply')), false)
      const answer = answerOf(concealed(error, conceal))
      end(outcomeOf(stepOf(error), answer), answer instanceof Error || answer.startsWith('421'))
    })
  })
}
