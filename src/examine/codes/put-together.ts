/** Pictures put together as a message shows them, for codes that are cut into several. */

import sharp from 'sharp'
import type { PictureKind } from '../pictures/clean-picture.ts'
import type { GreyPicture } from './code-reader.ts'
import { type Decoding, grey, openPicture } from './picture-pixels.ts'

/** A picture in its place. */
export interface Tile {
  readonly kind: PictureKind
  readonly bytes: Uint8Array
  /** In pixels, where it is shown smaller or larger than it is. */
  readonly shownAs?: { readonly side: 'width' | 'height'; readonly pixels: number }
}

export interface TileWork {
  /** Milliseconds that it takes. */
  readonly cost: number
  /** White around and where nothing is. */
  whole(): Promise<GreyPicture>
}

const MAX_TILES = 64
/** Photographs below each other are a gallery. */
const MAX_TILE_PIXELS = 4_000_000
/** No code begins at the edge of its picture. */
const MARGIN = 16

/** No side longer than `longestSide`. Null for what nobody cuts a code into. Throws where a picture cannot be opened. */
export async function putTogether(rows: readonly (readonly Tile[])[], longestSide: number): Promise<TileWork | null> {
  if (rows.flat().length > MAX_TILES) return null
  const placed: Placed[] = []
  let width = 0
  let height = 0
  for (const row of rows) {
    let left = 0
    let rowHeight = 0
    for (const tile of row) {
      const decoding = (await openPicture(tile.kind, tile.bytes)).decodings[0]
      if (decoding === undefined || decoding.width * decoding.height > MAX_TILE_PIXELS) return null
      const shown = shownSize(decoding, tile)
      placed.push({ decoding, left, top: height, ...shown })
      left += shown.width
      rowHeight = Math.max(rowHeight, shown.height)
    }
    width = Math.max(width, left)
    height += rowHeight
  }
  const scale = Math.min(1, (longestSide - 2 * MARGIN) / Math.max(1, width, height))
  const size = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) }
  return {
    cost: placed.reduce((sum, { decoding }) => sum + decoding.cost(longestSide), 0),
    whole: () => composed(placed, size, scale),
  }
}

interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Placed extends Place {
  readonly decoding: Decoding
}

/** No side is shown larger than screens are. */
const MAX_SHOWN = 4000

function shownSize({ width, height }: Decoding, { shownAs }: Tile): { width: number; height: number } {
  if (shownAs === undefined) return { width, height }
  const scale = shownAs.pixels / (shownAs.side === 'width' ? width : height)
  return { width: Math.min(MAX_SHOWN, width * scale), height: Math.min(MAX_SHOWN, height * scale) }
}

async function composed(
  placed: readonly Placed[],
  size: { readonly width: number; readonly height: number },
  scale: number,
): Promise<GreyPicture> {
  const width = size.width + 2 * MARGIN
  const height = size.height + 2 * MARGIN
  const pixels = new Uint8Array(width * height).fill(255)
  for (const { decoding, ...place } of placed) {
    const left = Math.round(place.left * scale)
    const top = Math.round(place.top * scale)
    const right = Math.min(size.width, Math.round((place.left + place.width) * scale))
    const bottom = Math.min(size.height, Math.round((place.top + place.height) * scale))
    if (right <= left || bottom <= top) continue
    const tile = await fitted(decoding, right - left, bottom - top)
    for (let row = 0; row < tile.height; row++) {
      const line = tile.pixels.subarray(row * tile.width, (row + 1) * tile.width)
      pixels.set(line, (MARGIN + top + row) * width + MARGIN + left)
    }
  }
  return { width, height, pixels }
}

async function fitted(decoding: Decoding, width: number, height: number): Promise<GreyPicture> {
  const [frame] = await decoding.frames(Math.max(width, height))
  if (frame === undefined) throw new Error('a picture without a frame')
  if (frame.width === width && frame.height === height) return frame
  const raw = { width: frame.width, height: frame.height, channels: 1 } as const
  return grey(sharp(frame.pixels, { raw }).resize(width, height, { fit: 'fill' }), Math.max(width, height))
}
