/**
 * `image.remote` and `image.tracking`: pictures that would be fetched from elsewhere, which tells their owner who reads
 * the message, when and where. They never go out; the rules say that they were there.
 */

import type { Observation } from '../finding.ts'
import type { ImageNode } from '../message/body-tree.ts'
import { adviceInEnglish, type Seen, seenInEnglish } from '../notice-texts/in-english.ts'
import { linkedHost } from './linked-host.ts'
import type { Reading } from './reading.ts'

export function remotePictures(reading: Reading): Observation[] {
  return observed(reading, 'image.remote', (picture) => !isTracking(picture))
}

export function trackingPictures(reading: Reading): Observation[] {
  return observed(reading, 'image.tracking', isTracking)
}

const SEEN = { 'image.remote': 'remotePicture', 'image.tracking': 'trackingPicture' } as const

/** One for each host and place: a template has dozens. */
function observed(
  { visible, placeAt }: Reading,
  rule: keyof typeof SEEN,
  counts: (picture: ImageNode) => boolean,
): Observation[] {
  const found = new Map<string, Observation>()
  for (const { picture, role, start } of visible.leaves) {
    if (picture === null || picture.remote === null || !counts(picture)) continue
    const host = fetchedFrom(picture.remote)
    if (host === null) continue
    const place = role === null ? placeAt(start) : role === 'quote' ? 'quoted' : 'signature'
    const seen: Seen = { kind: SEEN[rule], slots: { host } }
    found.set(`${place} ${host}`, {
      rule,
      place,
      where: place,
      excerpt: seenInEnglish(seen),
      advice: adviceInEnglish(rule),
      seen,
      target: { kind: 'none' },
    })
  }
  return [...found.values()]
}

/**
 * Null where the address is none. A picture in the address itself tells nobody anything, but its reader will not see it,
 * and nobody here has looked at it: a code may be in it.
 */
function fetchedFrom(address: string): string | null {
  if (/^\s*data:image\//i.test(address)) return 'data:'
  return /^\s*(?:(?:https?|ftp):|[\\/]{2})/i.test(address) ? linkedHost(address) : null
}

/** Addresses under which the senders of newsletters count readers. */
const COUNTED =
  /\/(?:wf\/open|(?:e\/)?o\/|open(?:\.(?:php|aspx?|gif|png))?|track(?:ing)?\/|trace\/mail|(?:tracking|track|pixel|beacon|spacer|blank|clear|t|o)\.(?:gif|png)|beacon|collect)(?:[/?]|$)/i

function isTracking({ remote, isUnseen }: ImageNode): boolean {
  return isUnseen === true || (remote !== null && COUNTED.test(remote.slice(0, 500)))
}
