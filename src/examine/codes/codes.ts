/**
 * What QR codes and their like say in the pictures of one message, within what a message may cost. Hostile work that is
 * done in a worker thread only.
 *
 * Each picture is looked through in two sizes: the large one shows small codes in scans and photographs, the small one
 * large codes that are blurred, and in it every kind of code is looked for.
 */

import type { DocumentReading } from '../documents/document-reading.ts'
import type { PictureKind } from '../pictures/clean-picture.ts'
import { type DocumentCodes, DocumentSearch } from './document-search.ts'
import { LARGE_SIDE, Looks, SMALL_SIDE } from './looks.ts'
import type { Decoding } from './picture-pixels.ts'
import type { Tile } from './put-together.ts'

/** Milliseconds for finding the pages of a scan. */
const COST_OF_PAGES = 20

export interface CodesFound {
  readonly codes: readonly string[]
  /** `whole`: looked through; `too large`: not or not all of it; `broken`: no decoder opens it. */
  readonly looked: 'whole' | 'too large' | 'broken'
  /** Whether it would have been looked through alone: what the message may cost is spent. */
  readonly isSpent: boolean
}

export class CodeSearch {
  private readonly looks = new Looks()

  async inPicture(kind: PictureKind, bytes: Uint8Array): Promise<CodesFound> {
    // Loaded with the first picture: decoders make the start of a thread slower.
    const { openPicture } = await import('./picture-pixels.ts')
    const codes = new Set<string>()
    try {
      const { decodings, tooLarge } = await openPicture(kind, bytes)
      let isSpent = false
      for (const decoding of decodings) isSpent = !(await this.inDecoding(decoding, codes)) || isSpent
      return { codes: [...codes], looked: tooLarge || isSpent ? 'too large' : 'whole', isSpent: isSpent && !tooLarge }
    } catch {
      // Whatever a decoder says about hostile bytes, it means that it cannot open them.
      return { codes: [...codes], looked: 'broken', isSpent: false }
    }
  }

  /** In pictures that are shown as one; what cannot be put together has been looked through piece by piece. */
  async inTiles(rows: readonly (readonly Tile[])[]): Promise<readonly string[]> {
    const { allowance } = this.looks
    const { putTogether } = await import('./put-together.ts')
    const codes = new Set<string>()
    try {
      // Each time a body shows them is paid for: it may do so ten thousand times.
      const opening = rows.flat().reduce((sum, { kind }) => sum + (kind === 'tiff' ? COST_OF_PAGES : 1), 0)
      const work = allowance.allowsCare && allowance.take(opening) ? await putTogether(rows, SMALL_SIDE) : null
      if (work !== null && allowance.take(work.cost)) await this.looks.withCare(await work.whole(), codes)
    } catch {
      // As with single pictures: hostile bytes.
    }
    return [...codes]
  }

  /** Of a document, as far as the allowance goes. */
  async inDocument(pictures: NonNullable<DocumentReading['pictures']>): Promise<DocumentCodes> {
    return new DocumentSearch(this.looks).run(pictures)
  }

  /** False where the allowance is spent. */
  private async inDecoding({ cost, frames, colours }: Decoding, codes: Set<string>): Promise<boolean> {
    const { allowance } = this.looks
    const side = allowance.allowsCare ? LARGE_SIDE : SMALL_SIDE
    if (!allowance.take(cost(side))) return false
    let isWhole = true
    for (const frame of await frames(side)) {
      isWhole = (await this.looks.withCare(frame, codes)) && isWhole
    }
    if (colours !== null && allowance.allowsCare && allowance.take(cost(SMALL_SIDE))) {
      const { colourDifference } = await import('./second-look.ts')
      await this.looks.atGlance(colourDifference(await colours(SMALL_SIDE)), codes)
    }
    return isWhole
  }
}
