/**
 * The same picture made clearer, for codes that people see and the reader does not: faint ones, ones in a shadow or a
 * passage of colours, ones whose squares stand apart, and slanted ones.
 */

import sharp from 'sharp'
import type { GreyPicture } from './code-reader.ts'
import { type ColourPicture, grey } from './picture-pixels.ts'

/** Milliseconds for a million pixels, beside reading the result. */
export const COST_OF_CLEARING = 25

/** As far as light and shadow change in a code. */
const RADIUS = 20
/** A fortieth of black to white becomes a quarter, which the reader tells apart. */
const GAIN = 10

/** Each spot beside its surroundings: what is a little darker than they becomes dark. */
export async function contrasted(picture: GreyPicture): Promise<GreyPicture> {
  const { width, height, pixels } = await grey(opened(picture).blur(1.2), Math.max(picture.width, picture.height))
  const around = meansAround(picture)
  const clear = new Uint8Array(pixels.length)
  for (let at = 0; at < clear.length; at++) {
    clear[at] = Math.max(0, Math.min(255, 128 + GAIN * ((pixels[at] ?? 0) - (around[at] ?? 0))))
  }
  return { width, height, pixels: clear }
}

/** Dark squares grown until they touch. */
export function joinedUp(picture: GreyPicture): Promise<GreyPicture> {
  return grey(opened(picture).dilate(2).blur(1), Math.max(picture.width, picture.height))
}

/** The reader makes up for a slant to one side by itself, and for less of one to the other. */
export function straightened(picture: GreyPicture): Promise<GreyPicture> {
  const slanted = opened(picture).affine([1, -SLANT, 0, 1], { background: '#fff' })
  return grey(slanted, Math.ceil((1 + SLANT) * Math.max(picture.width, picture.height)))
}

const SLANT = 0.5

function opened({ width, height, pixels }: GreyPicture) {
  return sharp(pixels, { raw: { width, height, channels: 1 } })
}

/** Of a square around each pixel, by sums of rows and columns that slide along: linear in the pixels. */
function meansAround({ width, height, pixels }: GreyPicture): Float32Array {
  const rows = new Float32Array(pixels.length)
  const means = new Float32Array(pixels.length)
  for (let y = 0; y < height; y++) slide(pixels, rows, y * width, 1, width)
  for (let x = 0; x < width; x++) slide(rows, means, x, width, height)
  return means
}

function slide(from: ArrayLike<number>, to: Float32Array, start: number, step: number, count: number): void {
  let sum = 0
  let size = 0
  for (let ahead = 0; ahead < count + RADIUS; ahead++) {
    if (ahead < count) {
      sum += from[start + ahead * step] ?? 0
      size++
    }
    if (ahead > 2 * RADIUS) {
      sum -= from[start + (ahead - 2 * RADIUS - 1) * step] ?? 0
      size--
    }
    if (ahead >= RADIUS) to[start + (ahead - RADIUS) * step] = sum / size
  }
}

/** How red or green, or how blue or yellow, whichever differs more: colours of one brightness are alike in grey. */
export function colourDifference({ width, height, rgb }: ColourPicture): GreyPicture {
  const [first = [], second = []] = [0, 2].map((channel) => differences(rgb, channel))
  return { width, height, pixels: stretched(spread(first) >= spread(second) ? first : second) }
}

function differences(rgb: Uint8Array, channel: number): Int16Array {
  const found = new Int16Array(rgb.length / 3)
  for (let at = 0; at < found.length; at++) found[at] = (rgb[at * 3 + channel] ?? 0) - (rgb[at * 3 + 1] ?? 0)
  return found
}

function spread(values: ArrayLike<number>): number {
  let sum = 0
  let squares = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0
    sum += value
    squares += value * value
  }
  return squares / values.length - (sum / values.length) ** 2
}

function stretched(values: ArrayLike<number>): Uint8Array {
  let least = 255
  let most = -255
  for (let at = 0; at < values.length; at++) {
    least = Math.min(least, values[at] ?? 0)
    most = Math.max(most, values[at] ?? 0)
  }
  const pixels = new Uint8Array(values.length)
  const scale = 255 / Math.max(1, most - least)
  for (let at = 0; at < pixels.length; at++) pixels[at] = ((values[at] ?? 0) - least) * scale
  return pixels
}
