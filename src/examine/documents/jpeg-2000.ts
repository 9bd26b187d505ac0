/** JPEG 2000: the boxes that a picture is decoded with (ITU-T T.800 annex I), without XML, UUID and comments. */

import { BIG, joined, uint16, uint32 } from '../pictures/bytes.ts'

const MAX_BOXES = 1000
const KEPT = /^(?:jP {2}|ftyp|jp2h|jp2c)$/
const SOC = 0xff4f
const SOT = 0xff90
const COM = 0xff64

export function cleanJpeg2000(bytes: Uint8Array): Uint8Array | null {
  if (uint16(bytes, 0, BIG) === SOC) return withoutComments(bytes)
  const kept: Uint8Array[] = []
  let at = 0
  for (let boxes = 0; at < bytes.length; boxes++) {
    const length = uint32(bytes, at, BIG)
    // 0: the last box, to the end. 1: a length of eight bytes, which nothing that fits into a message needs.
    const end = length === 0 ? bytes.length : at + length
    if (boxes > MAX_BOXES || (length !== 0 && length < 8) || end > bytes.length) return null
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const content = name === 'jp2c' ? withoutComments(bytes.subarray(at + 8, end)) : bytes.subarray(at + 8, end)
    if (content === null) return null
    if (KEPT.test(name)) kept.push(head(content.length + 8), bytes.subarray(at + 4, at + 8), content)
    at = end
  }
  return kept.length === 0 ? null : joined(kept)
}

/** Comments stand in the main header, in front of the first tile (section A.9.2). */
function withoutComments(stream: Uint8Array): Uint8Array | null {
  if (uint16(stream, 0, BIG) !== SOC) return null
  const kept = [stream.subarray(0, 2)]
  let at = 2
  while (uint16(stream, at, BIG) !== SOT) {
    const end = at + 2 + uint16(stream, at + 2, BIG)
    if (end < at + 4 || end > stream.length) return null
    if (uint16(stream, at, BIG) !== COM) kept.push(stream.subarray(at, end))
    at = end
  }
  return joined([...kept, stream.subarray(at)])
}

function head(length: number): Uint8Array {
  return Uint8Array.of(length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255)
}
