/** Reads what became of one attempt. Pure. */

import type { Severity } from '../core/bounce/bounce-report.ts'
import { severityOfReply } from '../core/bounce/severity.ts'
import { enhancedCode } from '../core/smtp-reply.ts'

/** How far the conversation with the smart host had come when it ended; `final` is after the last dot. */
export type SendStep = 'session' | 'mail' | 'rcpt' | 'data' | 'final'

export type SendOutcome =
  /** `reply`: what the smart host said, or what happened instead: one line, for operators. */
  | { readonly kind: 'delivered' | 'deferred'; readonly reply: string }
  /** `hard`: the address was refused as such. */
  | { readonly kind: 'failed'; readonly reply: string; readonly severity: Severity }

const MAX_REPLY_CHARACTERS = 500

/** RFC 4954 section 6: authentication is asked for or refused, which says nothing about the message. */
const ABOUT_THE_SESSION = new Set([530, 534, 535, 538])

/**
 * `answer`: the reply of the smart host with all its lines, or the error that came in its place.
 *
 * Only an explicit 5yz about this message is final. One said before MAIL is about the host, and a connection lost or a
 * reply nobody understands is worth another try: delivered twice is a nuisance, lost is a failure.
 */
export function outcomeOf(step: SendStep, answer: string | Error): SendOutcome {
  if (answer instanceof Error) return { kind: 'deferred', reply: oneLine(answer.message) }
  const reply = oneLine(answer)
  const code = replyCode(answer)
  if (code === null) return { kind: 'deferred', reply: oneLine(`not an SMTP reply: ${answer}`) }
  if (code < 300) return { kind: step === 'final' ? 'delivered' : 'deferred', reply }
  const isFinal = code >= 500 && step !== 'session' && !ABOUT_THE_SESSION.has(code)
  return isFinal
    ? { kind: 'failed', reply, severity: severityOfReply(code, enhancedCode(reply), reply) }
    : { kind: 'deferred', reply }
}

/** The code of a reply whose lines all carry it (RFC 5321 section 4.2.1); null for anything else. */
function replyCode(answer: string): number | null {
  const lines = answer.trimEnd().split(/\r?\n/)
  const code = /^[2-5]\d\d(?=[ -]|$)/.exec(lines[0] ?? '')?.[0]
  return code !== undefined && lines.every((line) => line.startsWith(code)) ? Number(code) : null
}

function oneLine(text: string): string {
  const line = text
    .slice(0, 4 * MAX_REPLY_CHARACTERS)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  return [...line].slice(0, MAX_REPLY_CHARACTERS).join('')
}
