/** ICC profiles (ICC.1:2010): the numbers that colours are computed with, without the names of devices and their makers. */

import { BIG, hasText, joined, uint32 } from '../pictures/bytes.ts'

const HEADER_BYTES = 128
const MAX_TAGS = 100
/** Tags of section 9.2 that a colour is computed with; the others describe, or measure one device. */
const COMPUTED = /^(?:[ABD]2[ABD][0-3]|[rgbk](?:XYZ|TRC)|wtpt|bkpt|chad|chrm|lumi|gamt|pre[0-2])$/
/** In the header: preferred program, date, platform, device, creator and digest (section 7.2). */
const DESCRIBED: readonly (readonly [number, number])[] = [
  [4, 8],
  [24, 36],
  [40, 44],
  [48, 64],
  [80, 128],
]

/** A profile that makes no sense becomes an empty one: readers then take the colours by their number of components. */
export function cleanColourProfile(bytes: Uint8Array): Uint8Array {
  const count = uint32(bytes, HEADER_BYTES, BIG)
  if (!hasText(bytes, 36, 'acsp') || count > MAX_TAGS) return new Uint8Array()
  const header = bytes.slice(0, HEADER_BYTES)
  for (const [from, to] of DESCRIBED) header.fill(0, from, to)
  const kept = Array.from({ length: count }, (_, index) => HEADER_BYTES + 4 + 12 * index).flatMap((at) => {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4))
    const from = uint32(bytes, at + 4, BIG)
    const content = bytes.subarray(from, from + uint32(bytes, at + 8, BIG))
    return COMPUTED.test(name) ? [{ name: bytes.subarray(at, at + 4), from, content }] : []
  })
  return assembled(header, kept)
}

interface Tag {
  readonly name: Uint8Array
  readonly from: number
  readonly content: Uint8Array
}

function assembled(header: Uint8Array, tags: readonly Tag[]): Uint8Array {
  // Several tags may share one content, as the three curves of a grey display do.
  const places = new Map<number, number>()
  const contents: Uint8Array[] = []
  let end = HEADER_BYTES + 4 + 12 * tags.length
  for (const { from, content } of tags) {
    if (places.has(from)) continue
    places.set(from, end)
    const padding = (4 - (content.length % 4)) % 4
    contents.push(content, new Uint8Array(padding))
    end += content.length + padding
  }
  const table = tags.flatMap(({ name, from, content }) => [
    name,
    number32(places.get(from) ?? 0),
    number32(content.length),
  ])
  header.set(number32(end), 0)
  return joined([header, number32(tags.length), ...table, ...contents])
}

function number32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)
}
