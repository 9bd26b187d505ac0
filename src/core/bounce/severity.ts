/** Whether an address is to blame for a failure: from codes, and where they say nothing or contradict it, from words. */

import type { Severity } from './bounce-report.ts'
import { type Reading, readingsOf } from './readings.ts'
import { repliesIn, saysNothing } from './reply-codes.ts'

/** Everything that is known of why a delivery failed. */
export interface Refusal {
  /** The reply code of the refusing host. */
  readonly code: number | null
  /** Enhanced codes, of the refusing host and of who reports it. */
  readonly enhanced: readonly string[]
  readonly text: string
}

/** Reads a refusal that a host says to us itself: its reply code, its enhanced code, its words. */
export function severityOfReply(code: number | null, enhanced: string | null, text: string): Severity {
  const codes = repliesIn(text)
  return severityOf({ code: code ?? codes.code, enhanced: [enhanced ?? codes.enhanced ?? ''].filter(Boolean), text })
}

/** A failure that was transient until somebody gave up is soft, whatever else is said of it. */
export function severityOf({ code, enhanced, text }: Refusal): Severity {
  if (enhanced.some((one) => one.startsWith('4')) || (code !== null && code >= 400 && code < 500)) return 'soft'
  const readings = readingsOf(text)
  for (const { codes, says, unless = [], severity } of WORDS_AGAINST_CODES) {
    const applies = enhanced.length === 0 ? codes.test('') : enhanced.some((one) => codes.test(one))
    if (applies && says.some((one) => readings.has(one)) && !unless.some((one) => readings.has(one))) return severity
  }
  if (enhanced.some((one) => SOFT_CODES.test(one))) return 'soft'
  if (enhanced.some((one) => HARD_CODES.test(one))) return 'hard'
  if (code === null || readings.has('refused')) return 'soft'
  return HARD_REPLIES.has(code) || (code === 550 && readings.has('unavailable')) ? 'hard' : 'soft'
}

/**
 * RFC 3463 section 3.2: no such mailbox (1.1), no such domain (1.2), an address nobody can have (1.3), moved (1.6). RFC
 * 7505: null MX (1.10), with which Exchange also says that it knows no such recipient. RFC 3463 section 3.3: disabled
 * (2.1). Exchange Online: the domain does not exist (4.310).
 */
const HARD_CODES = /^5\.(?:1\.(?:1|2|3|6|10)|2\.1|4\.310)$/

/**
 * RFC 3463: an ambiguous address (1.4), what is wrong with the sender's (1.7, 1.8), full (2.2), too large (2.3), trouble of
 * a list (2.4), every trouble of the host (3), loops (4.6, Exchange: 4.14) and expiry (4.7, Exchange: 4.300), the form of
 * the message (6), and whatever security or policy there is (7).
 */
const SOFT_CODES = /^5\.(?:1\.[478]|2\.[234]|3\.[1-9]\d*|4\.(?:[67]|14|300)|[67]\.[1-9]\d*)$/

/** RFC 5321 section 4.2.2: not local, with another address to try; RFC 7504: a domain that takes no mail. */
const HARD_REPLIES: ReadonlySet<number> = new Set([551, 556])

interface WordsAgainstCodes {
  readonly codes: Pick<RegExp, 'test'>
  readonly says: readonly Reading[]
  /** Words beside them that leave a doubt. */
  readonly unless?: readonly Reading[]
  readonly severity: Severity
}

const ANY = /^/
/** No code, or one that blames nobody. */
const NOTHING = {
  test: (code: string) => code === '' || saysNothing(code) || !(HARD_CODES.test(code) || SOFT_CODES.test(code)),
}
const ADDRESS_WORDS: readonly Reading[] = ['unknown', 'disabled', 'moved', 'no-domain']

/** Where words decide, in order. Codes come from tables that somebody once filled in; words mostly from the host's own. */
const WORDS_AGAINST_CODES: readonly WordsAgainstCodes[] = [
  // A mailbox that is full or busy exists. Printed so: 5.1.1 with `user over quota` (qmail-toaster), 5.2.1 with `receiving
  // mail at a rate that…` and 5.2.2 with `out of storage space and inactive` (Gmail).
  { codes: ANY, says: ['full', 'rate', 'later', 'size'], severity: 'soft' },
  // Exchange Online refuses at its edge whom the directory does not have (5.4.1 `Recipient address rejected: Access
  // denied`), which its documentation calls directory-based edge blocking.
  { codes: /^5\.4\.1$/, says: ['edge-blocked'], severity: 'hard' },
  // A mailbox closed because it was full is opened again by its owner: 5.2.2 outweighs `disabled` and `unknown`.
  { codes: /^5\.2\.[234]$/, says: ADDRESS_WORDS, severity: 'soft' },
  // Who is refused beside an unknown mailbox may be the sender: `Sender verify failed: no such user` (Exim call-outs).
  { codes: /^5\.7\./, says: ADDRESS_WORDS, unless: ['refused'], severity: 'hard' },
  // Yandex and many gateways in front of Exchange say 5.7.1 `No such user`, sendmail 5.3.0 `Unknown E-Mail
  // Address`, Outlook.com 5.5.0 `mailbox unavailable`, Postfix 5.4.4 `Host or domain name not found`, 1&1 no code at all.
  { codes: NOTHING, says: ADDRESS_WORDS, unless: ['refused'], severity: 'hard' },
  { codes: /^5\.3\.[1-9]/, says: ['unknown', 'disabled', 'moved'], unless: ['refused'], severity: 'hard' },
  // 5.1.1 with words of spam, policy or relaying only: address checks are where many filters hook in.
  { codes: HARD_CODES, says: ['refused'], unless: ADDRESS_WORDS, severity: 'soft' },
]
