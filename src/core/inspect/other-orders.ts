/** The body in orders that its pictures and tables give it: what stands around a picture, and columns from top to bottom. */

import { type Piece, putTogether, type Rearranged } from './rearranged.ts'
import type { Cell, VisibleText } from './visible-text.ts'

/** All lines, or columns, together. */
const MOST_CHARACTERS = 100_000

/**
 * Lines with pictures, without what the pictures say instead: whoever sees the picture does not read it, and `blue` and
 * `.com` around a picture of one pixel stand beside each other.
 */
export function aroundPictures({ text, leaves }: VisibleText): Rearranged | null {
  const pieces: Piece[] = []
  let room = MOST_CHARACTERS
  let at = 0
  let lineEnd = -1
  for (const { kind, start, end, contentId } of leaves) {
    if (kind !== 'image' || contentId === null || start === end) continue
    const isNewLine = start > lineEnd
    if (isNewLine) {
      if (pieces.length > 0) pieces.push({ start: at, end: lineEnd })
      at = text.lastIndexOf('\n', start) + 1
      const newline = text.indexOf('\n', end)
      lineEnd = newline < 0 ? text.length : newline
      room -= lineEnd - at
      if (room < 0) break
    }
    pieces.push({ start: at, end: start, before: isNewLine ? '\n' : '' })
    at = end
  }
  if (pieces.length === 0) return null
  return putTogether(text, room < 0 ? pieces : [...pieces, { start: at, end: lineEnd }])
}

/** Longer cells are read, not put together. */
const MOST_IN_CELL = 40

/** The columns of tables, one below the other: a number or an address may stand in them as well as in a line. */
export function columns({ text, cells }: VisibleText): Rearranged | null {
  const pieces: Piece[] = []
  let room = MOST_CHARACTERS
  for (const column of columnsOf(cells)) {
    let last = 0
    for (const cell of column) {
      const piece = withoutSpaces(text, cell)
      const length = piece.end - piece.start
      if (length === 0) continue
      room -= Math.min(length, MOST_IN_CELL)
      if (room < 0) return putTogether(text, pieces)
      // Letters below each other are a word.
      const before = last === 0 || length > MOST_IN_CELL ? '\n\n' : last === 1 && length === 1 ? '' : '\n'
      if (length <= MOST_IN_CELL) pieces.push({ ...piece, before })
      last = length > MOST_IN_CELL ? 0 : length
    }
  }
  return pieces.length === 0 ? null : putTogether(text, pieces)
}

/** Of tables with several columns: a single one is read from top to bottom as it is written. */
function columnsOf(cells: readonly Cell[]): Cell[][] {
  const tables = new Map<number, Map<number, Cell[]>>()
  for (const cell of cells) {
    const table = tables.get(cell.table) ?? new Map<number, Cell[]>()
    tables.set(cell.table, table)
    const column = table.get(cell.column)
    if (column === undefined) table.set(cell.column, [cell])
    else column.push(cell)
  }
  return [...tables.values()].flatMap((table) =>
    table.size < 2 ? [] : [...table.values()].filter((column) => column.length > 1),
  )
}

function withoutSpaces(text: string, { start, end }: Cell): Piece {
  // Tables inside each other share their text: each looks at a little of it.
  const shown = text.slice(start, Math.min(end, start + 10 * MOST_IN_CELL))
  const first = start + shown.length - shown.trimStart().length
  return { start: first, end: Math.max(first, start + shown.trimEnd().length) }
}
