/** Whether the parts of a TIFF file share bytes. */

export interface Range {
  readonly start: number
  readonly end: number
  readonly isPixels: boolean
}

/**
 * Whether pixels share a byte with anything else: a strip over a text would carry it along. Fields may share their values,
 * as both resolutions often do.
 */
export function overlap(ranges: readonly Range[]): boolean {
  let pixelsEnd = 0
  let anyEnd = 0
  for (const { start, end, isPixels } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (start === end) continue
    if (start < (isPixels ? anyEnd : pixelsEnd)) return true
    anyEnd = Math.max(anyEnd, end)
    if (isPixels) pixelsEnd = Math.max(pixelsEnd, end)
  }
  return false
}
