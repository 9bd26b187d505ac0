/** The @ of an address as a word where nothing else can be meant: `ann arroba mail.example`, `ann at gmail.com`. */

import { type NormalText, rewritten } from './normal-form.ts'
import { AT_WORDS } from './spelled-words.ts'

/** ` at ` alone is also what stands before a website; before these it is not. */
const PROVIDERS =
  '(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|gmx|web|t-online|freenet|posteo|mailbox|proton|protonmail|orange|laposte|free|wanadoo|libero|virgilio|wp|onet|interia|o2|uol|bol|terra|ziggo|kpn|planet|mynet|qq|163|126|sina|docomo|ezweb|naver|yandex|mail)\\.'
const CLEAR_WORDS = AT_WORDS.replace('at|ät|', '')
const GAP = '[\\s_*-]{1,3}'
const AT = new RegExp(
  [
    `${GAP}(?:${CLEAR_WORDS})${GAP}(?=[\\p{L}\\p{N}-]{1,63}\\.[\\p{L}])`,
    `${GAP}(?:at|ät)${GAP}(?=${PROVIDERS})`,
    '\\s{0,2}(?:アットマーク|アット|艾特)\\s{0,2}(?=[a-z\\d-]{1,63}\\.[a-z])',
  ].join('|'),
  'gu',
)

/** Null where there are none. */
export function withSpelledAt(normal: NormalText): NormalText | null {
  const words = [...normal.lower().matchAll(AT)]
  return rewritten(
    normal,
    words.map(({ 0: found, index: start }) => ({ start, end: start + found.length, by: '@' })),
  )
}
