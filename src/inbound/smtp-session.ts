/** What MAIL, RCPT and DATA are answered. Knows the relay, not the wire. */

import { type Address, parseAddress } from '../core/address.ts'
import { replies, type SmtpReply } from '../core/smtp-reply.ts'
import { masked } from '../log/mail-log.ts'
import type { InboundOptions, InboundParts } from './inbound.ts'
import type { Intake } from './intake.ts'
import { checkMailParameters, type PathCommand } from './mail-command.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { countReceived } from './received-count.ts'
import type { ReceivedData } from './receive-data.ts'
import { sessionReplies } from './session-replies.ts'

/** RFC 5321 section 6.3 asks for a large threshold; mail that crosses this many servers goes in a circle. */
const MAX_RECEIVED = 25

export interface Client {
  readonly ip: string
  readonly trusted: boolean
  /** What rules per IP count it by; null where they do not apply. */
  readonly key: string | null
}

export interface SessionParts extends InboundParts {
  readonly options: InboundOptions
  readonly intake: Intake
  readonly messagesPerIp: RateLimiter
}

/** One client's transactions, one after the other. Each method returns why not, or null to go on. None rejects. */
export interface SmtpSession {
  mail(command: PathCommand): Promise<SmtpReply | null>
  rcpt(command: PathCommand): Promise<SmtpReply | null>
  /** The reply to the final dot; null where nobody is there to hear one. */
  data(received: ReceivedData): Promise<SmtpReply | null>
  /** Forgets the transaction: RSET, EHLO, or the end of one. */
  reset(): void
  /** Logs a refusal that was decided elsewhere. */
  refused(stage: string, reply: SmtpReply, reason: string): SmtpReply
}

export function createSmtpSession(client: Client, parts: SessionParts): SmtpSession {
  const { options, mailLog, clock } = parts
  let session = parts.freshId()
  let reversePath: Address | null = null
  let forwardPaths: Address[] = []

  return { mail, rcpt, data, reset, refused }

  async function mail({ path, parameters }: PathCommand): Promise<SmtpReply | null> {
    reset()
    session = parts.freshId()
    if (client.key !== null && !parts.messagesPerIp.take(client.key, clock.now())) {
      return refused('mail', replies.slowDown, 'per_ip_per_minute')
    }
    // The null reverse-path marks automatic mail (RFC 5321 section 4.5.5); what becomes of it the plan decides.
    reversePath = path === '' ? null : parseAddress(path)
    if (path !== '' && reversePath === null) return refused('mail', replies.badAddress, 'reverse-path')
    const mistake = checkMailParameters(parameters, options.maxMessageBytes)
    if (mistake !== null) return refused('mail', mistake, 'parameters')
    // Before any RCPT: a client we would not hear out must not learn which aliases exist.
    if (!client.trusted) return refused('mail', replies.notTrusted, 'network')
    return guarded('mail', async () => ((await parts.hasRoom()) ? null : refused('mail', replies.diskFull, 'min_free')))
  }

  async function rcpt({ path, parameters }: PathCommand): Promise<SmtpReply | null> {
    if (Object.keys(parameters).length > 0) return refused('rcpt', sessionReplies.unknownParameter, 'parameters')
    const alias = parseAddress(path)
    if (alias === null) return refused('rcpt', sessionReplies.badRecipient, 'forward-path')
    if (forwardPaths.includes(alias)) return null
    if (forwardPaths.length >= options.maxRecipients) return refused('rcpt', replies.tooManyRecipients, 'recipients')
    return guarded('rcpt', async () => {
      if (!(await parts.isLiveAlias(alias, clock.now()))) {
        return refused('rcpt', replies.unknownRecipient, `no live alias ${masked(alias)}`)
      }
      forwardPaths.push(alias)
      return null
    })
  }

  async function data(received: ReceivedData): Promise<SmtpReply | null> {
    if (received.kind === 'gone') return null
    if (received.kind !== 'whole') return refused('data', received.reply, received.reason)
    const { raw } = received
    try {
      if (countReceived(raw) > MAX_RECEIVED) return refused('data', replies.tooManyHops, 'received')
      return await guarded('data', () => parts.intake.run(() => relay(raw)))
    } finally {
      parts.intake.release(raw.length)
    }
  }

  async function relay(raw: Uint8Array): Promise<SmtpReply> {
    mailLog.received({ session, bytes: raw.length, recipients: forwardPaths.length, ip: client.ip })
    return parts.relay({
      session,
      envelope: { reversePath, forwardPaths },
      raw,
      receivedAt: clock.now(),
      client: { ip: client.ip, trusted: client.trusted },
    })
  }

  function reset(): void {
    reversePath = null
    forwardPaths = []
  }

  function refused(stage: string, reply: SmtpReply, reason: string): SmtpReply {
    mailLog.refused({ session, ip: client.ip, stage, reply, reason })
    return reply
  }

  /** A failure of ours never costs a message: the client keeps it and tries again. */
  async function guarded<T>(stage: string, decide: () => Promise<T>): Promise<T | SmtpReply> {
    try {
      return await decide()
    } catch (error) {
      mailLog.trouble(`inbound ${stage}`, error, { session })
      return refused(stage, replies.tryAgain, 'trouble')
    }
  }
}
