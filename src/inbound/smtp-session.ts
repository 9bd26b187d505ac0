/** What MAIL, RCPT and DATA are answered. Knows the relay, not the wire. */

import { type Address, parseAddress } from '../core/address.ts'
import { namedRefusal, replies, type SmtpReply } from '../core/smtp-reply.ts'
import { masked } from '../log/mail-log.ts'
import type { GuessWatch } from './guess-watch.ts'
import type { Client, InboundOptions, InboundParts, RecipientKind } from './inbound.ts'
import type { Intake, Memory } from './intake.ts'
import { checkMailParameters, type PathCommand } from './mail-command.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { countReceived } from './received-count.ts'
import type { ReceivedData } from './receive-data.ts'
import { sessionReplies } from './session-replies.ts'

/** RFC 5321 section 6.3 asks for a large threshold; mail that crosses this many servers goes in a circle. */
const MAX_RECEIVED = 25

export interface SessionParts extends InboundParts {
  readonly options: InboundOptions
  readonly intake: Intake
  readonly messagesPerIp: RateLimiter
  readonly guesses: GuessWatch
}

/** One client's transactions, one after the other. Each method returns why not, or null to go on. None rejects. */
export interface SmtpSession {
  /** The client said EHLO or HELO with this name, over this version of TLS or in clear. */
  hello(name: string, tls: string | null): void
  mail(command: PathCommand): Promise<SmtpReply | null>
  rcpt(command: PathCommand): Promise<SmtpReply | null>
  /** What the bytes of the message whose recipients are known are kept in. */
  memory(): Memory
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
  let readBy: RecipientKind = 'alias'
  let helo = ''
  let tls: string | null = null

  const takers = { alias: parts.relay, operators: parts.relayToOperators, returned: parts.takeReturned }

  return { hello, mail, rcpt, memory, data, reset, refused }

  function hello(name: string, version: string | null): void {
    helo = name
    tls = version
  }

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
    return guarded('mail', async () => ((await parts.hasRoom()) ? null : refused('mail', replies.diskFull, 'min_free')))
  }

  async function rcpt({ path, parameters }: PathCommand): Promise<SmtpReply | null> {
    if (Object.keys(parameters).length > 0) return refused('rcpt', sessionReplies.unknownParameter, 'parameters')
    // The one recipient that needs no domain (RFC 5321 section 4.5.1).
    const address = parseAddress(/^postmaster$/i.test(path) ? `${path}@${options.hostname}` : path)
    if (address === null) return refused('rcpt', sessionReplies.badRecipient, 'forward-path')
    if (forwardPaths.includes(address)) return null
    if (forwardPaths.length >= options.maxRecipients) return refused('rcpt', replies.tooManyRecipients, 'recipients')
    return guarded('rcpt', () => takeRecipient(address))
  }

  async function takeRecipient(address: Address): Promise<SmtpReply | null> {
    const kind = await parts.recipient(address, clock.now())
    if (kind === null) {
      await parts.guesses.refusing(client)
      return refused('rcpt', replies.unknownRecipient, `nobody reads ${masked(address)}`)
    }
    // What operators read needs no proof of its sender, what parties read does: one message is one or the other.
    if (forwardPaths.length > 0 && kind !== readBy) return refused('rcpt', replies.sendApart, 'recipients of two kinds')
    // A report is about one delivery.
    if (forwardPaths.length > 0 && kind === 'returned') return refused('rcpt', replies.sendApart, 'two return paths')
    readBy = kind
    forwardPaths.push(address)
    return null
  }

  function memory(): Memory {
    return readBy === 'alias' ? parts.intake : parts.intake.forStrangers
  }

  async function data(received: ReceivedData): Promise<SmtpReply | null> {
    if (received.kind === 'gone') return null
    const reply = await answer(received)
    return reply.code < 400 ? reply : namedRefusal(reply, session)
  }

  async function answer(received: Exclude<ReceivedData, { kind: 'gone' }>): Promise<SmtpReply> {
    if (received.kind !== 'whole') return refused('data', received.reply, received.reason)
    const { raw } = received
    const heldIn = memory()
    try {
      if (countReceived(raw) > MAX_RECEIVED) return refused('data', replies.tooManyHops, 'received')
      return await guarded('data', () => parts.intake.run(() => relay(raw)))
    } finally {
      heldIn.release(raw.length)
    }
  }

  async function relay(raw: Uint8Array): Promise<SmtpReply> {
    mailLog.received({ session, bytes: raw.length, recipients: forwardPaths.length, ip: client.ip, tls })
    return takers[readBy]({
      session,
      envelope: { reversePath, forwardPaths },
      raw,
      receivedAt: clock.now(),
      client: { ip: client.ip, trusted: client.trusted, helo },
    })
  }

  function reset(): void {
    reversePath = null
    forwardPaths = []
  }

  function refused(stage: string, reply: SmtpReply, reason: string): SmtpReply {
    mailLog.refused({ session, ip: client.ip, stage, reply, reason, forwardPaths })
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
