/**
 * Hands one message to the smart host and reads what became of it.
 *
 * One recipient per transaction, so that each delivery has one clear outcome. Connections are kept and used again.
 */

import { parseAddress } from '../core/address.ts'
import { answerOf } from './client-error.ts'
import { ABORTED, type HostConnection, type OutgoingEnvelope } from './host-connection.ts'
import { createHostPool } from './host-pool.ts'
import { outcomeOf, type SendOutcome } from './outcome.ts'
import { createOpener, type ProtectedHostOptions } from './protection.ts'

export interface SmartHostOptions extends ProtectedHostOptions {
  readonly maxConnections: number
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

export function createSmartHost(options: SmartHostOptions): SmartHost {
  const pool = createHostPool(createOpener(options), {
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

/** Waits for the promise, but no longer than the signal lets it. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new Error(ABORTED))
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
