/** Recognises mail that no person wrote: it is never relayed and never answered (RFC 3834, and what others do instead). */

import type { Message } from '../message/message.ts'

/** Header fields whose mere presence says that a machine answered. */
const MACHINE_FIELDS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply',
  'x-vacation',
  'x-failed-recipients',
  'x-amazon-auto-reply',
  'list-id',
  'list-post',
  'x-ms-exchange-inbox-rules-loop',
] as const
const BULK = /^(?:bulk|junk|list|auto_reply)\b/i
const REPORTS = [
  'multipart/report',
  'message/delivery-status',
  'message/disposition-notification',
  'message/feedback-report',
]

/** The sign by which a machine gave itself away, as header text; null for a person's message. */
export function automaticSign(
  message: Pick<Message, 'contentType' | 'signs'>,
  reversePath: string | null,
): string | null {
  const { signs } = message
  if (reversePath === null) return 'MAIL FROM:<>'
  if (REPORTS.includes(message.contentType)) return `Content-Type: ${message.contentType}`
  const submitted = keywordOf(signs['auto-submitted'])
  // `no` is what RFC 3834 section 5 has for mail of a person; anything else is a machine's.
  if (submitted !== '' && submitted !== 'no') return `Auto-Submitted: ${submitted}`
  const precedence = signs['precedence']?.trim() ?? ''
  if (BULK.test(precedence)) return `Precedence: ${precedence.toLowerCase()}`
  if (signs['return-path']?.trim() === '<>') return 'Return-Path: <>'
  // X-Auto-Response-Suppress alone is no sign: Exchange puts it on what people write, too.
  for (const field of MACHINE_FIELDS) {
    const value = keywordOf(signs[field])
    if (signs[field] !== undefined && value !== 'no' && value !== 'false') return field
  }
  return null
}

/** The first word of a header value without comments and parameters, lower case. */
function keywordOf(value: string | undefined): string {
  return (
    (value ?? '')
      .replace(/\([^()]*\)/g, ' ')
      .split(';', 1)[0]
      ?.trim()
      .toLowerCase() ?? ''
  )
}
