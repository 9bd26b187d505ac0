/** Every notice there is, as people in each language read it; for snapshots and for docs/notices.md. */

import PostalMime from 'postal-mime'
import type { Language } from '../../src/core/language.ts'
import { composeNotice, type NoticeContext, type NoticeReason } from '../../src/core/notice.ts'
import type { Explained } from '../../src/core/notice-findings.ts'
import type { AdvisedRule, Slots } from '../../src/core/notice-texts/catalogue.ts'
import { adviceInEnglish, type Seen, seenInEnglish } from '../../src/core/notice-texts/in-english.ts'
import type { Outgoing } from '../../src/core/outgoing.ts'
import { address, at, US } from './make-plan.ts'

/** What each writer wrote about. */
const SUBJECTS: Readonly<Record<Language, string>> = {
  en: 'Is the blue one in stock?',
  de: 'Ist die blaue auf Lager?',
  fr: 'La bleue est-elle en stock ?',
  es: '¿Tienen la azul?',
  it: 'Quella blu è disponibile?',
  nl: 'Is de blauwe op voorraad?',
  pl: 'Czy niebieska jest dostępna?',
  pt: 'A azul está disponível?',
  tr: 'Mavisi stokta var mı?',
  ja: '青い方の在庫はありますか',
  zh: '蓝色的还有货吗',
}

export function sampleContext(language: Language, replaced: Partial<NoticeContext> = {}): NoticeContext {
  return {
    message: 'm1',
    marketplace: US,
    writerName: 'Blue Widgets',
    writtenBy: address('sales@blue.example'),
    readerName: 'Ann Lee',
    readerAlias: address('bbbbbbbbbbbbbbbb@marketplace.example'),
    reader: { side: 'buyer', partyId: 'B1' },
    subject: SUBJECTS[language],
    originalMessageId: '<m1@blue.example>',
    receivedAt: at('10:00:00'),
    language,
    responseDueAt: at('15:13:00'),
    ...replaced,
  }
}

/** A finding in the words of the writer. */
export function quotedFinding(rule: AdvisedRule, where: string, excerpt: string): Explained {
  return { rule, where, excerpt, advice: adviceInEnglish(rule) }
}

/** A finding in our words about a file, as the rules make it. */
function fileFinding(rule: AdvisedRule, file: string, seen: Seen, adviceSlots: Slots = {}): Explained {
  return {
    rule,
    where: `attachment:${file}`,
    excerpt: seenInEnglish(seen),
    advice: adviceInEnglish(rule, adviceSlots),
    seen,
    adviceSlots,
  }
}

const TYPES = { types: '.pdf .doc .docx .jpg .png' }
const SIZES = { file: 'photos.pdf', size: '12.5 MiB', total: '14 MiB' }

const FOUND: readonly Explained[] = [
  quotedFinding('link.website', 'subject', 'blue-widgets.example'),
  quotedFinding('link.website', 'text', 'please look at blue-widgets.example/offers for more'),
  {
    ...quotedFinding('link.website', 'signature', ''),
    seen: { kind: 'linkedPicture', slots: { host: 'shop.example' } },
  },
  fileFinding('attachment.type', 'offer.zip', { kind: 'extensionNotAllowed', slots: { extension: 'zip' } }, TYPES),
  fileFinding('attachment.size', 'photos.pdf', { kind: 'tooLarge', slots: SIZES }, { limit: '10 MiB' }),
]

const LEFT_OUT: readonly Explained[] = [
  fileFinding('attachment.unreadable', '請求書 2026.pdf', { kind: 'unreadable' }),
  fileFinding('leak.document', 'manual.docx', { kind: 'namesWriter' }),
  quotedFinding('attachment.metadata', 'attachment:scan.tiff', 'scan.tiff'),
  fileFinding('attachment.type', '', { kind: 'unknownContent' }, TYPES),
]

/** In the order in which people read of them. */
export const SAMPLE_REASONS: readonly NoticeReason[] = [
  { kind: 'discarded', findings: FOUND, strikes: { count: 4, days: 90, now: null, next: { step: 'hold', at: 10 } } },
  { kind: 'stripped', findings: LEFT_OUT },
  { kind: 'undelivered' },
  { kind: 'unreachable' },
  { kind: 'withheld' },
  { kind: 'suspended' },
]

const ONE = FOUND.slice(1, 2)

/** What else is said of strikes. */
export const SAMPLE_STRIKES: readonly NoticeReason[] = [
  {
    kind: 'discarded',
    findings: ONE,
    strikes: { count: 10, days: 90, now: 'hold', next: { step: 'suspend', at: 30 } },
  },
  { kind: 'discarded', findings: ONE, strikes: { count: 30, days: 90, now: 'suspend', next: null } },
]

/** Asks for an answer that is late. */
export const OVERDUE: Partial<NoticeContext> = { responseDueAt: at('09:59:00') }

export function sampleNotice(about: NoticeContext, reason: NoticeReason): Outgoing {
  const ids = { noticeDelivery: 'd1', noticeMessageId: 'notice-1', boundary: 'boundary' }
  return composeNotice(about, reason, ids, at('10:00:05'))
}

export interface ReadNotice {
  readonly subject: string
  readonly text: string
}

/** A notice as a mail program shows it. */
export async function readNotice({ bytes }: Outgoing): Promise<ReadNotice> {
  const { subject = '', text = '' } = await PostalMime.parse(bytes)
  return { subject, text: text.replace(/\r/g, '').trimEnd() }
}
