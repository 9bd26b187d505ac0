/** Pictures as the PDF library decodes them, in grey. */

import type { GreyPicture } from '../codes/code-reader.ts'

/** Null for what is none. */
export function greyPicture(decoded: unknown): GreyPicture | null {
  if (typeof decoded !== 'object' || decoded === null) return null
  const { data, width, height } = decoded as { data?: unknown; width?: unknown; height?: unknown }
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return null
  if (typeof width !== 'number' || typeof height !== 'number' || width < 1 || height < 1) return null
  const pixels = new Uint8Array(width * height)
  const perPixel = data.length / (width * height)
  if (perPixel === 3 || perPixel === 4) {
    for (let at = 0; at < pixels.length; at++) {
      const from = at * perPixel
      pixels[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8
    }
  } else if (data.length === Math.ceil(width / 8) * height) {
    const rowBytes = Math.ceil(width / 8)
    for (let at = 0; at < pixels.length; at++) {
      const column = at % width
      const byte = data[((at - column) / width) * rowBytes + (column >> 3)] ?? 0
      pixels[at] = (byte >> (7 - (column & 7))) & 1 ? 255 : 0
    }
  } else return null
  return { width, height, pixels }
}
