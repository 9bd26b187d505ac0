/**
 * What phones put behind the end of a JPEG: second pictures and gain maps (CIPA DC-007), films of the moment before, and
 * the trailers of makers. Nobody hides anything with them, so they are cut without a word.
 */

import { beginsAsFile, isBlank, isLeftover } from '../hidden-file.ts'
import { BIG, hasText, LITTLE, uint32 } from './bytes.ts'
import { jpegExtent } from './picture-extent.ts'

/** Boxes at the top of films (ISO/IEC 14496-12), and that of Google's motion photos. */
const BOXES: ReadonlySet<string> = new Set(
  'ftyp moov mdat free skip wide uuid udta meta moof mfra sidx styp pdin mpvd pnot edit'.split(' '),
)

/** What some makers write behind a film: its name and its place. */
const AFTER_FILM_BYTES = 256

/** Whether all that follows a JPEG picture is of this kind. */
export function isPhoneTrailer(tail: Uint8Array): boolean {
  let at = 0
  let afterFilm = false
  for (;;) {
    // The size of a film's first box begins with zeros, too.
    while (tail[at] === 0 && !hasText(tail, at + 4, 'ftyp')) at++
    const end: number | null = jpegEnd(tail, at) ?? filmEnd(tail, at) ?? samsungEnd(tail, at)
    if (end === null) break
    afterFilm ||= hasText(tail, at + 4, 'ftyp')
    at = end
  }
  const rest = tail.subarray(at)
  if (isBlank(rest) || isLeftover(rest) || hasText(rest, 0, 'vivo{"')) return !beginsAsFile(rest)
  return afterFilm && rest.length <= AFTER_FILM_BYTES && !beginsAsFile(rest)
}

function jpegEnd(bytes: Uint8Array, at: number): number | null {
  if (bytes[at] !== 0xff || bytes[at + 1] !== 0xd8 || bytes[at + 2] !== 0xff) return null
  const start = jpegExtent(bytes.subarray(at))?.unclaimed[0]?.start
  return start === undefined ? null : at + start
}

/** A film from its first box on, up to what is no box. */
function filmEnd(bytes: Uint8Array, start: number): number | null {
  if (!hasText(bytes, start + 4, 'ftyp')) return null
  let at = start
  while (at + 8 <= bytes.length) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const size = uint32(bytes, at, BIG)
    if (!BOXES.has(type)) break
    if (size === 0) return bytes.length
    const large = size === 1 ? uint32(bytes, at + 8, BIG) * 0x1_0000_0000 + uint32(bytes, at + 12, BIG) : size
    if (large < 8 || at + large > bytes.length) return null
    at += large
  }
  return at
}

/** Samsung's blocks, each with its name, and their list at the end, which says where they begin. */
function samsungEnd(bytes: Uint8Array, at: number): number | null {
  const end = bytes.findLastIndex((byte) => byte !== 0) + 1
  if (!hasText(bytes, end - 4, 'SEFT')) return null
  const list = end - 8 - uint32(bytes, end - 8, LITTLE)
  const count = uint32(bytes, list + 8, LITTLE)
  if (list < at || !hasText(bytes, list, 'SEFH') || count > 100) return null
  let first = list
  for (let index = 0; index < count; index++) {
    const entry = list + 12 + 12 * index
    const start = list - uint32(bytes, entry + 4, LITTLE)
    // The zeros that begin a block may have been taken for filling.
    const content = start + 8 + uint32(bytes, start + 4, LITTLE)
    if (start + 4 < at || content > list || beginsAsFile(bytes, content)) return null
    first = Math.min(first, start)
  }
  return first <= at ? end : null
}
