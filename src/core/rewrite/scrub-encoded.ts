/** Traces of the writer in base64 and encoded words, which any reader can undo. */

import { normalForm } from '../inspect/normal-form.ts'
import type { Replacement } from '../inspect/visible-text.ts'
import { REMOVED, writerAddresses, writerHosts, writerIds } from './scrub-identity.ts'
import type { Scrubber } from './scrubber.ts'

/** Twelve octets, the shortest address worth hiding; letters of other alphabets cannot be in it. */
const RUN = /=\?[\w*-]{2,30}\?[bq]\?(?<word>[^?\s]{1,500})\?=|(?<![\w+/-])(?<run>[\w+/-]{16,8000})={0,2}/giu

export const encodedTraces: Scrubber = (text, context) => {
  const found: Replacement[] = []
  for (const match of text.text.matchAll(RUN)) {
    const encoded = match.groups?.['word'] ?? match.groups?.['run'] ?? ''
    const decoded = /^=\?[^?]*\?q/i.test(match[0]) ? fromQ(encoded) : Buffer.from(encoded, 'base64').toString('utf8')
    if (!/[.@]/.test(decoded)) continue
    const normal = normalForm(decoded)
    if (![writerAddresses, writerHosts, writerIds].some((scrubber) => scrubber(normal, context).length > 0)) continue
    found.push({ ...text.original(match.index, match.index + match[0].length), by: REMOVED })
  }
  return found
}

function fromQ(encoded: string): string {
  const octets = encoded
    .replace(/_/g, ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(octets, 'latin1').toString('utf8')
}
