/**
 * The codes in the pictures of one document: everything once at a glance, what costs least first, and then with care as far
 * as the allowance goes. So a few large pictures do not hide what else there is.
 */

import type { DocumentPicture, DocumentReading } from '../documents/document-reading.ts'
import type { GreyPicture } from './code-reader.ts'
import { LARGE_SIDE, type Looks, SMALL_SIDE, sized } from './looks.ts'
import type { Decoding } from './picture-pixels.ts'

/** Of all frames that are kept for a second look. */
const MAX_KEPT_PIXELS = 40_000_000

type PictureFile = DocumentPicture & { readonly form: 'file' }

export interface DocumentCodes {
  readonly codes: readonly string[]
  /** Whether every picture was looked at. */
  readonly isWhole: boolean
}

export class DocumentSearch {
  private readonly codes = new Set<string>()
  private readonly kept: GreyPicture[] = []
  private room = MAX_KEPT_PIXELS
  private isWhole = true

  constructor(private readonly looks: Looks) {}

  async run(pictures: NonNullable<DocumentReading['pictures']>): Promise<DocumentCodes> {
    const files: PictureFile[] = []
    try {
      for await (const picture of pictures()) {
        if (picture.form === 'file') files.push(picture)
        else if (picture.form === 'left out') this.isWhole = false
        else await this.glanceAtPage(picture)
      }
    } catch {
      // The libraries throw on whatever they cannot make sense of; what was found until then counts.
    }
    for (const decoding of await decodingsOf(files, () => this.leaveOut())) await this.glanceAtFile(decoding)
    for (const frame of this.kept) {
      if (!this.looks.allowance.allowsCare || !(await this.looks.withCare(frame, this.codes))) break
    }
    return { codes: [...this.codes], isWhole: this.isWhole }
  }

  private leaveOut(): void {
    this.isWhole = false
  }

  private async glanceAtPage(picture: Exclude<DocumentPicture, { form: 'file' | 'left out' }>): Promise<void> {
    if (picture.form === 'pixels') return this.glance(picture.picture)
    const { drawn } = await import('./picture-pixels.ts')
    const { allowance } = this.looks
    // Pictures as they stand are an extra look: most pages show nothing else by it.
    if (!picture.hasShapes && !allowance.allowsCare) return
    const side = allowance.allowsCare ? LARGE_DRAWING : SMALL_SIDE
    if (!allowance.take(costOfDrawing(picture.svg, side))) return this.leaveOut()
    try {
      await this.glance(await drawn(picture.svg, side))
    } catch {
      // As with files: what cannot be drawn is nothing that the document shows.
    }
  }

  private async glanceAtFile({ cost, frames }: Decoding): Promise<void> {
    const { allowance } = this.looks
    const side = allowance.allowsCare && this.room > 0 ? LARGE_SIDE : SMALL_SIDE
    if (!allowance.take(cost(side))) return this.leaveOut()
    try {
      for (const frame of await frames(side)) await this.glance(frame)
    } catch {
      // What no decoder opens is nothing that the document shows.
    }
  }

  private async glance(frame: GreyPicture): Promise<void> {
    const large = await sized(frame, LARGE_SIDE)
    if (!(await this.looks.atGlance(large, this.codes))) this.leaveOut()
    this.room -= large.pixels.length
    if (this.room >= 0) this.kept.push(large)
  }
}

/** The longest side of a page that is drawn. */
const LARGE_DRAWING = 1600

/** Milliseconds for the shapes of a page and for its pixels, measured on squares. */
function costOfDrawing(svg: string, side: number): number {
  return 5 + side ** 2 / 140_000 + svg.length / 6000
}

/** The cheapest first. Files that no decoder opens show nothing. */
async function decodingsOf(files: readonly PictureFile[], onTooLarge: () => void): Promise<readonly Decoding[]> {
  if (files.length === 0) return []
  const { openPicture } = await import('./picture-pixels.ts')
  const found: Decoding[] = []
  for (const { kind, bytes } of files) {
    try {
      const { decodings, tooLarge } = await openPicture(kind, bytes)
      found.push(...decodings)
      if (tooLarge) onTooLarge()
    } catch {
      // As above.
    }
  }
  const priced = found.map((decoding) => ({ decoding, price: decoding.cost(SMALL_SIDE) }))
  return priced.sort((a, b) => a.price - b.price).map(({ decoding }) => decoding)
}
