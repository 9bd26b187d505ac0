/**
 * One message to the return path of a delivery, or to no-reply, from the last byte of DATA to the reply.
 *
 * It needs no proof of its sender: a return path is known only to those who got the message or handled it on its way, it
 * is made for one delivery, and the most it can do is to end that one as failed.
 */

import type { Address } from './core/address.ts'
import type { Severity } from './core/bounce/bounce-report.ts'
import { judgeReturned, type ReturnVerdict } from './core/bounce/judge-returned.ts'
import { readBounce } from './core/bounce/read-bounce.ts'
import type { ReturnedMail } from './core/bounce/returned-mail.ts'
import { type IncomingMessage, isPastCommitDeadline } from './core/envelope.ts'
import { automaticSign } from './core/inspect/automatic-mail.ts'
import type { Unexaminable } from './core/message/message.ts'
import { type NoticeContext, undeliveredReason } from './core/notice.ts'
import type { Outgoing } from './core/outgoing.ts'
import type { ReturnedKind } from './core/return-path.ts'
import { acceptedReply, replies, type SmtpReply } from './core/smtp-reply.ts'
import type { UnreachableAlerts } from './core/unreachable-alert.ts'
import type { MailLog } from './log/mail-log.ts'
import type { ReturnPathRecord } from './store/records.ts'
import { type FailureMail, NOTHING_TO_TELL, type ReturnedToKeep, type Store } from './store/store.ts'
import type { Clock } from './system/clock.ts'

export interface ReturnedMailParts {
  isNoReply(address: Address): boolean
  examine(raw: Uint8Array): Promise<ReturnedMail | Unexaminable>
  readonly store: Pick<Store, 'findReturnPath' | 'noticeContext' | 'commitReturned'>
  /** Counts one message to no-reply, which anybody may write to; false when the hour has had its share. */
  takeShare(incoming: IncomingMessage, now: Date): boolean
  /** What the writer is told; signed. */
  composeNotice(context: NoticeContext, severity: Severity): Outgoing
  /** What the operators are told of an address that does not work, if they are; signed. */
  readonly unreachableAlert: UnreachableAlerts
  freshId(): string
  readonly clock: Clock
  readonly mailLog: MailLog
  wakeDelivery(): void
}

/**
 * Takes one message in, or refuses it. As in `relayMessage`, the reply comes last. A report that comes twice is kept twice
 * and changes nothing the second time.
 */
export async function takeReturnedMail(incoming: IncomingMessage, parts: ReturnedMailParts): Promise<SmtpReply> {
  const [address] = incoming.envelope.forwardPaths
  if (address === undefined) throw new Error('returned mail has no recipient')
  if (parts.isNoReply(address)) return takeNoReply(incoming, parts)
  const path = await parts.store.findReturnPath(address, parts.clock.now())
  if (path === null) return refused(incoming, parts, replies.unknownRecipient, 'a return path ended since RCPT')
  const examined = await parts.examine(incoming.raw)
  const verdict: ReturnVerdict | null = examined.kind === 'unexaminable' ? null : judge(examined, incoming, path)
  if (verdict?.kind === 'personal') return refused(incoming, parts, replies.notForPeople, 'a person wrote')
  return keep(incoming, path, verdict, parts)
}

function judge(mail: ReturnedMail, { envelope }: IncomingMessage, { forwardPath }: ReturnPathRecord): ReturnVerdict {
  const { reversePath } = envelope
  const automatic = automaticSign(mail, reversePath, { helpDesk: false }) !== null
  // A server writes this field when it delivers; here nobody has, and reports are known by it.
  const delivered = reversePath === null ? { ...mail, signs: { ...mail.signs, 'return-path': ['<>'] } } : mail
  return judgeReturned(readBounce(delivered), { forwardPath, automatic })
}

/**
 * Of what is larger the beginning is kept, so that nobody fills a disk with mail that changes nothing. A report says what
 * it has to say before it repeats the message.
 */
const MAX_KEPT_BYTES = 256 * 1024
const MAX_NO_REPLY_BYTES = 64 * 1024

/** `verdict`: null for what could not be read. Its sender is a machine, which would do nothing better with a refusal. */
async function keep(
  incoming: IncomingMessage,
  path: ReturnPathRecord,
  verdict: Exclude<ReturnVerdict, { kind: 'personal' }> | null,
  parts: ReturnedMailParts,
): Promise<SmtpReply> {
  const { delivery, message, conversation, direction } = path
  const bounce = verdict?.kind === 'bounce' ? verdict : null
  const kind = verdict?.kind ?? 'unreadable'
  const status = verdict !== null && 'status' in verdict ? verdict.status : null
  const kept = { ...incoming, raw: incoming.raw.subarray(0, MAX_KEPT_BYTES) }
  const returned = toKeep(kept, { kind, delivery, severity: bounce?.severity ?? null, status }, parts)
  const failure = bounce === null ? NOTHING_TO_TELL : await failureMail(path, bounce, parts)
  if (isPastCommitDeadline(incoming, parts.clock.now()))
    return refused(incoming, parts, replies.tryAgain, 'took too long before the commit')
  const outcome = await parts.store.commitReturned(returned, failure, parts.clock.now())
  const about = { message, conversation, direction }
  const event = { ...about, ...returnedEvent(incoming, returned.id, parts), delivery }
  if (outcome !== 'bounced' || bounce === null) {
    parts.mailLog.returned({ ...event, kind: outcome === 'full' ? 'full' : kind })
    return acceptedReply(incoming.session)
  }
  parts.mailLog.bounced({ ...event, severity: bounce.severity, status })
  if (failure.notice !== null) {
    parts.mailLog.noticed({ ...about, reason: undeliveredReason(bounce.severity).kind })
  }
  parts.wakeDelivery()
  return acceptedReply(incoming.session)
}

async function failureMail(
  { delivery }: ReturnPathRecord,
  { severity, status }: Extract<ReturnVerdict, { kind: 'bounce' }>,
  { store, composeNotice, unreachableAlert, clock }: ReturnedMailParts,
): Promise<FailureMail> {
  const context = await store.noticeContext(delivery)
  if (context === null) return NOTHING_TO_TELL
  const alert = severity === 'hard' ? unreachableAlert(context, { delivery, status }, clock.now()) : null
  return { notice: composeNotice(context, severity), alert }
}

async function takeNoReply(incoming: IncomingMessage, parts: ReturnedMailParts): Promise<SmtpReply> {
  if (!parts.takeShare(incoming, parts.clock.now())) return refused(incoming, parts, replies.slowDown, 'over the rate')
  const fields = { kind: 'no-reply', delivery: null, severity: null, status: null } as const
  const returned = toKeep({ ...incoming, raw: incoming.raw.subarray(0, MAX_NO_REPLY_BYTES) }, fields, parts)
  if (isPastCommitDeadline(incoming, parts.clock.now()))
    return refused(incoming, parts, replies.tryAgain, 'took too long before the commit')
  await parts.store.commitReturned(returned, NOTHING_TO_TELL, parts.clock.now())
  parts.mailLog.returned({ ...returnedEvent(incoming, returned.id, parts), kind: 'no-reply' })
  return acceptedReply(incoming.session)
}

function toKeep(
  { raw, session, client, envelope, receivedAt }: IncomingMessage,
  fields: Pick<ReturnedToKeep, 'delivery' | 'severity' | 'status'> & { readonly kind: ReturnedKind },
  { freshId }: ReturnedMailParts,
): ReturnedToKeep {
  return { ...fields, id: freshId(), receivedAt, raw, reversePath: envelope.reversePath, session, clientIp: client.ip }
}

function returnedEvent(
  { session, client, receivedAt }: IncomingMessage,
  returned: string,
  { clock }: ReturnedMailParts,
) {
  return { session, returned, ip: client.ip, ms: clock.now().getTime() - receivedAt.getTime() }
}

function refused(incoming: IncomingMessage, parts: ReturnedMailParts, reply: SmtpReply, reason: string): SmtpReply {
  const { session, client, envelope } = incoming
  const { forwardPaths } = envelope
  parts.mailLog.refused({ session, ip: client.ip, stage: 'returned mail', reply, reason, forwardPaths })
  return reply
}
