/**
 * Recognises mail that no person wrote: it is archived, never relayed and never answered (RFC 3834).
 *
 * The worst mistake is a person's message that is archived unseen, the second worst an answer of a machine that counts as
 * one of a person. So each sign here is one that people's mail does not have; what people's mail may have counts only
 * beside another one, or not at all. Where there is doubt, a person wrote it.
 */

import type { Message } from '../message/message.ts'
import type { Participant } from '../relay-facts.ts'
import { firstKeyword, responderSign, type Signs, stampSign } from './automatic-fields.ts'
import { awayPhrase } from './away-subject.ts'

/** Where machines leave their signs. */
export type AutomaticMarks = Pick<Message, 'contentType' | 'signs' | 'subject'>

/**
 * The sign by which a machine gave itself away, as header text that names nobody; null for a person's message.
 *
 * Where the writer works with a help desk, what its software stamps on everything is no sign (see automatic-fields.ts).
 */
export function automaticSign(
  message: AutomaticMarks,
  reversePath: string | null,
  { helpDesk }: Pick<Participant, 'helpDesk'>,
): string | null {
  const { signs } = message
  return (
    reportSign(message, reversePath) ??
    responderSign(signs) ??
    (helpDesk ? null : stampSign(signs)) ??
    awaySign(message, reversePath)
  )
}

/**
 * Reports about mail: of any `report-type` (RFC 6522), bounces (RFC 3464, 6533), receipts (RFC 8098), complaints (RFC
 * 5965). The accepted invitation of a calendar is none: somebody accepted it. Nor is text that only reads like a report,
 * or has one attached: people send those on to ask about them.
 */
const REPORT =
  /^(?:multipart\/report|message\/(?:(?:global-)?(?:delivery-status|disposition-notification)|feedback-report|tracking-status))$/

function reportSign({ contentType, signs }: AutomaticMarks, reversePath: string | null): string | null {
  if (reversePath === null) return 'MAIL FROM:<>'
  if (REPORT.test(contentType)) return `Content-Type: ${contentType}`
  // Bounces of old servers come from a sender that is no mailbox of anybody.
  if (/^mailer-daemon@/i.test(reversePath)) return 'MAIL FROM:<MAILER-DAEMON>'
  if (signs['return-path']?.some(isNobody) === true) return 'Return-Path: <>'
  return null
}

function isNobody(returnPath: string): boolean {
  return /^<\s*(?:mailer-daemon(?:@.*)?)?\s*>$/i.test(returnPath.trim())
}

/**
 * Some responders write nothing but a subject, and servers on the way remove the rest. Words alone would be weak: they
 * count beside something else that responders have as a rule.
 */
function awaySign({ subject, signs }: AutomaticMarks, reversePath: string | null): string | null {
  const phrase = awayPhrase(subject)
  if (phrase === null) return null
  const isBacked = suppressesAnswers(signs) || stampSign(signs) !== null || isUnattended(reversePath)
  return isBacked ? `Subject: ${phrase}` : null
}

function suppressesAnswers(signs: Signs): boolean {
  return signs['x-auto-response-suppress']?.some((value) => !/^(?:none)?$/.test(firstKeyword(value))) === true
}

/**
 * Reverse-paths behind which nobody reads. Alone they are no sign: help desks, and mail services for shops, send from
 * them what people wrote, and it is From that is proven.
 */
const UNATTENDED =
  /^(?:postmaster|owner-.+|.+-(?:owner|request)|(?:.+[-+._])?bounces?(?:[-+=._].*)?|(?:do[-._]?not|no)[-._]?reply.*|auto-?(?:reply|responder).*)@/i

function isUnattended(reversePath: string | null): boolean {
  return reversePath !== null && UNATTENDED.test(reversePath)
}
