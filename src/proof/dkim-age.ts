/** When a signature was made, and whether it is too old or too new to prove anything. */

import { type Coverage, valueIn } from './dkim-fields.ts'
import type { Signature } from './dkim-signature.ts'

export interface AgeLimit {
  readonly now: Date
  readonly maxSignatureAgeMs: number
}

/** Clocks differ; by more than this they are wrong. */
const MAX_AHEAD_MS = 60 * 60_000

/** Why the signature proves nothing at this time, or null. What nobody can date may be a replay from any time. */
export function untimely(
  signature: Signature,
  coverage: Coverage,
  { now, maxSignatureAgeMs }: AgeLimit,
): string | null {
  const { signedAt, expiresAt } = signature
  if (expiresAt !== null && expiresAt * 1000 <= now.getTime()) return 'the signature has expired'
  const madeAt = signedAt === null ? signedDate(coverage) : signedAt * 1000
  if (madeAt === null) return 'nothing signed says when it was signed'
  if (madeAt > now.getTime() + MAX_AHEAD_MS) return 'the signature is from the future'
  return now.getTime() - madeAt > maxSignatureAgeMs ? 'the signature is too old' : null
}

function signedDate(coverage: Coverage): number | null {
  const [date, ...others] = coverage.covered('date')
  return date === undefined || others.length > 0 ? null : readDate(valueIn(date))
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DATE =
  /^(?:[a-z]{3}, ?)?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? (?:([+-])(\d{2})([0-5]\d)|gmt|utc?)(?: \([^()]*\))?$/

/**
 * A date with a year of four digits and a zone (RFC 5322 section 3.3), in ms, or null. `Date.parse` would take local
 * times and much else that other programs read differently.
 */
function readDate(value: string): number | null {
  const plain = value
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
    .toLowerCase()
  const found = DATE.exec(plain)
  if (found === null) return null
  const [, day, month = '', year, hours, minutes, seconds = '0', sign, zoneHours = '0', zoneMinutes = '0'] = found
  const at = Date.UTC(Number(year), MONTHS.indexOf(month), Number(day), Number(hours), Number(minutes), Number(seconds))
  const offsetMs = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000
  const read = new Date(at)
  // The 31st of November and 25 o'clock would be read as something later.
  const exists =
    read.getUTCMonth() === MONTHS.indexOf(month) &&
    read.getUTCDate() === Number(day) &&
    read.getUTCHours() === Number(hours)
  return exists ? at - (sign === '-' ? -offsetMs : offsetMs) : null
}
