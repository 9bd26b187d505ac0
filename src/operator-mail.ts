/** One message to the operators' role addresses, from the last byte of DATA to the reply. Needs no proof of its sender. */

import { type Address, domainOf } from './core/address.ts'
import { type IncomingMessage, isPastCommitDeadline } from './core/envelope.ts'
import { headerFields } from './core/message/header-block.ts'
import { isReturnedToUs, type RoleMail, wrapRoleMail } from './core/operator-mail.ts'
import type { FreshIds, Outgoing } from './core/outgoing.ts'
import type { Marketplace } from './core/relay-facts.ts'
import { acceptedReply, replies, type SmtpReply } from './core/smtp-reply.ts'
import type { MailLog } from './log/mail-log.ts'
import { headerSender } from './proof/header-sender.ts'
import type { Store } from './store/store.ts'
import type { Clock } from './system/clock.ts'

export interface OperatorMailParts {
  /** Where the operators read their mail. */
  readonly mailbox: Address
  /** In the name of the first one goes what was written to no mail domain of theirs but to our host name. */
  readonly marketplaces: readonly Marketplace[]
  readonly hostname: string
  /** Counts one message; false when the hour has had its share, so that neither a flood nor a loop goes on for long. */
  takeShare(incoming: IncomingMessage, now: Date): boolean
  readonly store: Pick<Store, 'commitOperatorMail'>
  /** Signs what leaves in the name of that domain. */
  sign(outgoing: Outgoing, domain: string): Outgoing
  freshIds(): FreshIds
  readonly clock: Clock
  readonly mailLog: MailLog
  wakeDelivery(): void
}

/**
 * Takes responsibility for one message, or refuses it. As in `relayMessage`, the reply comes last. A client that missed
 * it sends the message again, and then it comes twice: nothing hangs on that.
 */
export async function takeOperatorMail(incoming: IncomingMessage, parts: OperatorMailParts): Promise<SmtpReply> {
  const { session, raw, client, receivedAt } = incoming
  const fields = headerFields(raw)
  if (fields !== null && isReturnedToUs(fields, ourDomains(parts))) {
    parts.mailLog.operatorMailReturned({ session, ip: client.ip })
    return acceptedReply(session)
  }
  if (!parts.takeShare(incoming, parts.clock.now())) return refused(incoming, parts, replies.slowDown, 'over the rate')
  const ids = parts.freshIds()
  const sender = senderOf(incoming, parts)
  const wrapped = wrapRoleMail(roleMail(incoming, fields, parts), parts.mailbox, sender, ids, receivedAt)
  const outgoing = parts.sign(wrapped, sender.domain)
  if (isPastCommitDeadline(incoming, parts.clock.now()))
    return refused(incoming, parts, replies.tryAgain, 'took too long')
  const cameBy = { session, clientIp: client.ip }
  await parts.store.commitOperatorMail(
    { id: ids.message, kind: 'role-mail', receivedAt, cameBy, outgoing },
    parts.clock.now(),
  )
  const ms = parts.clock.now().getTime() - receivedAt.getTime()
  parts.mailLog.operatorMail({ session, delivery: outgoing.delivery, ip: client.ip, ms })
  parts.wakeDelivery()
  return acceptedReply(session)
}

function ourDomains({ marketplaces, hostname }: OperatorMailParts): string[] {
  return [...marketplaces.map(({ domain }) => domain), hostname]
}

/** The marketplace it was written to, for which our mail is signed; the first one where that was our host name. */
function senderOf({ envelope }: IncomingMessage, { marketplaces }: OperatorMailParts): Marketplace {
  const named = envelope.forwardPaths.flatMap(
    (path) => marketplaces.find(({ domain }) => domain === domainOf(path)) ?? [],
  )
  const sender = named[0] ?? marketplaces[0]
  if (sender === undefined) throw new Error('there is no marketplace in whose name the operators could be written to')
  return sender
}

function roleMail(incoming: IncomingMessage, fields: RoleMail['fields'], parts: OperatorMailParts): RoleMail {
  const { raw, envelope, client } = incoming
  const from = headerSender(raw)
  // An answer to an address of ours would come here again, or go to a party; one to the mailbox, to itself for ever.
  const ours = (address: Address) => address === parts.mailbox || ourDomains(parts).includes(domainOf(address))
  const isOthers = from.kind === 'sender' && !ours(from.address)
  return {
    raw,
    fields,
    headerFrom: isOthers ? from.address : null,
    reversePath: envelope.reversePath,
    writtenTo: envelope.forwardPaths,
    clientIp: client.ip,
  }
}

function refused(incoming: IncomingMessage, parts: OperatorMailParts, reply: SmtpReply, reason: string): SmtpReply {
  parts.mailLog.refused({ session: incoming.session, ip: incoming.client.ip, stage: 'operator mail', reply, reason })
  return reply
}
