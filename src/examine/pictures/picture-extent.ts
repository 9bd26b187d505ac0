/** How many pixels a picture says it has, and what of its bytes it needs: from structure alone, nothing is decoded. */

import { bmpParts, shapeOf } from './bmp.ts'
import { BIG, LITTLE, uint16, uint32 } from './bytes.ts'
import type { PictureKind } from './clean-picture.ts'
import type { PictureExtent } from './extent.ts'
import { blockEnd, screenEnd, TRAILER } from './gif.ts'
import { scanEnd } from './jpeg-segments.ts'
import { tiffExtent } from './tiff-extent.ts'

const EXTENTS: Readonly<Record<PictureKind, (bytes: Uint8Array) => PictureExtent | null>> = {
  jpeg: jpegExtent,
  png: pngExtent,
  gif: gifExtent,
  bmp: bmpExtent,
  tiff: tiffExtent,
}

/** Null where the structure does not hold together: such a picture is not cleaned either. Linear in the size. */
export function extentOf(kind: PictureKind, bytes: Uint8Array): PictureExtent | null {
  return EXTENTS[kind](bytes)
}

function endingAt(end: number, bytes: Uint8Array, pixels: number): PictureExtent {
  return { pixels, unclaimed: [{ start: end, end: bytes.length }] }
}

export function jpegExtent(bytes: Uint8Array): PictureExtent | null {
  let pixels = 0
  let at = 2
  while (at + 1 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xd9) return endingAt(at + 2, bytes, pixels)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) pixels = Math.max(pixels, uint16(bytes, at + 5, BIG) * uint16(bytes, at + 7, BIG))
    at += 2 + Math.max(2, uint16(bytes, at + 2, BIG))
    if (marker === 0xda) at = scanEnd(bytes, at)
  }
  return null
}

function pngExtent(bytes: Uint8Array): PictureExtent | null {
  const pixels = uint32(bytes, 16, BIG) * uint32(bytes, 20, BIG)
  let at = 8
  while (at + 12 <= bytes.length) {
    const isEnd = uint32(bytes, at + 4, BIG) === 0x49454e44
    at += 12 + uint32(bytes, at, BIG)
    if (isEnd) return at > bytes.length ? null : endingAt(at, bytes, pixels)
  }
  return null
}

function gifExtent(bytes: Uint8Array): PictureExtent | null {
  let at: number | null = screenEnd(bytes)
  while (at !== null && at < bytes.length) {
    if (bytes[at] === TRAILER) {
      return endingAt(at + 1, bytes, uint16(bytes, 6, LITTLE) * uint16(bytes, 8, LITTLE))
    }
    at = blockEnd(bytes, at)
  }
  return null
}

const MAX_GAP_BYTES = 512

/** A profile may lie before the pixels or behind them (BITMAPV5HEADER), counted from the header. */
function bmpExtent(bytes: Uint8Array): PictureExtent | null {
  const shape = shapeOf(bytes)
  if (shape === null) return null
  const pixels = shape.width * Math.abs(shape.height)
  const { tableEnd, pixelStart, pixelEnd } = bmpParts(bytes, shape)
  if (pixelStart < tableEnd || pixelEnd > bytes.length) return { pixels, unclaimed: [] }
  const profileStart = shape.headerBytes === 124 ? 14 + uint32(bytes, 14 + 112, LITTLE) : 0
  const profileEnd = shape.headerBytes === 124 ? profileStart + uint32(bytes, 14 + 116, LITTLE) : 0
  const gap = profileStart === tableEnd && profileEnd <= pixelStart ? profileEnd : tableEnd
  const end = profileStart === pixelEnd && profileEnd <= bytes.length ? profileEnd : pixelEnd
  return {
    pixels,
    unclaimed: [
      // A few bytes there are the rest of a header; none of them is copied.
      { start: pixelStart - gap > MAX_GAP_BYTES ? gap : pixelStart, end: pixelStart },
      { start: end, end: bytes.length },
    ],
  }
}
