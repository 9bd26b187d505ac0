/**
 * What a picture hides: behind its end, before its pixels, or in its texts. All of that is cut when it is cleaned; what
 * phones and careless programs leave there is cut without a word.
 */

import type { Attachment } from '../../core/message/message.ts'
import { beginsAsFile, endsAsArchive, holdsScript, isBlank, isLeftover } from '../hidden-file.ts'
import { hasText } from './bytes.ts'
import type { PictureKind } from './clean-picture.ts'
import { isPhoneTrailer } from './phone-trailer.ts'
import { extentOf } from './picture-extent.ts'

/** Where the header has a number that nobody needs: as `/*` it makes the rest a comment of a script. */
const COMMENT_AT: Readonly<Partial<Record<PictureKind, number>>> = { gif: 6, bmp: 2, jpeg: 4 }

/** Directories that a program wrote anew elsewhere stay behind in a TIFF file. */
const MAX_FORGOTTEN_BYTES = 64 * 1024

/** Takes time linear in the size. */
export function pictureDangers(kind: PictureKind, bytes: Uint8Array): Pick<Attachment, 'dangers' | 'pixels'> {
  const extent = extentOf(kind, bytes)
  const hides =
    endsAsArchive(bytes) ||
    holdsScript(bytes) ||
    hasText(bytes, COMMENT_AT[kind] ?? bytes.length, '/*') ||
    (extent?.unclaimed.some(({ start, end }) => !isHarmless(kind, bytes.subarray(start, end))) ?? false)
  return { dangers: hides ? ['polyglot'] : [], ...(extent === null ? {} : { pixels: extent.pixels }) }
}

function isHarmless(kind: PictureKind, bytes: Uint8Array): boolean {
  if (isBlank(bytes)) return true
  const first = bytes.findIndex((byte) => byte !== 0)
  if (beginsAsFile(bytes, first)) return false
  if (kind === 'jpeg') return isPhoneTrailer(bytes)
  if (isLeftover(bytes)) return true
  if (kind === 'tiff') return bytes.length <= MAX_FORGOTTEN_BYTES
  return kind === 'png' && isEndOfPng(bytes)
}

/** Programs that saved a smaller picture over a larger one left the end of that behind. */
function isEndOfPng(bytes: Uint8Array): boolean {
  return hasText(bytes, bytes.length - 12, '\0\0\0\0IEND\xae\x42\x60\x82')
}
