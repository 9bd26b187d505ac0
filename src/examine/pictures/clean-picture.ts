/**
 * Pictures without their author: the pixels as they were compressed, and nothing that a decoder does not need.
 *
 * Each format has a list of what is kept; everything else goes, known or not, and so does what follows the end of the
 * picture. Colour profiles go too, since their texts and numbers tell devices apart: a picture made for a wide range of
 * colours then looks a little paler. What somebody hides in the pixels themselves is not looked for.
 */

import type { FileKind } from '../../core/message/message.ts'
import { cleanBmp } from './bmp.ts'
import { cleanGif } from './gif.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanPng } from './png.ts'
import { cleanTiff } from './tiff.ts'

export type PictureKind = 'jpeg' | 'png' | 'gif' | 'tiff' | 'bmp'

const CLEANERS: Readonly<Record<PictureKind, (bytes: Uint8Array) => Uint8Array | null>> = {
  jpeg: cleanJpeg,
  png: cleanPng,
  gif: cleanGif,
  tiff: cleanTiff,
  bmp: cleanBmp,
}

export function isPictureKind(kind: FileKind): kind is PictureKind {
  return Object.hasOwn(CLEANERS, kind)
}

/** The picture as a new file, or null where it cannot be cleaned safely. Takes time linear in its size. */
export function cleanPicture(kind: PictureKind, bytes: Uint8Array): Uint8Array | null {
  return CLEANERS[kind](bytes)
}
