/** `image.linked`: pictures and logos that lead to a website when somebody clicks on them. */

import type { Observation } from '../finding.ts'
import { adviceInEnglish, type Seen, seenInEnglish } from '../notice-texts/in-english.ts'
import type { Policy } from '../policy.ts'
import { isAllowedLink } from './link-website.ts'
import { linkedHost } from './linked-host.ts'
import { pictureLinks } from './picture-links.ts'
import type { Reading } from './reading.ts'

const RULE = 'image.linked'

/** The picture may stay; its link never goes out, since HTML is written anew without it. */
export function linkedPictures({ visible, placeAt }: Reading, policy: Policy): Observation[] {
  const found = new Map<string, Observation>()
  for (const { href, start, role } of pictureLinks(visible)) {
    const host = linkedHost(href)
    if (host === null || isAllowedLink(href, policy)) continue
    const place = role === null ? placeAt(start) : role === 'quote' ? 'quoted' : 'signature'
    const seen: Seen = { kind: 'linkedPicture', slots: { host } }
    // Templates have a row of them to the same place: one finding is enough to explain it.
    found.set(`${place} ${host}`, {
      rule: RULE,
      place,
      where: place,
      excerpt: seenInEnglish(seen),
      advice: adviceInEnglish(RULE),
      seen,
      target: { kind: 'none' },
    })
  }
  return [...found.values()]
}
