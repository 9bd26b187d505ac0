/** Who sends reports, and what else machines send back: answers to mail are not reports about its delivery. */

import { isAnswer, isAutoSubmitted } from '../inspect/automatic-fields.ts'
import { awayPhrase } from '../inspect/away-subject.ts'
import type { Mailbox } from '../message/message.ts'
import type { ReturnedMail } from './returned-mail.ts'

/** Not `delivery@` and the like: parcels are undeliverable, too. */
const DAEMON_NAMES =
  /^(?:mail(?:er)?-?d(?:ae|e|ea)mon|postmaster|mdaemon|daemon|mailer|mail-?delivery(?:-?(?:system|subsystem))?|microsoftexchange[0-9a-f]{8,40})$/i
const DAEMON_TITLES =
  /mail(?:er)?[ -]?(?:delivery|daemon|system|administrator)|postmaster|mail router|internet mail (?:service|delivery)|system administrator|microsoft outlook|mailer-daemon|почтовый сервер|邮件系统|系统退信|mailserver/i
const NO_REPLY = /^(?:no-?reply|do-?not-?reply|notifications?)$/i

/**
 * `daemon`: programs that report write under this name. `perhaps`: a machine that may be one, believed when it writes as one
 * of the known families. `other`: a person, or a machine that reports nothing.
 */
export function senderKind(mail: ReturnedMail): 'daemon' | 'perhaps' | 'other' {
  if (mail.failedRecipients.length > 0 || mail.headerFrom.some(isDaemon)) return 'daemon'
  const hasNullPath = mail.signs['return-path']?.some((path) => path.trim() === '<>') === true
  const isNameless = mail.headerFrom.every(({ address }) => address === '')
  return hasNullPath || isNameless || mail.headerFrom.some(isNoReply) ? 'perhaps' : 'other'
}

function isDaemon({ name, address }: Mailbox): boolean {
  const local = localPart(address)
  return DAEMON_NAMES.test(local) || DAEMON_TITLES.test(local) || DAEMON_TITLES.test(name.slice(0, 200))
}

function isNoReply({ address }: Mailbox): boolean {
  return NO_REPLY.test(localPart(address))
}

function localPart(address: string): string {
  return address.slice(0, Math.max(address.lastIndexOf('@'), 0)) || address.slice(0, 64)
}

/** A machine sent it, whichever. */
export function isAutomatic({ signs }: ReturnedMail): boolean {
  return signs['auto-submitted']?.some(isAutoSubmitted) === true
}

/** Vacation answers and their like, which may quote anything. */
export function isAutomaticAnswer({ signs, subject }: ReturnedMail): boolean {
  return isAnswer(signs) || awayPhrase(subject) !== null
}

/** Sent to many who asked for it. */
export function isListMail({ signs }: ReturnedMail): boolean {
  return signs['list-id'] !== undefined
}
