/** Pictures as the PDF library decodes them: their grey, and how much of each pixel is there. */

import type { GreyPicture } from '../codes/code-reader.ts'

export interface Pixels {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
  /** Null where all of it is. */
  readonly alpha: Uint8Array | null
}

/** Null for what is none. */
export function pixelsOf(decoded: unknown): Pixels | null {
  if (typeof decoded !== 'object' || decoded === null) return null
  const { data, width, height } = decoded as { data?: unknown; width?: unknown; height?: unknown }
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return null
  if (typeof width !== 'number' || typeof height !== 'number' || width < 1 || height < 1) return null
  const grey = new Uint8Array(width * height)
  const perPixel = data.length / (width * height)
  if (perPixel === 3 || perPixel === 4) {
    for (let at = 0; at < grey.length; at++) {
      const from = at * perPixel
      grey[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8
    }
    return { width, height, grey, alpha: perPixel === 4 ? alphaOf(data) : null }
  }
  if (data.length !== Math.ceil(width / 8) * height) return null
  const rowBytes = Math.ceil(width / 8)
  for (let at = 0; at < grey.length; at++) {
    const column = at % width
    const byte = data[((at - column) / width) * rowBytes + (column >> 3)] ?? 0
    grey[at] = (byte >> (7 - (column & 7))) & 1 ? 255 : 0
  }
  return { width, height, grey, alpha: null }
}

function alphaOf(data: Uint8Array | Uint8ClampedArray): Uint8Array | null {
  const alpha = new Uint8Array(data.length / 4)
  let isOpaque = true
  for (let at = 0; at < alpha.length; at++) {
    alpha[at] = data[at * 4 + 3] ?? 255
    if (alpha[at] !== 255) isOpaque = false
  }
  return isOpaque ? null : alpha
}

/** Of a stencil (ISO 32000-1 section 8.9.6.2): a colour shows where a pixel is black. */
export function stencilOf({ width, height, grey }: Pixels, shade: number): Pixels {
  return { width, height, grey: new Uint8Array(grey.length).fill(shade), alpha: grey.map((bit) => 255 - bit) }
}

/** Behind what is transparent: most readers have a white window, and on grey both black and white show. */
const GROUNDS = [255, 128]

/** As it is seen. */
export function greyPictures({ width, height, grey, alpha }: Pixels): GreyPicture[] {
  if (alpha === null) return [{ width, height, pixels: grey }]
  return GROUNDS.map((ground) => ({
    width,
    height,
    pixels: grey.map((shade, at) => ground + Math.round(((shade - ground) * (alpha[at] ?? 255)) / 255)),
  }))
}

/** A smaller one, by whole pixels. */
export function reduced(pixels: Pixels, factor: number): Pixels {
  if (factor <= 1) return pixels
  const [width, height] = [Math.ceil(pixels.width / factor), Math.ceil(pixels.height / factor)]
  const shrink = (from: Uint8Array) => {
    const to = new Uint8Array(width * height)
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        let [sum, count] = [0, 0]
        for (let y = row * factor; y < Math.min(pixels.height, (row + 1) * factor); y++) {
          for (let x = column * factor; x < Math.min(pixels.width, (column + 1) * factor); x++) {
            sum += from[y * pixels.width + x] ?? 0
            count++
          }
        }
        to[row * width + column] = sum / count
      }
    }
    return to
  }
  return { width, height, grey: shrink(pixels.grey), alpha: pixels.alpha === null ? null : shrink(pixels.alpha) }
}
