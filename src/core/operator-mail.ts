/**
 * Mail for those who run the relay. What strangers write to its role addresses reaches them wrapped: a message of ours,
 * with the original as a file.
 */

import libmime from 'libmime'
import { type Address, domainOf, localPartOf } from './address.ts'
import type { RawField } from './message/header-block.ts'
import { type FilePart, type HeaderField, headerDate, writeMessage } from './message/write-message.ts'
import type { FreshIds, Outgoing } from './outgoing.ts'
import type { Marketplace } from './relay-facts.ts'
import { noReplyAddress } from './return-path.ts'

/** What the store keeps of it, and queues. */
export interface OperatorMail {
  readonly id: string
  /** Somebody wrote to a role address; or the relay itself has something to say. */
  readonly kind: 'role-mail' | 'alert'
  readonly receivedAt: Date
  /** The transaction that brought it; null where none did. */
  readonly cameBy: { readonly session: string; readonly clientIp: string } | null
  readonly outgoing: Outgoing
}

/** What somebody wrote to a role address. */
export interface RoleMail {
  /** As received. */
  readonly raw: Uint8Array
  /** Its header, or null where it cannot be read for certain. */
  readonly fields: readonly RawField[] | null
  /** The one plain address in its From field; null where there is not exactly one, or it is one of ours. */
  readonly headerFrom: Address | null
  readonly reversePath: string | null
  /** The role addresses it was sent to; never empty. */
  readonly writtenTo: readonly Address[]
  readonly clientIp: string
}

export type OperatorMailIds = Pick<FreshIds, 'noticeDelivery' | 'noticeMessageId' | 'boundary'>

const ROLES: ReadonlySet<string> = new Set(['postmaster', 'abuse'])

/** Whether operators read what is sent there (RFC 5321 section 4.5.1, RFC 2142 sections 2 and 4). */
export function isRoleAddress(address: Address, ourDomains: readonly string[]): boolean {
  return ROLES.has(localPartOf(address)) && ourDomains.includes(domainOf(address))
}

/** Begins the Message-ID of everything that goes to operators, and of nothing else. */
const MARK = 'operators.'

/**
 * Whether it is mail to operators that has come back, because their mailbox passes on to the address it came from.
 *
 * A message or notice of ours that a party sends on to complain about it is not: it must be read.
 */
export function isReturnedToUs(fields: readonly RawField[], ourDomains: readonly string[]): boolean {
  return fields.some(
    ({ name, value }) =>
      name === 'message-id' &&
      value.startsWith(`<${MARK}`) &&
      ourDomains.some((domain) => value.endsWith(`@${domain}>`)),
  )
}

/** Wraps it. No reverse-path: what cannot be delivered to the operators goes back to nobody. */
export function wrapRoleMail(
  mail: RoleMail,
  mailbox: Address,
  sender: Marketplace,
  ids: OperatorMailIds,
  now: Date,
): Outgoing {
  const original = originalFile(mail.raw)
  return composeOperatorMail(
    {
      subject: `[${shortList(mail.writtenTo)}] ${subjectOf(mail.fields)}`,
      replyTo: mail.headerFrom,
      text: coverText(mail, original, now),
      attachments: [original],
    },
    mailbox,
    sender,
    ids,
    now,
  )
}

interface OperatorText {
  readonly subject: string
  readonly replyTo: Address | null
  readonly text: string
  readonly attachments: readonly FilePart[]
}

/** Anything that goes to the operators, in the name of one marketplace. */
export function composeOperatorMail(
  { subject, replyTo, text, attachments }: OperatorText,
  mailbox: Address,
  sender: Marketplace,
  ids: OperatorMailIds,
  now: Date,
): Outgoing {
  const messageId = `<${MARK}${ids.noticeMessageId}@${sender.domain}>`
  const header: HeaderField[] = [
    { name: 'From', kind: 'mailbox', displayName: `${sender.name} mail`, value: noReplyAddress(sender.domain) },
    { name: 'To', kind: 'mailbox', value: mailbox },
    ...(replyTo === null ? [] : ([{ name: 'Reply-To', kind: 'mailbox', value: replyTo }] as const)),
    { name: 'Subject', kind: 'text', value: subject },
    { name: 'Date', kind: 'exact', value: headerDate(now) },
    { name: 'Message-ID', kind: 'ids', value: messageId },
    { name: 'Auto-Submitted', kind: 'exact', value: 'auto-generated' },
    { name: 'X-Auto-Response-Suppress', kind: 'exact', value: 'All' },
  ]
  const bytes = writeMessage({ header, text, html: null, inline: [], attachments, boundary: ids.boundary })
  return { delivery: ids.noticeDelivery, messageId, reversePath: null, forwardPath: mailbox, bytes }
}

/**
 * In base64 it stays under 10,240,000 octets, which is what Postfix takes unless told otherwise: a complaint must not
 * fail because of what it complains about.
 */
export const MAX_WHOLE_BYTES = 7 * 1024 * 1024
const BEGINNING_BYTES = 64 * 1024

/**
 * The original as a file. Mail programs open `.eml` by its name. As `message/rfc822` it might not be encoded
 * (RFC 2046 section 5.2.1), so that servers on the way could change it, and programs would show what a stranger wrote
 * as if it were part of ours.
 */
function originalFile(raw: Uint8Array): FilePart {
  const whole = raw.length <= MAX_WHOLE_BYTES
  return {
    name: whole ? 'original.eml' : 'original-beginning.eml',
    type: 'application/octet-stream',
    content: whole ? raw : raw.subarray(0, headerLength(raw) + BEGINNING_BYTES),
    contentId: null,
  }
}

function headerLength(raw: Uint8Array): number {
  const end = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, BEGINNING_BYTES)).indexOf('\r\n\r\n')
  return end < 0 ? BEGINNING_BYTES : end + 4
}

const MAX_SUBJECT_CHARACTERS = 150
/** Before decoding: what is longer is nobody's subject, and decoding it would take its time. */
const MAX_ENCODED_CHARACTERS = 2000

function subjectOf(fields: readonly RawField[] | null): string {
  const value = fields?.find(({ name }) => name === 'subject')?.value.slice(0, MAX_ENCODED_CHARACTERS) ?? ''
  const characters = [
    ...decoded(value)
      .replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
      .trim(),
  ]
  if (characters.length === 0) return '(no subject)'
  return characters.length <= MAX_SUBJECT_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, MAX_SUBJECT_CHARACTERS).join('')}…`
}

/** Encoded words decoded; bytes outside ASCII taken for UTF-8, as programs mean them that write them at all. */
function decoded(value: string): string {
  const text = Buffer.from(value, 'latin1').toString('utf8')
  try {
    return libmime.decodeWords(text)
  } catch {
    // An unknown charset or broken base64: mail programs show it undecoded too.
    return text
  }
}

const MAX_LISTED = 2

function shortList(addresses: readonly Address[]): string {
  const more = addresses.length - MAX_LISTED
  return `${addresses.slice(0, MAX_LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function coverText(mail: RoleMail, original: FilePart, now: Date): string {
  const { raw, writtenTo, headerFrom, reversePath, clientIp } = mail
  const whole = original.content.length === raw.length
  return [
    `Somebody wrote to ${writtenTo.join(', ')}.`,
    '',
    `    From:     ${headerFrom ?? 'no single address of somebody else'}`,
    `    Sent by:  ${reversePath ?? 'nobody who wants to hear of failures; as a rule a machine'}`,
    `    Server:   ${clientIp}`,
    `    Received: ${now.toISOString().replace('T', ' ').slice(0, 19)} UTC`,
    `    Size:     ${raw.length} bytes`,
    '',
    'Nobody has proven who it is: the addresses above are what was claimed.',
    '',
    ...(whole
      ? [`The message is attached as ${original.name}, byte for byte as it came.`]
      : [
          'The message is too large to be passed on whole. Its header and the',
          `beginning of its text are attached as ${original.name}.`,
        ]),
    headerFrom === null ? 'It names no address that an answer could go to.' : `An answer goes to ${headerFrom}.`,
    '',
  ].join('\n')
}
