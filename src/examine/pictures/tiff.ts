/**
 * TIFF (revision 6.0): every page written anew, with the fields a decoder needs and its strips or tiles copied. What is
 * on no list is never copied: texts, dates, places, previews, and whatever lies between the parts.
 */

import { hasText, uint16, uint32 } from './bytes.ts'
import { cleanJpeg, cleanJpegTables } from './jpeg.ts'
import { type Directory, type Field, numbersOf, readDirectory } from './tiff-directory.ts'
import { COMPRESSION, COUNTS, JPEG_TABLES, keptFields, OFFSETS } from './tiff-fields.ts'
import { overlap, type Range } from './tiff-ranges.ts'
import { type Page, writeTiff } from './tiff-write.ts'

/** A fax has some dozen pages. */
const MAX_PAGES = 500
/** Strips and tiles of all pages together; even one a line stays below. */
const MAX_STRIPS = 20_000

const NEW_SUBFILE_TYPE = 254
const JPEG = 7
/** One JPEG file cut into pieces, as an older revision had it: its tables are anywhere. */
const OLD_JPEG = 6

export function cleanTiff(bytes: Uint8Array): Uint8Array | null {
  const little = hasText(bytes, 0, 'II')
  if ((!little && !hasText(bytes, 0, 'MM')) || uint16(bytes, 2, little) !== 42) return null
  const ranges: Range[] = [{ start: 0, end: 8, isPixels: false }]
  const pages: Page[] = []
  const visited = new Set<number>()
  let strips = 0
  let valueBytes = 0
  let at = uint32(bytes, 4, little)
  while (at !== 0) {
    if (visited.has(at) || visited.size >= MAX_PAGES) return null
    visited.add(at)
    const directory = readDirectory(bytes, at, little)
    if (directory === null) return null
    const page = pageOf(bytes, directory, MAX_STRIPS - strips)
    if (page === null) return null
    strips += page.strips.length
    valueBytes += page.fields.reduce((sum, field) => sum + field.values.length, 0)
    // Pages may share values; hundreds that share a large one would become a file of hundreds of megabytes.
    if (valueBytes > bytes.length) return null
    ranges.push(...directory.ranges)
    for (const { start, end } of page.strips) ranges.push({ start, end, isPixels: true })
    if (!isPreview(directory)) pages.push(page)
    at = directory.next
  }
  if (pages.length === 0 || overlap(ranges)) return null
  const cleaned = pages.map((page) => withoutHiddenSegments(bytes, page))
  return cleaned.includes(null)
    ? null
    : writeTiff(
        bytes,
        cleaned.filter((page) => page !== null),
        little,
      )
}

/** A smaller copy may show what was cut away from the page it was made of. */
function isPreview({ fields, little }: Directory): boolean {
  const field = fields.get(NEW_SUBFILE_TYPE)
  return field !== undefined && ((numbersOf(field, little)?.[0] ?? 0) & 1) === 1
}

function pageOf(bytes: Uint8Array, { fields, little }: Directory, maxStrips: number): Page | null {
  const numbers = (tags: readonly number[]) => {
    const present = tags.map((tag) => fields.get(tag)).filter((field) => field !== undefined)
    const [field] = present
    return present.length === 1 && field !== undefined && field.count <= maxStrips ? numbersOf(field, little) : null
  }
  const offsets = numbers(OFFSETS)
  const counts = numbers(COUNTS)
  const kept = keptFields(fields, little)
  if (offsets === null || counts === null || kept === null || offsets.length !== counts.length) return null
  const strips = offsets.map((start, index) => ({ start, end: start + (counts[index] ?? 0) }))
  if (strips.some(({ end }) => end > bytes.length)) return null
  const isTiled = fields.has(OFFSETS[1])
  if (isTiled !== fields.has(COUNTS[1])) return null
  const compression = compressionOf(fields, little)
  if (compression === null || compression === OLD_JPEG) return null
  return { fields: kept, isTiled, strips, replaced: null, isJpeg: compression === JPEG }
}

/** Null for one that decoders might read in different ways. */
function compressionOf(fields: ReadonlyMap<number, Field>, little: boolean): number | null {
  const field = fields.get(COMPRESSION)
  if (field === undefined) return 1
  return field.count === 1 ? (numbersOf(field, little)?.[0] ?? null) : null
}

/** Each strip of such a page is a JPEG stream, which has room for comments and all the rest. */
function withoutHiddenSegments(bytes: Uint8Array, page: Page): Page | null {
  if (!page.isJpeg) return page
  const replaced: Uint8Array[] = []
  for (const { start, end } of page.strips) {
    const cleaned = start === end ? new Uint8Array() : cleanJpeg(bytes.subarray(start, end))
    if (cleaned === null) return null
    replaced.push(cleaned)
  }
  const fields: Field[] = []
  for (const field of page.fields) {
    const values = field.tag === JPEG_TABLES ? cleanJpegTables(field.values) : field.values
    if (values === null) return null
    fields.push(field.tag === JPEG_TABLES ? { ...field, count: values.length, values } : field)
  }
  return { ...page, fields, replaced }
}
