/** The arguments of MAIL and RCPT, read more strictly than RFC 5321 section 4.1.2 allows a client to write them. */

import { type SmtpReply, replies } from '../core/smtp-reply.ts'
import { sessionReplies } from './session-replies.ts'

export interface PathCommand {
  /** What stands between the angle brackets. */
  readonly path: string
  /** Keys in upper case; `true` for a parameter without a value. */
  readonly parameters: Readonly<Record<string, string | true>>
  /** A parameter that was given twice. */
  readonly duplicate: string | null
}

const PARAMETER = /^([A-Za-z0-9][A-Za-z0-9-]*)(?:=([\x21-\x3c\x3e-\x7e]+))?$/

/**
 * Reads `MAIL FROM:<path> parameters`, or null where it is not that.
 *
 * One pair of angle brackets, nothing beside it: comments, source routes and bare addresses are where two servers see
 * two different mailboxes. A space after the colon is tolerated, as many a program writes one.
 */
export function parsePathCommand(name: 'MAIL FROM' | 'RCPT TO', line: string): PathCommand | null {
  const head = /^([A-Za-z]+ [A-Za-z]+): ?<([^<>\s]*)>((?: +[^ ]+)*) *$/.exec(line)
  if (head === null || head[1]?.toUpperCase() !== name) return null
  const parameters: Record<string, string | true> = Object.create(null)
  let duplicate: string | null = null
  for (const text of (head[3] ?? '').split(' ').filter((part) => part !== '')) {
    const match = PARAMETER.exec(text)
    if (match === null) return null
    const key = (match[1] ?? '').toUpperCase()
    if (key in parameters) duplicate = key
    parameters[key] = match[2] ?? true
  }
  return { path: head[2] ?? '', parameters, duplicate }
}

/** What is wrong with the parameters of a MAIL command, or null. Takes just those that EHLO offers. */
export function checkMailParameters(parameters: PathCommand['parameters'], maxBytes: number): SmtpReply | null {
  for (const [key, value] of Object.entries(parameters)) {
    const reply = checkMailParameter(key, value, maxBytes)
    if (reply !== null) return reply
  }
  return null
}

function checkMailParameter(key: string, value: string | true, maxBytes: number): SmtpReply | null {
  switch (key) {
    case 'SIZE': // RFC 1870 section 3
      if (value === true || !/^\d{1,20}$/.test(value)) return sessionReplies.badParameter
      return Number(value) > maxBytes ? replies.tooLarge : null
    case 'BODY': // RFC 6152 section 2
      return value !== true && /^(?:7BIT|8BITMIME)$/i.test(value) ? null : sessionReplies.badParameter
    case 'SMTPUTF8': // RFC 6531 section 3.4
      return value === true ? null : sessionReplies.badParameter
    default:
      return sessionReplies.unknownParameter
  }
}
