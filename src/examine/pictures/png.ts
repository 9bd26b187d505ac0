/**
 * PNG: chunks on a list, once each where the format says so, at the length the format gives them. What goes on shows the
 * same to every reader: frames of an animation are left out, since libvips reads the still picture only, and so are gAMA
 * and cHRM, by which browsers make a faint picture a strong one.
 */

import { crc32 } from 'node:zlib'
import { BIG, joined, uint32 } from './bytes.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Length, type and checksum of a chunk. */
const CHUNK_FRAME = 12

/** What lengths a kept chunk may have. Texts, times, profiles, EXIF, frames and everything unknown are not here. */
const KEPT: ReadonlyMap<string, (length: number) => boolean> = new Map<string, (length: number) => boolean>([
  ['IHDR', (length) => length === 13],
  ['PLTE', (length) => length > 0 && length <= 768 && length % 3 === 0],
  ['IDAT', () => true],
  ['IEND', (length) => length === 0],
  ['tRNS', (length) => length > 0 && length <= 256],
  ['sRGB', (length) => length === 1],
  ['sBIT', (length) => length > 0 && length <= 4],
  ['bKGD', (length) => length > 0 && length <= 6],
  ['pHYs', (length) => length === 9],
])

/** Programs cut 7 MiB into thousands of chunks, not into more. */
const MAX_CHUNKS = 20_000

export function cleanPng(bytes: Uint8Array): Uint8Array | null {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return null
  const pieces: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)]
  const seen = new Set<string>()
  let at = SIGNATURE.length
  for (let chunks = 0; chunks < MAX_CHUNKS && at + CHUNK_FRAME <= bytes.length; chunks++) {
    const length = uint32(bytes, at, BIG)
    const end = at + CHUNK_FRAME + length
    if (end > bytes.length || !isIntact(bytes, at, end)) return null
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if ((type === 'IHDR') !== (chunks === 0)) return null
    const fits = KEPT.get(type)
    if (fits?.(length) && (type === 'IDAT' || !seen.has(type))) {
      pieces.push(bytes.subarray(at, end))
      seen.add(type)
    } else if (isCritical(type)) return null
    if (type === 'IEND') return seen.has('IDAT') ? joined(pieces) : null
    at = end
  }
  return null
}

function isIntact(bytes: Uint8Array, start: number, end: number): boolean {
  return crc32(bytes.subarray(start + 4, end - 4)) === uint32(bytes, end - 4, BIG)
}

/** A decoder has to know such a chunk to show the picture (PNG specification section 5.4): without it, none is left. */
function isCritical(type: string): boolean {
  return /^[A-Z]/.test(type)
}
