/** What one session may get wrong or while away, and how many sessions a client may have. */

import type { SmtpReply } from '../core/smtp-reply.ts'
import { replies } from '../core/smtp-reply.ts'
import { sessionReplies } from './session-replies.ts'

export interface CommandLimits {
  readonly maxErrors: number
  readonly maxNoops: number
  readonly maxMailCommands: number
  readonly maxUnknownCommands: number
}

/** Counts since the last message that was taken. Each method returns the reply that ends the session, or null. */
export interface CommandCount {
  /** A command arrived. */
  command(verb: string): SmtpReply | null
  /** A reply went out. */
  replied(code: number): SmtpReply | null
}

const MOVES_A_MESSAGE = new Set(['MAIL', 'RCPT', 'DATA', 'QUIT'])
/** Those that EHLO does not offer are errors, but nothing that only a broken or hostile client would send. */
const KNOWN = new Set(['EHLO', 'HELO', 'NOOP', 'RSET', 'HELP', 'VRFY', 'EXPN', 'AUTH', 'STARTTLS', 'ETRN', 'TURN'])

export function createCommandCount(limits: CommandLimits): CommandCount {
  let errors = 0
  let idle = 0
  let moving = 0
  let unknown = 0

  return {
    command(verb) {
      if (MOVES_A_MESSAGE.has(verb))
        return ++moving > limits.maxMailCommands ? sessionReplies.tooManyIdleCommands : null
      if (!KNOWN.has(verb)) return ++unknown > limits.maxUnknownCommands ? sessionReplies.tooManyErrors : null
      return ++idle > limits.maxNoops ? sessionReplies.tooManyIdleCommands : null
    },
    replied(code) {
      return code >= 500 && ++errors >= limits.maxErrors ? sessionReplies.tooManyErrors : null
    },
  }
}

export interface ConnectionCount {
  /** Counts a connection in, or says why not. `key` is null for a client exempt from rules per IP. */
  open(key: string | null): SmtpReply | null
  /** Counts out a connection that `open` let in. */
  close(key: string | null): void
}

/**
 * Of all places, a quarter is out of reach for clients that rules per IP apply to: many of them together must not shut
 * out the mail exchanger we trust.
 */
export function createConnectionCount(maxConnections: number, maxPerIp: number): ConnectionCount {
  const perIp = new Map<string, number>()
  const forStrangers = maxConnections - Math.floor(maxConnections / 4)
  let total = 0
  let strangers = 0

  return {
    open(key) {
      const own = key === null ? 0 : (perIp.get(key) ?? 0)
      if (total >= maxConnections || own >= maxPerIp) return replies.tooBusy
      if (key !== null && strangers >= forStrangers) return replies.tooBusy
      total++
      if (key === null) return null
      strangers++
      perIp.set(key, own + 1)
      return null
    },
    close(key) {
      total--
      if (key === null) return
      strangers--
      const own = perIp.get(key) ?? 0
      if (own > 1) perIp.set(key, own - 1)
      else perIp.delete(key)
    },
  }
}
