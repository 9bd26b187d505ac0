/** Messages of ours to the proven writer of a message: what happened to it, why, and what to change. */

import type { Address } from './address.ts'
import type { Severity } from './bounce/bounce-report.ts'
import type { Side } from './direction.ts'
import type { Language } from './language.ts'
import { type HeaderField, headerDate, writeMessage } from './message/write-message.ts'
import { type Explained, explainedFindings } from './notice-findings.ts'
import { minuteOf, timeForAnswer, warning } from './notice-outlook.ts'
import { type Catalogue, fill, type NoticeKind } from './notice-texts/catalogue.ts'
import { CATALOGUES } from './notice-texts/catalogues.ts'
import type { FreshIds, Outgoing } from './outgoing.ts'
import type { Marketplace } from './relay-facts.ts'
import { noReplyAddress } from './return-path.ts'
import type { StrikeWarning } from './strikes.ts'
import { columns, padded, wrapped } from './wrap.ts'

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
  /** In which the writer is answered. */
  readonly language: Language
  /** When the writer, a seller, is to have answered the reader; null where nothing waits for an answer. */
  readonly responseDueAt: Date | null
}

export type NoticeReason =
  /** Kept and not sent on, because of these findings; without strikes where there is nothing to warn of. */
  | { readonly kind: 'discarded'; readonly findings: readonly Explained[]; readonly strikes?: StrikeWarning | null }
  /** Sent on without what these findings name. */
  | { readonly kind: 'stripped'; readonly findings: readonly Explained[] }
  /** Could not be delivered, and nobody tries again. */
  | { readonly kind: 'undelivered' }
  /** The other side's address does not take mail at present, as its server said, and nothing more is sent there for now. */
  | { readonly kind: 'unreachable' }
  /** An operator looked at it, or stopped it, and it is not sent on. */
  | { readonly kind: 'withheld' }
  /** Kept and not sent on, whatever it says: its writer is suspended. */
  | { readonly kind: 'suspended' }

/** Why a message that could not be delivered was not, as its writer is told. */
export function undeliveredReason(severity: Severity): Extract<NoticeReason, { kind: 'undelivered' | 'unreachable' }> {
  return { kind: severity === 'hard' ? 'unreachable' : 'undelivered' }
}

export type NoticeIds = Pick<FreshIds, 'noticeDelivery' | 'noticeMessageId' | 'boundary'>

/**
 * Composes a notice. It has no reverse-path and says that a machine wrote it, so that no machine answers it
 * (RFC 3834 sections 3.1.7 and 5), and it holds no word of the other party or its server.
 */
export function composeNotice(about: NoticeContext, reason: NoticeReason, ids: NoticeIds, now: Date): Outgoing {
  const { marketplace, originalMessageId } = about
  const texts = CATALOGUES[about.language]
  const subject = about.subject || texts.noSubject
  const messageId = `<${ids.noticeMessageId}@${marketplace.domain}>`
  const header: HeaderField[] = [
    { name: 'From', kind: 'mailbox', displayName: marketplace.name, value: noReplyAddress(marketplace.domain) },
    { name: 'To', kind: 'mailbox', displayName: about.writerName, value: about.writtenBy },
    { name: 'Subject', kind: 'text', value: fill(texts.titles[reason.kind], { subject }) },
    { name: 'Date', kind: 'exact', value: headerDate(now) },
    { name: 'Message-ID', kind: 'ids', value: messageId },
    ...(originalMessageId === null
      ? []
      : ([
          { name: 'In-Reply-To', kind: 'ids', value: originalMessageId },
          { name: 'References', kind: 'ids', value: originalMessageId },
        ] as const)),
    // RFC 3282 section 2.
    { name: 'Content-Language', kind: 'exact', value: about.language },
    { name: 'Auto-Submitted', kind: 'exact', value: 'auto-replied' },
    { name: 'X-Auto-Response-Suppress', kind: 'exact', value: 'All' },
  ]
  const text = noticeText(about, reason, texts, now)
  const bytes = writeMessage({ header, text, html: null, inline: [], attachments: [], boundary: ids.boundary })
  return { delivery: ids.noticeDelivery, messageId, reversePath: null, forwardPath: about.writtenBy, bytes }
}

function noticeText(about: NoticeContext, reason: NoticeReason, texts: Catalogue, now: Date): string {
  const { writerName: writer, readerName: reader, marketplace } = about
  return [
    ...wrapped(fill(texts.greeting, { writer })),
    '',
    ...wrapped(fill(texts.openings[reason.kind], { reader })),
    '',
    ...aboutTheMessage(about, texts),
    '',
    ...('findings' in reason ? [texts.lists[reason.kind], '', ...explainedFindings(reason.findings, texts)] : []),
    ...whatToDo(about, reason, texts, now),
    ...wrapped(fill(texts.closing, { marketplace: marketplace.name })),
    '',
  ].join('\n')
}

/**
 * After these the writer is still awaited and can do something about it. What was sent on without a part has answered.
 */
const MAY_ANSWER: ReadonlySet<NoticeKind> = new Set(['discarded', 'withheld'])

function whatToDo(about: NoticeContext, reason: NoticeReason, texts: Catalogue, now: Date): string[] {
  const strikes = (reason.kind === 'discarded' ? reason.strikes : null) ?? null
  // Sending it again, changed, would help nobody who is suspended from now on.
  if (strikes?.now === 'suspend') return warning(strikes, texts)
  return [
    ...wrapped(texts.nextSteps[reason.kind]),
    '',
    ...(MAY_ANSWER.has(reason.kind) ? timeForAnswer(about.responseDueAt, texts, now) : []),
    ...(strikes === null ? [] : warning(strikes, texts)),
  ]
}

function aboutTheMessage(about: NoticeContext, { labels, noSubject }: Catalogue): string[] {
  const rows = [
    [labels.subject, about.subject || noSubject],
    [labels.to, `${about.readerName} <${about.readerAlias}>`],
    [labels.sent, minuteOf(about.receivedAt)],
  ] as const
  const width = Math.max(...rows.map(([label]) => columns(label)))
  return rows.map(([label, value]) => `    ${padded(label, width)} ${value}`)
}
