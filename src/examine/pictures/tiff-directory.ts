/** Reads one image file directory of a TIFF file (revision 6.0, section 2). */

import { uint16, uint32 } from './bytes.ts'
import type { Range } from './tiff-ranges.ts'

export interface Field {
  readonly tag: number
  readonly type: number
  readonly count: number
  /** In the byte order of the file. */
  readonly values: Uint8Array
}

export interface Directory {
  readonly fields: ReadonlyMap<number, Field>
  /** What the directory and the values of all its fields take up. */
  readonly ranges: readonly Range[]
  /** Where the next page's directory is; 0 after the last page. */
  readonly next: number
  readonly little: boolean
}

export const SHORT = 3
export const LONG = 4

/** Bytes of one value of each type; other types are of no use to a picture. */
const TYPE_BYTES: ReadonlyMap<number, number> = new Map([
  [1, 1],
  [2, 1],
  [SHORT, 2],
  [LONG, 4],
  [5, 8],
  [6, 1],
  [7, 1],
  [8, 2],
  [9, 4],
  [10, 8],
  [11, 4],
  [12, 8],
])

/** Cameras write about fifty. */
const MAX_FIELDS = 1000

/** Null where it does not lie within the file. A field whose values do not is left out; of two with one tag, so is the second. */
export function readDirectory(bytes: Uint8Array, at: number, little: boolean): Directory | null {
  const entries = uint16(bytes, at, little)
  const end = at + 2 + 12 * entries + 4
  if (entries === 0 || entries > MAX_FIELDS || end > bytes.length) return null
  const fields = new Map<number, Field>()
  const ranges: Range[] = [{ start: at, end, isPixels: false }]
  for (let entry = at + 2; entry < end - 4; entry += 12) {
    const tag = uint16(bytes, entry, little)
    const type = uint16(bytes, entry + 2, little)
    const count = uint32(bytes, entry + 4, little)
    const length = (TYPE_BYTES.get(type) ?? 0) * count
    const start = length <= 4 ? entry + 8 : uint32(bytes, entry + 8, little)
    if (length === 0 || start + length > bytes.length) continue
    if (length > 4) ranges.push({ start, end: start + length, isPixels: false })
    if (!fields.has(tag)) fields.set(tag, { tag, type, count, values: bytes.subarray(start, start + length) })
  }
  return { fields, ranges, next: uint32(bytes, end - 4, little), little }
}

/** The values of a field of whole numbers; null for one of another type. */
export function numbersOf({ type, count, values }: Field, little: boolean): number[] | null {
  if (type === SHORT) return Array.from({ length: count }, (_, index) => uint16(values, 2 * index, little))
  if (type === LONG) return Array.from({ length: count }, (_, index) => uint32(values, 4 * index, little))
  return null
}
