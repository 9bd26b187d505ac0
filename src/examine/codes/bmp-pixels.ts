/** The pixels of a BMP in grey: by header arithmetic, for libvips has no reader of its own for them. */

import { LITTLE, uint16, uint32 } from '../pictures/bytes.ts'
import type { GreyPicture } from './code-reader.ts'

const FILE_HEADER = 14
const CORE_HEADER = 12
const RLE8 = 1
const RLE4 = 2

export interface Bitmap {
  readonly width: number
  readonly height: number
  read(): GreyPicture
}

/** Of a file that cleanBmp wrote, whose numbers fit each other; null where it has more than `maxPixels`. */
export function bmpPixels(bytes: Uint8Array, maxPixels: number): Bitmap | null {
  const headerBytes = uint32(bytes, 14, LITTLE)
  const isCore = headerBytes === CORE_HEADER
  const width = isCore ? uint16(bytes, 18, LITTLE) : uint32(bytes, 18, LITTLE)
  const height = Math.abs(isCore ? uint16(bytes, 20, LITTLE) : uint32(bytes, 22, LITTLE) | 0)
  if (width * height > maxPixels) return null
  const bits = uint16(bytes, isCore ? 24 : 28, LITTLE)
  const compression = isCore ? 0 : uint32(bytes, 30, LITTLE)
  const start = uint32(bytes, 10, LITTLE)
  const isPacked = compression === RLE8 || compression === RLE4
  return {
    width,
    height,
    read() {
      const colour = bits <= 8 ? greysOf(bytes, isCore ? 3 : 4, FILE_HEADER + headerBytes) : null
      const pixels = new Uint8Array(width * height)
      if (isPacked && colour !== null) unpackRuns(bytes, start, bits, colour, width, pixels)
      else {
        const rowBytes = Math.floor((width * bits + 31) / 32) * 4
        for (let row = 0; row < height; row++) {
          const line = pixels.subarray(row * width, (row + 1) * width)
          readRow(bytes, start + row * rowBytes, bits, colour, line)
        }
      }
      // Rows stand from the bottom up or from the top down: a code reads the same either way up, if not in a mirror.
      return { width, height, pixels: isTopDown(bytes, isCore) ? pixels : upsideDown(pixels, width) }
    },
  }
}

function isTopDown(bytes: Uint8Array, isCore: boolean): boolean {
  return !isCore && (uint32(bytes, 22, LITTLE) | 0) < 0
}

type Greys = (index: number) => number

function greysOf(bytes: Uint8Array, entryBytes: number, tableStart: number): Greys {
  return (index) => greyAt(bytes, tableStart + index * entryBytes)
}

function greyAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) * 29 + (bytes[at + 1] ?? 0) * 150 + (bytes[at + 2] ?? 0) * 77) >> 8
}

function readRow(bytes: Uint8Array, at: number, bits: number, colour: Greys | null, row: Uint8Array): void {
  for (let column = 0; column < row.length; column++) {
    if (colour !== null) {
      const bit = column * bits
      const index = ((bytes[at + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & (2 ** bits - 1)
      row[column] = colour(index)
    } else if (bits === 16) {
      const value = uint16(bytes, at + column * 2, LITTLE)
      row[column] = ((value & 31) * 29 + ((value >> 5) & 31) * 150 + ((value >> 10) & 31) * 77) >> 5
    } else row[column] = greyAt(bytes, at + (column * bits) / 8)
  }
}

/** Runs as [MS-WMF] section 3.1.6 has them. */
function unpackRuns(
  bytes: Uint8Array,
  start: number,
  bits: number,
  colour: Greys,
  width: number,
  out: Uint8Array,
): void {
  const nibble = (at: number, index: number) =>
    bits === 8 ? (bytes[at + index] ?? 0) : ((bytes[at + (index >> 1)] ?? 0) >> (index % 2 === 0 ? 4 : 0)) & 15
  let row = 0
  let column = 0
  const put = (index: number) => {
    if (column < width) out[row * width + column] = colour(index)
    column++
  }
  for (let at = start; at + 1 < bytes.length && row * width < out.length; ) {
    const count = bytes[at] ?? 0
    const value = bytes[at + 1] ?? 0
    at += 2
    if (count > 0) for (let index = 0; index < count; index++) put(nibble(at - 1, bits === 8 ? 0 : index % 2))
    else if (value === 0) {
      row++
      column = 0
    } else if (value === 1) return
    else if (value === 2) {
      column += bytes[at] ?? 0
      row += bytes[at + 1] ?? 0
      at += 2
    } else {
      for (let index = 0; index < value; index++) put(nibble(at, index))
      at += 2 * Math.ceil(Math.ceil((value * bits) / 8) / 2)
    }
  }
}

function upsideDown(pixels: Uint8Array, width: number): Uint8Array {
  const turned = new Uint8Array(pixels.length)
  for (let at = 0; at < pixels.length; at += width) {
    turned.set(pixels.subarray(at, at + width), pixels.length - at - width)
  }
  return turned
}
