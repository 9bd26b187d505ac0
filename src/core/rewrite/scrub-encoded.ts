/** Traces of the writer in base64 and encoded words, which any reader can undo. */

import { REMOVED, writerAddresses, writerHosts, writerIds } from './scrub-identity.ts'
import { textsWith } from './scrub-many.ts'
import type { Scrubber } from './scrubber.ts'

/** Twelve octets, the shortest address worth hiding; letters of other alphabets cannot be in it. */
const RUN = /=\?[\w*-]{2,30}\?[bq]\?(?<word>[^?\s]{1,500})\?=|(?<![\w+/-])(?<run>[\w+/-]{16,8000})={0,2}/giu

export const encodedTraces: Scrubber = (text, context) => {
  if (!text.text.includes('=?') && !holdsLongRun(text.text)) return []
  const runs: { readonly start: number; readonly end: number }[] = []
  const decodings: string[] = []
  for (const match of text.text.matchAll(RUN)) {
    const encoded = match.groups?.['word'] ?? match.groups?.['run'] ?? ''
    const decoded = /^=\?[^?]*\?q/i.test(match[0]) ? fromQ(encoded) : Buffer.from(encoded, 'base64').toString('utf8')
    if (!/[.@]/.test(decoded)) continue
    runs.push({ start: match.index, end: match.index + match[0].length })
    decodings.push(decoded)
  }
  const named = textsWith(decodings, (normal) =>
    [writerAddresses, writerHosts, writerIds].flatMap((scrubber) => scrubber(normal, context)),
  )
  return runs
    .filter((_, index) => named.has(index))
    .map(({ start, end }) => ({ ...text.original(start, end), by: REMOVED }))
}

const MIN_RUN_CHARACTERS = 16
/** Which codes below 128 may be in a run of {@link RUN}. */
const IS_IN_RUN = Array.from({ length: 128 }, (_, code) => /[\w+/-]/.test(String.fromCharCode(code)))

/** Most texts are words. Looks at every 16th character first; letters outside ASCII are left to the pattern. */
function holdsLongRun(text: string): boolean {
  let start = 0
  while (start + MIN_RUN_CHARACTERS <= text.length) {
    let at = start + MIN_RUN_CHARACTERS - 1
    while (at >= start && IS_IN_RUN[text.charCodeAt(at)] !== false) at--
    if (at < start) return true
    start = at + 1
  }
  return false
}

function fromQ(encoded: string): string {
  const octets = encoded
    .replace(/_/g, ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(octets, 'latin1').toString('utf8')
}
