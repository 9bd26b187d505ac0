/** Replies about the session itself, beside those about messages in `core/smtp-reply.ts`. */

import type { SmtpReply } from '../core/smtp-reply.ts'

export const sessionReplies = {
  shuttingDown: { code: 421, enhanced: '4.3.2', text: 'Server shutting down, please try again later' },
  tooManyErrors: { code: 421, enhanced: '4.7.0', text: 'Too many errors' },
  tooManyIdleCommands: { code: 421, enhanced: '4.7.0', text: 'Too many commands without a message' },
  tooSlow: { code: 421, enhanced: '4.4.2', text: 'Message took too long to arrive' },
  sessionTooLong: { code: 421, enhanced: '4.4.2', text: 'Session took too long' },
  noProxyLine: { code: 421, enhanced: '4.7.0', text: 'This connection must begin with a PROXY protocol v1 line' },
  tooSoon: { code: 421, enhanced: '4.7.0', text: 'Client must wait for the reply of the server' },
  notOffered: { code: 502, enhanced: '5.5.1', text: 'Command not implemented' },
  badRecipient: { code: 501, enhanced: '5.1.3', text: 'This recipient address is not acceptable' },
  badParameter: { code: 501, enhanced: '5.5.4', text: 'Bad command parameter' },
  unknownParameter: { code: 555, enhanced: '5.5.4', text: 'Command parameter not implemented' },
} as const satisfies Record<string, SmtpReply>

/** What follows the code on the wire. */
export function replyText({ enhanced, text }: SmtpReply): string {
  return `${enhanced} ${text}`
}
