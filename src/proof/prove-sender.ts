/**
 * Who wrote a message.
 *
 * Mail from a trusted network has been proven by our own edge. For all other mail nothing is proven here, so it is
 * refused: closed, not open.
 */

import type { Address } from '../core/address.ts'
import type { IncomingMessage } from '../core/envelope.ts'
import { replies, type SmtpReply } from '../core/smtp-reply.ts'
import { headerSender } from './header-sender.ts'

export type Proof =
  | { readonly kind: 'proven'; readonly address: Address }
  /** The reply is for the client, the reason for the log. */
  | { readonly kind: 'refused'; readonly reply: SmtpReply; readonly reason: string }

export function proveSender(incoming: IncomingMessage): Proof {
  if (!incoming.client.trusted)
    return { kind: 'refused', reply: replies.notTrusted, reason: 'not from a trusted network' }
  const sender = headerSender(incoming.raw)
  if (sender.kind === 'sender') return { kind: 'proven', address: sender.address }
  return {
    kind: 'refused',
    reply: sender.cause === 'header' ? replies.badHeader : replies.badFrom,
    reason: sender.reason,
  }
}
