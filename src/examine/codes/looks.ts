/** Looks through single frames, within what a message may cost. */

import { Allowance } from './allowance.ts'
import { costOfReading, type GreyPicture, type Look, readCodes } from './code-reader.ts'

/** Longest sides. A code of two centimetres on a sheet of paper is 170 pixels wide in the large size. */
export const LARGE_SIDE = 2600
export const SMALL_SIDE = 1000
/** No code is smaller. */
const MIN_SIDE = 10
/** Of a picture that somebody drew to be seen as it is. */
const MAX_DRAWN_PIXELS = 500_000

export class Looks {
  readonly allowance = new Allowance()

  /** In the large size for small codes, and in the small one for all kinds. False where the allowance is spent. */
  async withCare(frame: GreyPicture, codes: Set<string>): Promise<boolean> {
    if (Math.min(frame.width, frame.height) < MIN_SIDE || isOneColour(frame)) return true
    const isLarge = Math.max(frame.width, frame.height) > SMALL_SIDE
    if (isLarge && !(await this.look(frame, 'glance', codes))) return false
    const small = isLarge ? await sized(frame, SMALL_SIDE) : frame
    const isSeen =
      (this.allowance.allowsCare && (await this.look(small, 'care', codes))) ||
      (await this.look(small, 'glance', codes))
    await this.lookAgain(small, codes)
    return isSeen
  }

  /** While there is enough left: a bonus that no picture has a claim to. */
  private async lookAgain(picture: GreyPicture, codes: Set<string>): Promise<void> {
    const { COST_OF_CLEARING, contrasted, joinedUp, straightened } = await import('./second-look.ts')
    const pixels = picture.width * picture.height
    const cost = (COST_OF_CLEARING * pixels) / 1e6
    // Photographs are not slanted, and a straightened one is larger.
    const clearer = pixels <= MAX_DRAWN_PIXELS ? [contrasted, joinedUp, straightened] : [contrasted, joinedUp]
    for (const clear of clearer) {
      if (!this.allowance.allowsCare || !this.allowance.take(cost)) return
      await this.look(await clear(picture), 'glance', codes)
    }
  }

  /** In the small size. What has nothing that could be a code costs nothing. False where the allowance is spent. */
  async atGlance(frame: GreyPicture, codes: Set<string>): Promise<boolean> {
    if (Math.min(frame.width, frame.height) < MIN_SIDE) return true
    const small = await sized(frame, SMALL_SIDE)
    return !mayHoldCode(small) || this.look(small, 'glance', codes)
  }

  private async look(picture: GreyPicture, look: Look, codes: Set<string>): Promise<boolean> {
    if (!this.allowance.take(costOfReading(picture.width * picture.height, look))) return false
    for (const code of await readCodes(picture, look)) codes.add(code)
    return true
  }
}

/** An empty page shows nothing, and looking for that costs as much as a full one. */
function isOneColour({ pixels }: GreyPicture): boolean {
  for (const pixel of pixels) if (pixel !== pixels[0]) return false
  return true
}

/** No side longer than this. */
export async function sized(frame: GreyPicture, longestSide: number): Promise<GreyPicture> {
  if (Math.max(frame.width, frame.height) <= longestSide) return frame
  // Loaded with the first picture: decoders make the start of a thread slower.
  const { shrunk } = await import('./picture-pixels.ts')
  return shrunk(frame, longestSide)
}

/** Of 255: less contrast is read nowhere. */
const MIN_CONTRAST = 10
/** A line through the smallest code, at any angle, goes from dark to light and back more often. */
const MIN_CHANGES = 5

/** Whether any row and any column changes often enough: grounds, ramps and stripes do not. */
function mayHoldCode({ width, height, pixels }: GreyPicture): boolean {
  const isBusy = (first: number, step: number, count: number) => {
    let [low, high, rising, changes] = [255, 0, 0, 0]
    for (let at = first, end = first + step * count; at < end; at += step) {
      const grey = pixels[at] ?? 0
      low = Math.min(low, grey)
      high = Math.max(high, grey)
      if (rising >= 0 && grey < high - MIN_CONTRAST) {
        ;[rising, low] = [-1, grey]
        changes++
      } else if (rising <= 0 && grey > low + MIN_CONTRAST) {
        ;[rising, high] = [1, grey]
        changes++
      }
      if (changes >= MIN_CHANGES) return true
    }
    return false
  }
  const some = (count: number, test: (at: number) => boolean) => {
    for (let at = 0; at < count; at++) if (test(at)) return true
    return false
  }
  return some(height, (row) => isBusy(row * width, 1, width)) && some(width, (column) => isBusy(column, width, height))
}
