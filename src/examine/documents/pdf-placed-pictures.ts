/** The pictures of one page where they stand on it: some programs cut them into strips, or stretch them. */

import { type Matrix, product } from './pdf-matrix.ts'
import { type Pixels, reduced } from './pdf-pixels.ts'
import { pngOf } from './pdf-png.ts'

/** As many as a page of 1600 pixels shows, and some that lie over each other. */
const MAX_PIXELS = 4_000_000
const MAX_FILE_BYTES = 3_000_000
const MAX_PICTURES = 1000
/** Of a side: more than this, and a code is no longer square. */
const STRETCHED = 1.1
/** Pixels between two that belong together. */
const TOUCHING = 1.5

type Box = readonly [number, number, number, number]

export class PlacedPictures {
  private readonly boxes: Box[] = []
  private pixels = MAX_PIXELS
  private bytes = MAX_FILE_BYTES
  private isStretched = false

  /** Whether they show something else where they stand than each by itself. */
  get needTheirPlace(): boolean {
    return this.isStretched || this.areCut
  }

  ofPixels(pixels: Pixels | null, matrix: Matrix): string | null {
    if (pixels === null || this.boxes.length >= MAX_PICTURES) return null
    const { width, height } = pixels
    const [across, down] = [Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[2], matrix[3])]
    const share = across / width / (down / height)
    if (Math.max(share, 1 / share) > STRETCHED && Math.min(width, height) > 1) this.isStretched = true
    const small = reduced(pixels, Math.floor(Math.min(width / across, height / down)))
    this.pixels -= small.grey.length
    if (this.pixels < 0) return null
    this.boxes.push(boxOf(matrix))
    const isEnlarged = across > small.width
    return imageOf(`data:image/png;base64,${pngOf(small).toString('base64')}`, matrix, isEnlarged)
  }

  ofFile(file: Uint8Array, matrix: Matrix): string | null {
    this.bytes -= file.length
    if (this.bytes < 0 || this.boxes.length >= MAX_PICTURES) return null
    this.boxes.push(boxOf(matrix))
    return imageOf(`data:image/jpeg;base64,${Buffer.from(file).toString('base64')}`, matrix, false)
  }

  /** Whether one ends where another one begins, along a whole side. */
  private get areCut(): boolean {
    const near = (a: number, b: number) => Math.abs(a - b) <= TOUCHING
    const touches =
      ([left, top, right, bottom]: Box) =>
      (other: Box) =>
        (near(left, other[0]) && near(right, other[2]) && near(bottom, other[1])) ||
        (near(top, other[1]) && near(bottom, other[3]) && near(right, other[0]))
    return this.boxes.some((box) => this.boxes.some(touches(box)))
  }
}

function boxOf([a, b, c, d, e, f]: Matrix): Box {
  const [xs, ys] = [
    [e, e + a, e + c, e + a + c],
    [f, f + b, f + d, f + b + d],
  ]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function imageOf(href: string, matrix: Matrix, isEnlarged: boolean): string {
  // A picture counts from above, and is a unit square on the page.
  const place = product(matrix, [1, 0, 0, -1, 0, 1]).join(' ')
  const quality = isEnlarged ? ' image-rendering="optimizeSpeed"' : ''
  return `<image width="1" height="1" preserveAspectRatio="none" transform="matrix(${place})"${quality} href="${href}"/>`
}
