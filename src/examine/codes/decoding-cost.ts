/** What it costs to decode a picture to a grey one, in milliseconds of a slow core, reckoned from what its file says. */

import type { Metadata } from 'sharp'
import type { PictureKind } from '../pictures/clean-picture.ts'

interface FileFacts {
  readonly kind: PictureKind
  readonly head: Metadata
  /** Of all frames. */
  readonly pixels: number
  /** Of this picture in the file. */
  readonly fileBytes: number
}

/** Opening a file. */
const START = 1
/** For a million bytes of those forms that pack well: a screenshot of two colours is quicker than one of a photograph. */
const COST_OF_BYTES = 25

export function costOfDecoding(facts: FileFacts, longestSide: number): number {
  const { kind, fileBytes, pixels } = facts
  const packed = kind === 'png' || kind === 'tiff' ? (fileBytes / 1e6) * COST_OF_BYTES : 0
  return START + (pixels / 1e6) * costOfPixels(facts, longestSide) + packed
}

/** For a million pixels, measured on pictures of noise. */
function costOfPixels({ kind, head }: FileFacts, longestSide: number): number {
  const { width, height, depth, hasAlpha, isProgressive, bitsPerSample } = head
  if (isProgressive === true) return 28
  // A photograph is decoded to half its size or less where that is enough.
  if (kind === 'jpeg') return Math.max(width, height) >= 2 * longestSide ? 4.5 : 9
  if ((kind !== 'png' && kind !== 'tiff') || depth !== 'uchar') return 28
  // Making the picture smaller is most of it: the smaller, the quicker.
  const shrinking = longestSide > 1500 ? 1 : 0.6
  if (hasAlpha === true) return 14 * shrinking
  // Scans in black and white.
  return (bitsPerSample === 1 ? 3 : 7) * shrinking
}
