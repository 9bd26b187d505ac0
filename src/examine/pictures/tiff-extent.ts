/** The bytes of a TIFF file that belong to nothing, and how many pixels its largest page has. */

import { hasText, uint32 } from './bytes.ts'
import type { PictureExtent, Stretch } from './extent.ts'
import { type Directory, numbersOf, readDirectory } from './tiff-directory.ts'
import { COUNTS, OFFSETS } from './tiff-fields.ts'

const WIDTH = 256
const LENGTH = 257
const JPEG_OFFSET = 513
const JPEG_LENGTH = 514
/** Directories of smaller copies, of the camera, of the place, and of what works together. */
const POINTERS = [330, 34665, 34853, 40965]

/** Some hundred pages with a few directories each. */
const MAX_DIRECTORIES = 2000
/** Values of all of them together: directories may share theirs, and a large one shared is a large one each time. */
const MAX_STRETCHES = 200_000

export function tiffExtent(bytes: Uint8Array): PictureExtent | null {
  const little = hasText(bytes, 0, 'II')
  const claimed: Stretch[] = [{ start: 0, end: 8 }]
  const visited = new Set<number>([0])
  const open = [uint32(bytes, 4, little)]
  let pixels = 0
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (visited.has(at)) continue
    if (visited.size > MAX_DIRECTORIES || claimed.length > MAX_STRETCHES) return null
    visited.add(at)
    const directory = readDirectory(bytes, at, little)
    // One of a camera may be broken; that of a page makes the whole file unusable, which the cleaner says.
    if (directory === null) continue
    claimed.push(...directory.ranges)
    for (const stretch of dataOf(directory)) claimed.push(stretch)
    pixels = Math.max(pixels, (numbers(directory, WIDTH)[0] ?? 0) * (numbers(directory, LENGTH)[0] ?? 0))
    open.push(directory.next, ...POINTERS.flatMap((tag) => numbers(directory, tag).slice(0, 100)))
  }
  return { pixels, unclaimed: between(claimed, bytes.length) }
}

function numbers({ fields, little }: Directory, tag: number): number[] {
  const field = fields.get(tag)
  return field === undefined || field.count > 100_000 ? [] : (numbersOf(field, little) ?? [])
}

/** Strips, tiles and previews. */
function dataOf(directory: Directory): Stretch[] {
  return [
    [OFFSETS[0], COUNTS[0]],
    [OFFSETS[1], COUNTS[1]],
    [JPEG_OFFSET, JPEG_LENGTH],
  ].flatMap(([offsets = 0, counts = 0]) => {
    const lengths = numbers(directory, counts)
    return numbers(directory, offsets).map((start, index) => ({ start, end: start + (lengths[index] ?? 0) }))
  })
}

function between(claimed: readonly Stretch[], length: number): Stretch[] {
  const free: Stretch[] = []
  let at = 0
  for (const { start, end } of claimed.toSorted((a, b) => a.start - b.start)) {
    if (start > at && at < length) free.push({ start: at, end: Math.min(start, length) })
    at = Math.max(at, end)
  }
  free.push({ start: Math.min(at, length), end: length })
  return free
}
