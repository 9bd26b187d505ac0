/** What an `img` shows, without showing it. */

import type { ImageNode } from '../core/message/body-tree.ts'
import { inPixels } from './html-layout.ts'
import type { Attributes, Style } from './html-style.ts'
import { MAX_URL_CHARACTERS } from './limits.ts'
import { withoutControls } from './plain-body.ts'

/** `cid:` names a part of this message (RFC 2392); anything else would have to be fetched, and is not. */
export function imageOf(attributes: Attributes, style: Style): ImageNode {
  const source = (attributes['src'] ?? attributes['srcset'] ?? '').trim().slice(0, MAX_URL_CHARACTERS)
  const alt = withoutControls(attributes['alt'] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 1000)
  const contentId = /^cid:/i.test(source) ? percentDecoded(source.slice(4)).trim().replace(/^<|>$/g, '') : null
  const remote = contentId === null && source !== '' ? source : null
  return { kind: 'image', contentId, alt, remote, ...shownAs(attributes, style) }
}

/** No wider than a window; the size of a picture that comes along, not a message in numbers. */
const MAX_PICTURE_PIXELS = 1000

function shownAs(attributes: Attributes, style: Style): Pick<ImageNode, 'shownAs'> {
  for (const side of ['width', 'height'] as const) {
    const pixels = inPixels(style.get(side)) ?? inPixels(attributes[side])
    if (pixels !== null && pixels >= 1) return { shownAs: { side, pixels: Math.min(pixels, MAX_PICTURE_PIXELS) } }
  }
  return {}
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign: the id is meant as it stands.
    return text
  }
}
