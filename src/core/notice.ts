/** Messages of ours to the proven writer of a message: what happened to it, why, and what to change. */

import type { Address } from './address.ts'
import type { Side } from './direction.ts'
import type { Finding } from './finding.ts'
import { type HeaderField, headerDate, writeMessage } from './message/write-message.ts'
import type { FreshIds, Outgoing } from './outgoing.ts'
import type { Marketplace } from './relay-facts.ts'
import { noReplyAddress } from './return-path.ts'

/** The message a notice is about, as far as its writer knows it. */
export interface NoticeContext {
  readonly message: string
  readonly marketplace: Marketplace
  readonly writerName: string
  /** Where the notice goes: the address that wrote the message. */
  readonly writtenBy: Address
  /** How the writer knows the other party. */
  readonly readerName: string
  readonly readerAlias: Address
  /** Who that is: for operators only. */
  readonly reader: { readonly side: Side; readonly partyId: string }
  readonly subject: string
  readonly originalMessageId: string | null
  readonly receivedAt: Date
}

export type NoticeReason =
  /** Kept and not sent on, because of these findings. */
  | { readonly kind: 'discarded'; readonly findings: readonly Finding[] }
  /** Sent on without what these findings name. */
  | { readonly kind: 'stripped'; readonly findings: readonly Finding[] }
  /** Could not be delivered, and nobody tries again. */
  | { readonly kind: 'undelivered' }
  /** Could not be delivered, as the other side's address takes no mail at present. */
  | { readonly kind: 'unreachable' }
  /** An operator looked at it, or stopped it, and it is not sent on. */
  | { readonly kind: 'withheld' }

export type NoticeIds = Pick<FreshIds, 'noticeDelivery' | 'noticeMessageId' | 'boundary'>

/** No finding of a message hides behind the hundredth: the writer mends some and sends again. */
const MAX_FINDINGS_EXPLAINED = 20

/**
 * Composes a notice. It has no reverse-path and says that a machine wrote it, so that no machine answers it
 * (RFC 3834 sections 3.1.7 and 5), and it holds nothing that the other party or its server said.
 */
export function composeNotice(about: NoticeContext, reason: NoticeReason, ids: NoticeIds, now: Date): Outgoing {
  const { marketplace, originalMessageId } = about
  const messageId = `<${ids.noticeMessageId}@${marketplace.domain}>`
  const header: HeaderField[] = [
    { name: 'From', kind: 'mailbox', displayName: marketplace.name, value: noReplyAddress(marketplace.domain) },
    { name: 'To', kind: 'mailbox', displayName: about.writerName, value: about.writtenBy },
    { name: 'Subject', kind: 'text', value: `${TITLES[reason.kind]}: ${about.subject || '(no subject)'}` },
    { name: 'Date', kind: 'exact', value: headerDate(now) },
    { name: 'Message-ID', kind: 'ids', value: messageId },
    ...(originalMessageId === null
      ? []
      : ([
          { name: 'In-Reply-To', kind: 'ids', value: originalMessageId },
          { name: 'References', kind: 'ids', value: originalMessageId },
        ] as const)),
    { name: 'Auto-Submitted', kind: 'exact', value: 'auto-replied' },
    { name: 'X-Auto-Response-Suppress', kind: 'exact', value: 'All' },
  ]
  const text = noticeText(about, reason)
  const bytes = writeMessage({ header, text, html: null, inline: [], attachments: [], boundary: ids.boundary })
  return { delivery: ids.noticeDelivery, messageId, reversePath: null, forwardPath: about.writtenBy, bytes }
}

const TITLES: Readonly<Record<NoticeReason['kind'], string>> = {
  discarded: 'Not delivered',
  stripped: 'Delivered in part',
  undelivered: 'Not delivered',
  unreachable: 'Not delivered',
  withheld: 'Not delivered',
}

function noticeText(about: NoticeContext, reason: NoticeReason): string {
  const sent = about.receivedAt.toISOString().replace('T', ' ').slice(0, 16)
  return [
    `Hello ${about.writerName},`,
    '',
    ...wrapped(opening(about, reason)),
    '',
    `    Subject: ${about.subject || '(no subject)'}`,
    `    To:      ${about.readerName} <${about.readerAlias}>`,
    `    Sent:    ${sent} UTC`,
    '',
    ...explanation(reason),
    ...wrapped(
      `${about.marketplace.name} wrote this message automatically. Please do not answer it: nobody reads the answers.`,
    ),
    '',
  ].join('\n')
}

function opening({ readerName }: NoticeContext, reason: NoticeReason): string {
  switch (reason.kind) {
    case 'discarded':
      return `we did not deliver your message to ${readerName}, because it holds something that messages here may not contain.`
    case 'stripped':
      return `we delivered your message to ${readerName}, but without something that messages here may not contain.`
    case 'undelivered':
      return `we could not deliver your message to ${readerName}. We tried as long as it made sense and have now given up.`
    case 'unreachable':
      return `we could not deliver your message to ${readerName}: their mail address takes no mail at present.`
    case 'withheld':
      return `your message to ${readerName} was looked at by a person and was not delivered.`
  }
}

function explanation(reason: NoticeReason): string[] {
  switch (reason.kind) {
    case 'discarded':
    case 'stripped': {
      const shown = reason.findings.slice(0, MAX_FINDINGS_EXPLAINED)
      const more = reason.findings.length - shown.length
      return [
        reason.kind === 'discarded' ? 'This is what we found:' : 'This is what we left out:',
        '',
        ...shown.flatMap((finding) => [
          ...wrapped(`${placeName(finding.where)}: ${withoutFileName(finding)}`, '  * ', '    '),
          ...wrapped(finding.advice, '    '),
          '',
        ]),
        ...(more > 0 ? [`  and ${more} more.`, ''] : []),
        ...wrapped(
          reason.kind === 'discarded'
            ? 'Please change it and send your message again. Nothing of it has reached the other side.'
            : 'Everything else has arrived. If what is missing matters, please send it again, changed.',
        ),
        '',
      ]
    }
    case 'undelivered':
      return [...wrapped('You may send it again later. If it is urgent, please contact our customer service.'), '']
    case 'unreachable':
      return [
        ...wrapped(
          'Sending it again soon will not help. If it is urgent, please contact our customer service: they can reach the other side in another way.',
        ),
        '',
      ]
    case 'withheld':
      return [...wrapped('If you think that this is a mistake, please contact our customer service.'), '']
  }
}

const LINE_WIDTH = 72

/** Lines of at most 72 characters where the words allow it. */
function wrapped(text: string, first = '', rest = first): string[] {
  const lines: string[] = []
  let line = first
  for (const word of text.split(' ')) {
    const isEmpty = line === first || line === rest
    if (!isEmpty && line.length + 1 + word.length > LINE_WIDTH) {
      lines.push(line)
      line = rest + word
    } else line += isEmpty ? word : ` ${word}`
  }
  return [...lines, line]
}

/** The excerpt may begin with the name of the file, which the place has said already. */
function withoutFileName({ where, excerpt }: Finding): string {
  const name = `${where.replace(/^attachment:/, '')}: `
  return where.startsWith('attachment:') && excerpt.startsWith(name) ? excerpt.slice(name.length) : excerpt
}

function placeName(where: string): string {
  const names: Readonly<Record<string, string>> = {
    subject: 'In the subject',
    text: 'In the text',
    quoted: 'In the quoted text',
    signature: 'In the signature',
    header: 'In the message as a whole',
  }
  return names[where] ?? `In the file ${where.replace(/^attachment:/, '') || 'without a name'}`
}
