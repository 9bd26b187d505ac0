/** What a refusal says in words, whatever its codes say. */

import { DISABLED, EDGE_BLOCKED, MOVED, NO_DOMAIN, UNAVAILABLE, UNKNOWN } from './phrases-address.ts'
import { FULL, LATER, RATE, REFUSED, SIZE } from './phrases-message.ts'

export type Reading =
  | 'unknown'
  | 'disabled'
  | 'moved'
  | 'no-domain'
  | 'unavailable'
  | 'edge-blocked'
  | 'full'
  | 'rate'
  | 'later'
  | 'size'
  | 'refused'

/** A refusal is a few lines; what follows them explains, advertises, or repeats. */
const MAX_CHARACTERS = 4000

const PATTERNS: readonly (readonly [Reading, RegExp])[] = [
  ['unknown', oneOf(UNKNOWN)],
  ['disabled', oneOf(DISABLED)],
  ['moved', oneOf(MOVED)],
  ['no-domain', oneOf(NO_DOMAIN)],
  ['unavailable', oneOf(UNAVAILABLE)],
  ['edge-blocked', oneOf(EDGE_BLOCKED)],
  ['full', oneOf(FULL)],
  ['rate', oneOf(RATE)],
  ['later', oneOf(LATER)],
  ['size', oneOf(SIZE)],
  ['refused', oneOf(REFUSED)],
]

function oneOf(phrases: readonly string[]): RegExp {
  return new RegExp(phrases.map((phrase) => `(?:${phrase})`).join('|'), 'u')
}

/** Every reading that the words allow; empty where they say nothing known. */
export function readingsOf(text: string): ReadonlySet<Reading> {
  const words = plainWords(text.slice(0, MAX_CHARACTERS))
  return new Set(PATTERNS.flatMap(([reading, pattern]) => (pattern.test(words) ? [reading] : [])))
}

/** Addresses, links and host names go: `spam@`, `policy.` and `full.` in them say nothing. */
function plainWords(text: string): string {
  return text
    .replace(/https?:\/\/[^\s)>\]]{1,1000}/gi, ' ')
    .replace(/<?[^\s<>@()"',;:]{1,100}@[^\s<>@()"',;:]{1,255}>?/g, ' ')
    .replace(/(?<![\w.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){2,9}\.?(?![\w.-])/gi, hostOrWord)
    .replace(/\b[45]\d\d-(?=[ \d])/g, '')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .replace(/[‘’´`]/g, "'")
    .toLowerCase()
}

/** Exchange names its reasons like hosts, and codes look like them. */
function hostOrWord(found: string): string {
  return /^(?:resolver|queue|smtpsend|storedrv|routing)\./i.test(found) || /^\d/.test(found) ? found : ' '
}
