/**
 * The pictures in a Word document: photographs and PNG as OfficeArt keeps them ([MS-ODRAW] sections 2.2.27 and 2.2.28),
 * cleaned in their places. Metafiles and bitmaps stay; they have no room for where a photograph was taken.
 */

import { LITTLE, uint16, uint32 } from '../pictures/bytes.ts'
import { cleanPicture, type PictureKind } from '../pictures/clean-picture.ts'

interface PictureRecord {
  readonly kind: PictureKind
  /** Bytes before the picture: one or two digests and a tag. */
  readonly head: number
}

const ONE_DIGEST = 17
const TWO_DIGESTS = 33
const HEADER_BYTES = 8

/** By version, instance and type, as the first four bytes of a record have them. */
const RECORDS: ReadonlyMap<number, PictureRecord> = new Map<number, PictureRecord>([
  ...[0x46a, 0x6e2].flatMap((instance) => records(instance, [0xf01d, 0xf02a], 'jpeg')),
  ...records(0x6e0, [0xf01e], 'png'),
])

function records(instance: number, types: readonly number[], kind: PictureKind): [number, PictureRecord][] {
  return types.flatMap((type): [number, PictureRecord][] => [
    [type * 0x10000 + instance * 16, { kind, head: ONE_DIGEST }],
    [type * 0x10000 + (instance + 1) * 16, { kind, head: TWO_DIGESTS }],
  ])
}

/** The pictures of a stream, in its own bytes. */
export function* storedPictures(
  stream: Uint8Array,
): Generator<{ readonly kind: PictureKind; readonly bytes: Uint8Array }> {
  let at = 0
  while (at + HEADER_BYTES < stream.length) {
    const end = at + HEADER_BYTES + uint32(stream, at + 4, LITTLE)
    const record = recordAt(stream, at)
    const isPicture = record !== undefined && end <= stream.length
    if (isPicture) yield { kind: record.kind, bytes: stream.subarray(at + HEADER_BYTES + record.head, end) }
    at = isPicture ? end : at + 1
  }
}

/** Cleans all pictures of a stream in place, and fills what they lose with zeros. False where one cannot be cleaned. */
export function cleanStoredPictures(stream: Uint8Array): boolean {
  for (const { kind, bytes } of storedPictures(stream)) {
    const cleaned = cleanPicture(kind, new Uint8Array(bytes))
    if (cleaned === null || cleaned.length > bytes.length) return false
    bytes.fill(0)
    bytes.set(cleaned)
  }
  // The same kept in some other way would go out as it is.
  return !hasCameraData(stream)
}

/** The number of the fourth byte is the same for all, and rare: it is looked at first. */
function recordAt(stream: Uint8Array, at: number): PictureRecord | undefined {
  if (stream[at + 3] !== 0xf0) return undefined
  return RECORDS.get(uint16(stream, at + 2, LITTLE) * 0x10000 + uint16(stream, at, LITTLE))
}

/** EXIF with more than the one entry that says which side is up. */
function hasCameraData(stream: Uint8Array): boolean {
  const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength)
  const mark = Buffer.from('Exif\0\0', 'latin1')
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) {
    // Our own segment is 34 bytes long and says so before the mark.
    if (at < 2 || bytes.readUInt16BE(at - 2) !== 34) return true
  }
  return false
}
