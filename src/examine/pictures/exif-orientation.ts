/** Which side of a photograph is up: the one thing in EXIF without which the picture is shown wrongly. */

import { BIG, hasText, LITTLE, uint16, uint32 } from './bytes.ts'

const ORIENTATION = 0x0112
const SHORT = 3

/** 1 to 8 (TIFF 6.0 section 8); 1, which is upright, where none can be read. `tiff`: EXIF after its first six bytes. */
export function orientationOf(tiff: Uint8Array): number {
  const little = hasText(tiff, 0, 'II')
  if (!little && !hasText(tiff, 0, 'MM')) return 1
  const order = little ? LITTLE : BIG
  if (uint16(tiff, 2, order) !== 42) return 1
  const directory = uint32(tiff, 4, order)
  const entries = uint16(tiff, directory, order)
  for (let index = 0; index < entries; index++) {
    const at = directory + 2 + 12 * index
    if (at + 12 > tiff.length) break
    if (uint16(tiff, at, order) !== ORIENTATION) continue
    const value = uint16(tiff, at + 8, order)
    return uint16(tiff, at + 2, order) === SHORT && value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** An EXIF segment of JPEG that says this and nothing else. */
export function orientationSegment(orientation: number): Uint8Array {
  const header = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0]
  const directory = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1]
  const entry = [0x01, 0x12, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0]
  return Uint8Array.of(...header, ...directory, ...entry, 0, 0, 0, 0)
}
