/** The text of a Word document, put together from the pieces it lies in ([MS-DOC] sections 2.8.35 and 2.9.38). */

import { LITTLE, uint16, uint32 } from '../pictures/bytes.ts'
import { windows1252 } from '../windows-1252.ts'

const FORMATTING = 1
const PIECE_TABLE = 2

/** Bit of a piece's place that says one byte for a character ([MS-DOC] section 2.9.73). */
const COMPRESSED = 0x4000_0000

export interface Piece {
  /** In the WordDocument stream. */
  readonly start: number
  readonly characters: number
  /** Bytes for a character. */
  readonly width: 1 | 2
}

/**
 * All parts one after the other, as the piece table has them: the body, footnotes, headers, comments, endnotes and text
 * boxes. Null where the table does not hold together or the text would be longer than `maxCharacters`.
 */
export function piecesOf(clx: Uint8Array, stream: Uint8Array, maxCharacters: number): Piece[] | null {
  const table = pieceTable(clx)
  if (table === null || table.length < 16 || (table.length - 4) % 12 !== 0) return null
  const count = (table.length - 4) / 12
  const pieces: Piece[] = []
  for (let index = 0; index < count; index++) {
    const first = uint32(table, 4 * index, LITTLE)
    const last = uint32(table, 4 * index + 4, LITTLE)
    // Positions only grow, so that all pieces together are no longer than the last position says.
    if (last < first || last > maxCharacters) return null
    const piece = pieceAt(uint32(table, 4 * (count + 1) + 8 * index + 2, LITTLE), last - first)
    if (piece.start + piece.characters * piece.width > stream.length) return null
    pieces.push(piece)
  }
  return pieces
}

/** With Word's control characters. */
export function textOfPieces(pieces: readonly Piece[], stream: Uint8Array): string {
  return pieces.map((piece) => textOfPiece(piece, stream)).join('')
}

export function textOfPiece({ start, characters, width }: Piece, stream: Uint8Array): string {
  const bytes = stream.subarray(start, start + characters * width)
  return width === 1 ? windows1252(bytes) : Buffer.from(bytes).toString('utf16le')
}

/** The PlcPcd, which follows any number of formatting changes; null where there is none. */
function pieceTable(clx: Uint8Array): Uint8Array | null {
  let at = 0
  while (clx[at] === FORMATTING) at += 3 + uint16(clx, at + 1, LITTLE)
  if (clx[at] !== PIECE_TABLE) return null
  const end = at + 5 + uint32(clx, at + 1, LITTLE)
  return end > clx.length ? null : clx.subarray(at + 5, end)
}

function pieceAt(place: number, characters: number): Piece {
  const offset = place & 0x3fff_ffff
  const isCompressed = (place & COMPRESSED) !== 0
  return isCompressed ? { start: offset >>> 1, characters, width: 1 } : { start: offset, characters, width: 2 }
}
