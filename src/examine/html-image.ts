/** What an `img` shows, without showing it. */

import type { ImageNode } from '../core/message/body-tree.ts'
import type { Attributes } from './html-style.ts'
import { MAX_URL_CHARACTERS } from './limits.ts'
import { withoutControls } from './plain-body.ts'

/** `cid:` names a part of this message (RFC 2392); anything else would have to be fetched, and is not. */
export function imageOf(attributes: Attributes): ImageNode {
  const source = (attributes['src'] ?? attributes['srcset'] ?? '').trim().slice(0, MAX_URL_CHARACTERS)
  const alt = withoutControls(attributes['alt'] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 1000)
  const contentId = /^cid:/i.test(source) ? percentDecoded(source.slice(4)).trim().replace(/^<|>$/g, '') : null
  return { kind: 'image', contentId, alt, remote: contentId === null && source !== '' ? source : null }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign: the id is meant as it stands.
    return text
  }
}
