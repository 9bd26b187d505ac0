/** Which paragraphs of a Word document are items of lists ([MS-DOC] section 2.9.175, PapxFkp). */

import { LITTLE, uint16, uint32 } from '../pictures/bytes.ts'
import { PAGE_BYTES, pagesIn, propertiesOf } from './doc-character-runs.ts'
import { type Piece, textOfPiece } from './doc-pieces.ts'

/** sprmPIlvl and sprmPIlfo. */
const LEVEL = 0x260a
const LIST = 0x460b
/** What a page has for each paragraph beside its place. */
const ENTRY_BYTES = 13

export interface ListItem {
  /** Of its letters, in the WordDocument stream. */
  readonly start: number
  readonly end: number
  readonly list: number
  readonly level: number
}

/** In the order of their places. */
export function listItems(document: Uint8Array, pages: Uint8Array): ListItem[] {
  const items: ListItem[] = []
  for (const page of pagesIn(document, pages)) {
    const count = page[PAGE_BYTES - 1] ?? 0
    const entries = 4 * (count + 1)
    for (let index = 0; index < count; index++) {
      const place = placeIn(properties(page, 2 * (page[entries + ENTRY_BYTES * index] ?? 0)))
      if (place.list === 0) continue
      items.push({ start: uint32(page, 4 * index, LITTLE), end: uint32(page, 4 * index + 4, LITTLE), ...place })
    }
  }
  return items.sort((a, b) => a.start - b.start)
}

/** Behind the number of a style; the length is in words, at once or in a second byte (section 2.9.176, PapxInFkp). */
function properties(page: Uint8Array, at: number): Uint8Array {
  const length = page[at] ?? 0
  if (at === 0) return page.subarray(0, 0)
  return length === 0 ? page.subarray(at + 4, at + 2 + 2 * (page[at + 1] ?? 0)) : page.subarray(at + 3, at + 2 * length)
}

function placeIn(properties: Uint8Array): Pick<ListItem, 'list' | 'level'> {
  let list = 0
  let level = 0
  for (const property of propertiesOf(properties)) {
    if (property === null) break
    if (property.number === LIST) list = uint16(properties, property.start, LITTLE)
    if (property.number === LEVEL) level = properties[property.start] ?? 0
  }
  return { list, level }
}

/** The item that each paragraph of the text is, one after the other; null for those that are none. */
export function* itemsOfParagraphs(
  pieces: readonly Piece[],
  stream: Uint8Array,
  items: readonly ListItem[],
): Generator<ListItem | null> {
  for (const piece of pieces) {
    for (const { index } of textOfPiece(piece, stream).matchAll(/[\x07\f\r]/g)) {
      yield itemAt(items, piece.start + index * piece.width)
    }
  }
}

function itemAt(items: readonly ListItem[], place: number): ListItem | null {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.start ?? 0) <= place) low = middle + 1
    else high = middle
  }
  const item = items[low - 1]
  return item !== undefined && place < item.end ? item : null
}
