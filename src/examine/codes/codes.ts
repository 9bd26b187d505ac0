/**
 * What QR codes and their like say in the pictures of one message, within what a message may cost. Hostile work that is
 * done in a worker thread only.
 *
 * Each picture is looked through in two sizes: the large one shows small codes in scans and photographs, the small one
 * large codes that are blurred, and in it every kind of code is looked for.
 */

import type { DocumentPicture, DocumentReading } from '../documents/document-reading.ts'
import type { PictureKind } from '../pictures/clean-picture.ts'
import { Allowance } from './allowance.ts'
import { costOfReading, type GreyPicture, type Look, readCodes } from './code-reader.ts'
import type { Decoding } from './picture-pixels.ts'
import type { Tile } from './put-together.ts'

/** Longest sides. A code of two centimetres on a sheet of paper is 170 pixels wide in the large size. */
const LARGE_SIDE = 2600
const SMALL_SIDE = 1000
/** No code is smaller. */
const MIN_SIDE = 10

/** Of a picture that somebody drew to be seen as it is. */
const MAX_DRAWN_PIXELS = 500_000
/** Milliseconds for finding the pages of a scan. */
const COST_OF_PAGES = 20
/** Milliseconds for the shapes of a page. */
const COST_OF_DRAWING = 60

export interface CodesFound {
  readonly codes: readonly string[]
  /** `whole`: looked through; `too large`: not or not all of it; `broken`: no decoder opens it. */
  readonly looked: 'whole' | 'too large' | 'broken'
  /** Whether it would have been looked through alone: what the message may cost is spent. */
  readonly isSpent: boolean
}

export class CodeSearch {
  private readonly allowance = new Allowance()

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
    const { putTogether } = await import('./put-together.ts')
    const codes = new Set<string>()
    try {
      // Each time a body shows them is paid for: it may do so ten thousand times.
      const opening = rows.flat().reduce((sum, { kind }) => sum + (kind === 'tiff' ? COST_OF_PAGES : 1), 0)
      const isWithin = this.allowance.allowsCare && this.allowance.take(opening)
      const work = isWithin ? await putTogether(rows, SMALL_SIDE) : null
      if (work !== null && this.allowance.take(work.cost)) await this.look(await work.whole(), 'care', codes)
    } catch {
      // As with single pictures: hostile bytes.
    }
    return [...codes]
  }

  /**
   * Of a document, as far as the allowance goes: manuals have more pictures than anybody looks through, and are not held
   * against whoever sends them. A picture that cannot be opened is one that the document does not show.
   */
  async inDocument(pictures: NonNullable<DocumentReading['pictures']>): Promise<readonly string[]> {
    const codes = new Set<string>()
    try {
      for await (const picture of pictures()) {
        if (!(await this.inDocumentPicture(picture, codes))) break
      }
    } catch {
      // The libraries throw on whatever they cannot make sense of; what was found until then counts.
    }
    return [...codes]
  }

  /** False where the allowance is spent. */
  private async inDocumentPicture(picture: DocumentPicture, codes: Set<string>): Promise<boolean> {
    if (picture.form === 'pixels') return this.inFrame(picture.picture, codes)
    if (picture.form === 'drawing') {
      const { drawn } = await import('./picture-pixels.ts')
      return this.allowance.take(COST_OF_DRAWING) && this.inFrame(await drawn(picture.svg), codes)
    }
    const { codes: found, looked } = await this.inPicture(picture.kind, picture.bytes)
    for (const code of found) codes.add(code)
    return looked !== 'too large' || this.allowance.allowsCare
  }

  /** False where the allowance is spent. */
  private async inDecoding({ cost, frames, colours }: Decoding, codes: Set<string>): Promise<boolean> {
    const side = this.allowance.allowsCare ? LARGE_SIDE : SMALL_SIDE
    if (!this.allowance.take(cost(side))) return false
    let isWhole = true
    for (const frame of await frames(side)) {
      isWhole = (await this.inFrame(frame, codes)) && isWhole
    }
    if (colours !== null && this.allowance.allowsCare && this.allowance.take(cost(SMALL_SIDE))) {
      const { colourDifference } = await import('./second-look.ts')
      await this.look(colourDifference(await colours(SMALL_SIDE)), 'glance', codes)
    }
    return isWhole
  }

  private async inFrame(frame: GreyPicture, codes: Set<string>): Promise<boolean> {
    if (Math.min(frame.width, frame.height) < MIN_SIDE || isOneColour(frame)) return true
    const { shrunk } = await import('./picture-pixels.ts')
    const isLarge = Math.max(frame.width, frame.height) > SMALL_SIDE
    if (isLarge && !(await this.look(frame, 'glance', codes))) return false
    const small = isLarge ? await shrunk(frame, SMALL_SIDE) : frame
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
