/**
 * What shapes in a Word document say of the files their pictures came from ([MS-ODRAW] section 2.3), blanked in place.
 * The records are found by their form, wherever something leads to them from.
 */

import { LITTLE, uint16, uint32 } from '../pictures/bytes.ts'
import { isFilePath } from './docx-traces.ts'

/** A table of properties (section 2.2.9), and more of them than any shape has. */
const PROPERTY_TABLE = 0xf00b
const HEADER_BYTES = 8
const PROPERTY_BYTES = 6
const MAX_PROPERTIES = 200

/** The value stands behind the table, and the entry says how long it is. */
const IS_COMPLEX = 0x8000
const IDENTIFIER = 0x3fff

/** The file of a picture, of a fill and of a line, and the name of the shape. */
const FILE_NAMES: ReadonlySet<number> = new Set([0x0105, 0x0187, 0x01c6, 0x0380])
/** For readers, unless a program put a path there. */
const DESCRIPTION = 0x0381

/** A linked picture has a header of this length and kind, then the length of its path ([MS-DOC], PICFAndOfficeArtData). */
const LINK_HEADER_BYTES = 68
const LINK_KIND = 0x66

export function blankShapeNames(stream: Uint8Array): void {
  for (let at = 0; at + HEADER_BYTES <= stream.length; ) {
    const end = uint16(stream, at + 2, LITTLE) === PROPERTY_TABLE ? blankProperties(stream, at) : null
    if (uint16(stream, at + 4, LITTLE) === LINK_HEADER_BYTES && uint16(stream, at + 6, LITTLE) === LINK_KIND) {
      const path = at + LINK_HEADER_BYTES + 1
      stream.fill(0, path, path + (stream[path - 1] ?? 0))
    }
    at = end ?? at + 1
  }
}

/** The end of the table; null where the lengths do not add up: then it is none. */
function blankProperties(stream: Uint8Array, at: number): number | null {
  const count = uint16(stream, at, LITTLE) >> 4
  const entries = at + HEADER_BYTES
  const end = entries + uint32(stream, at + 4, LITTLE)
  let next = entries + PROPERTY_BYTES * count
  if (count > MAX_PROPERTIES || next > end || end > stream.length) return null
  const values: { readonly identifier: number; readonly start: number; readonly end: number }[] = []
  for (let entry = entries; entry < entries + PROPERTY_BYTES * count; entry += PROPERTY_BYTES) {
    const property = uint16(stream, entry, LITTLE)
    if ((property & IS_COMPLEX) === 0) continue
    const start = next
    next += uint32(stream, entry + 2, LITTLE)
    if (next > end) return null
    values.push({ identifier: property & IDENTIFIER, start, end: next })
  }
  if (next !== end) return null
  for (const value of values) {
    const text = () => Buffer.from(stream.subarray(value.start, value.end)).toString('utf16le')
    const isName = FILE_NAMES.has(value.identifier) || (value.identifier === DESCRIPTION && isFilePath(text()))
    if (isName) stream.fill(0, value.start, value.end)
  }
  return end
}
