/** What an `img` shows, without showing it. */

import type { ImageNode } from '../core/message/body-tree.ts'
import { inPixels } from './html-layout.ts'
import { type Attributes, isZero, type Style } from './html-style.ts'
import { MAX_URL_CHARACTERS } from './limits.ts'
import { withoutControls } from './plain-body.ts'

export function isPicture(tag: string, attributes: Attributes): boolean {
  return tag === 'img' || (tag === 'input' && attributes['type']?.trim().toLowerCase() === 'image')
}

/** `cid:` names a part of this message (RFC 2392); anything else would have to be fetched, and is not. */
export function imageOf(attributes: Attributes, style: Style): ImageNode {
  const source = (attributes['src'] ?? attributes['srcset'] ?? '').trim().slice(0, MAX_URL_CHARACTERS)
  const alt = withoutControls(attributes['alt'] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 1000)
  const contentId = /^cid:/i.test(source) ? percentDecoded(source.slice(4)).trim().replace(/^<|>$/g, '') : null
  const remote = contentId === null && source !== '' ? source : null
  if (remote !== null && isTiny(attributes, style)) return unseenPicture(remote)
  return { kind: 'image', contentId, alt, remote, ...shownAs(attributes, style) }
}

/** A picture that would be fetched, though nobody sees it. */
export function unseenPicture(remote: string): ImageNode {
  return { kind: 'image', contentId: null, alt: '', remote: remote.slice(0, MAX_URL_CHARACTERS), isUnseen: true }
}

/** One pixel wide or high, or none. */
function isTiny(attributes: Attributes, style: Style): boolean {
  return ['width', 'height', 'max-width', 'max-height'].some((side) => {
    const length = style.get(side) ?? attributes[side]
    const pixels = inPixels(length)
    return isZero(length) || (pixels !== null && pixels <= 1)
  })
}

/** What stands behind the content of an element or in its place, and would have to be fetched. */
export function backgroundOf(tag: string, attributes: Attributes, style: Style): ImageNode | null {
  const written =
    (tag === 'video' ? attributes['poster'] : attributes['background']) ??
    URL_IN_STYLE.exec(style.get('background-image') ?? style.get('background') ?? '')?.[1]
  const remote = written?.trim().slice(0, MAX_URL_CHARACTERS) ?? ''
  if (remote === '' || /^cid:/i.test(remote)) return null
  return { kind: 'image', contentId: null, alt: '', remote }
}

const URL_IN_STYLE = /url\(\s*["']?([^"')]{1,4000})/

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
