/** Replies of ours, as text for the world: short, fixed, and silent about our set-up. */

/** An SMTP reply: code, enhanced code (RFC 3463), text of one line. */
export interface SmtpReply {
  readonly code: number
  readonly enhanced: string
  readonly text: string
}

export const replies = {
  accepted: { code: 250, enhanced: '2.0.0', text: 'Message accepted' },
  tryAgain: { code: 451, enhanced: '4.3.0', text: 'Temporary failure, please try again later' },
  tooBusy: { code: 421, enhanced: '4.7.0', text: 'Too many connections, please try again later' },
  slowDown: { code: 451, enhanced: '4.7.1', text: 'Too many messages, please try again later' },
  diskFull: { code: 452, enhanced: '4.3.1', text: 'Insufficient storage, please try again later' },
  tooLarge: { code: 552, enhanced: '5.3.4', text: 'Message is larger than this server accepts' },
  tooManyRecipients: { code: 452, enhanced: '4.5.3', text: 'Too many recipients, send the rest separately' },
  sendApart: { code: 452, enhanced: '4.5.3', text: 'Send the message to this address separately' },
  unknownRecipient: { code: 550, enhanced: '5.1.1', text: 'No such address here' },
  unproven: {
    code: 550,
    enhanced: '5.7.26',
    text: 'Neither SPF nor DKIM proves the address in From; send through the mail service of that domain, or have SPF or DKIM set up for it',
  },
  unprotected: {
    code: 550,
    enhanced: '5.7.26',
    text: 'The domain in From publishes no SPF and signs nothing with DKIM; ask whoever runs its mail to set up either',
  },
  tooManySignatures: { code: 550, enhanced: '5.7.1', text: 'The message has more than 10 DKIM signatures' },
  signedForOthers: {
    code: 550,
    enhanced: '5.7.1',
    text: 'This signed message was written to others; write to this address in To or Cc',
  },
  replayed: { code: 550, enhanced: '5.7.1', text: 'This signed message was sent before; write a new one' },
  dnsFailed: {
    code: 451,
    enhanced: '4.4.3',
    text: 'The sender could not be verified just now, please try again later',
  },
  notForPeople: {
    code: 550,
    enhanced: '5.1.1',
    text: 'Nobody reads what is sent to this address; answer to the address in From',
  },
  notYours: { code: 550, enhanced: '5.7.1', text: 'This sender may not write to this address' },
  badAddress: { code: 501, enhanced: '5.1.7', text: 'This sender address is not acceptable' },
  badFrom: {
    code: 550,
    enhanced: '5.7.1',
    text: 'The message needs exactly one From header field with one plain address',
  },
  badBytes: { code: 550, enhanced: '5.6.0', text: 'Message contains bare CR, bare LF or NUL characters' },
  badLine: { code: 550, enhanced: '5.6.0', text: 'Message contains a line longer than this server accepts' },
  badHeader: { code: 550, enhanced: '5.6.0', text: 'Message header is malformed or too large' },
  badStructure: { code: 554, enhanced: '5.6.0', text: 'Message structure is too complex to be processed' },
  tooManyHops: { code: 554, enhanced: '5.4.6', text: 'Too many hops, this message seems to loop' },
  tooCostly: { code: 554, enhanced: '5.6.0', text: 'Message took too long to be processed' },
} as const satisfies Record<string, SmtpReply>

/** The 250 that names the transaction, so that the client's log and ours can be laid side by side. */
export function acceptedReply(session: string): SmtpReply {
  return { ...replies.accepted, text: `${replies.accepted.text}, ${session}` }
}

/** Why not, with the name of the transaction: the writer reads it in a bounce, and it leads to the line of the log. */
export function namedRefusal(reply: SmtpReply, session: string): SmtpReply {
  return { ...reply, text: `${reply.text} (${session})` }
}

/** The enhanced status code in the reply of another server (RFC 2034 section 4); null where it has none. */
export function enhancedCode(reply: string): string | null {
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?!\d)/.exec(reply)?.[1] ?? null
}
