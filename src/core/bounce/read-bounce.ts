/** Reads what came back to a return path. */

import type { BounceReport, ReportedRecipient, Severity } from './bounce-report.ts'
import { recipientsOfStatus } from './delivery-status.ts'
import type { Failure } from './families/shape.ts'
import { isAutomatic, isAutomaticAnswer, isListMail, senderKind } from './machine-mail.ts'
import { repliesIn } from './reply-codes.ts'
import { originalMessageId } from './returned-original.ts'
import type { ReturnedMail } from './returned-mail.ts'
import { severityOf } from './severity.ts'
import { failuresInText, speaksOfDelay, speaksOfFailure } from './text-report.ts'

/**
 * The report that this mail is, or null for anything else: a vacation answer, a receipt, a complaint, a person.
 *
 * Whoever knows a return path can write anything to it, so that a report is a claim. What it claims of others than the
 * recipient of that message is the caller's to ignore.
 */
export function readBounce(mail: ReturnedMail): BounceReport | null {
  const recipients = reportedRecipients(mail)
  return recipients === null ? null : { recipients, originalMessageId: originalMessageId(mail.original) }
}

function reportedRecipients(mail: ReturnedMail): ReportedRecipient[] | null {
  if (isOtherReport(mail)) return null
  const isReport = isDeliveryReport(mail)
  const sender = senderKind(mail)
  const isByMachine = isReport || sender !== 'other' || isAutomatic(mail)
  if (isByMachine && mail.status !== null && mail.status.recipients.length > 0) return recipientsOfStatus(mail)
  if (isReport) return failuresAsRecipients(failuresInText(mail, { anyForm: true }), mail)
  if (isAutomaticAnswer(mail) || isListMail(mail)) return null
  if (sender !== 'other') {
    const anyForm = sender === 'daemon' && speaksOfFailure(mail)
    return failuresAsRecipients(failuresInText(mail, { anyForm }), mail)
  }
  // Gateways report under any name. With what came back they are believed when nothing stands before their first words.
  const opens = mail.original !== null ? failuresInText(mail, { anyForm: false, within: 1 }) : null
  return failuresAsRecipients(opens, mail)
}

/** Receipts (RFC 8098) and complaints (RFC 5965) are reports about something else. */
function isOtherReport(mail: ReturnedMail): boolean {
  if (mail.hasDispositionNotification || mail.hasFeedbackReport) return true
  return mail.reportType !== null && mail.contentType === 'multipart/report' && !isDeliveryType(mail.reportType)
}

/** Known by its form: a report about deliveries, broken or not. */
function isDeliveryReport(mail: ReturnedMail): boolean {
  if (/^message\/(?:global-)?delivery-status$/.test(mail.contentType)) return true
  return mail.contentType === 'multipart/report' && (mail.reportType !== null || mail.status !== null)
}

function isDeliveryType(reportType: string): boolean {
  return /^(?:global-)?delivery-?status$/.test(reportType)
}

function failuresAsRecipients(failures: readonly Failure[] | null, mail: ReturnedMail): ReportedRecipient[] | null {
  if (failures === null) return null
  const isLate = speaksOfDelay(mail)
  // Many may share one reason, which takes a while to read.
  const read = new Map<string, Said>()
  return failures.map(({ address, words }) => {
    const said = read.get(words) ?? saidBy(words, isLate)
    read.set(words, said)
    return { address, originalAddress: null, ...said }
  })
}

type Said =
  | { readonly status: string | null; readonly outcome: 'delayed' }
  | { readonly status: string | null; readonly outcome: 'failed'; readonly severity: Severity }

function saidBy(words: string, isLate: boolean): Said {
  const { code, enhanced } = repliesIn(words)
  if (isLate) return { status: enhanced, outcome: 'delayed' }
  const severity = severityOf({ code, enhanced: enhanced === null ? [] : [enhanced], text: words })
  return { status: enhanced, outcome: 'failed', severity }
}
