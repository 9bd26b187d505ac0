/** Lists and fields as people read them: aligned, without frames, as wide as the terminal. */

import Table from 'cli-table3'
import { oneLine } from './printable.ts'

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Given up first where the line is too narrow; what does not fit is cut and marked. */
  readonly shrinks?: boolean
}

const GAP = '  '
const NARROWEST_COLUMN = 8
const NO_FRAME = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: GAP,
}

/** Lines for the columns' titles and for each row, without a line end. Cells come from anywhere and are made safe. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string {
  const cells = rows.map((row) => row.map(oneLine))
  const table = new Table({
    chars: NO_FRAME,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: columns.map((column) => column.align ?? 'left'),
    colWidths: columnWidths(columns, cells, width),
    truncate: '…',
  })
  table.push(
    columns.map((column) => column.title),
    ...cells.map((row) => [...row]),
  )
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

export interface DetailedRow {
  readonly cells: readonly string[]
  /** Lines of their own under the row, for what is useless when it is cut or too long for a column. */
  readonly details: readonly string[]
}

export function renderDetailedTable(columns: readonly Column[], rows: readonly DetailedRow[], width: number): string {
  const table = renderTable(
    columns,
    rows.map((row) => row.cells),
    width,
  )
  const [titles = '', ...lines] = table.split('\n')
  const details = (index: number) => (rows[index]?.details ?? []).map((text) => `    ${oneLine(text)}`)
  return [titles, ...lines.flatMap((line, index) => [line, ...details(index)])].join('\n')
}

/** The widest cell of each column, and what is too much taken from the widest of those that may shrink. */
function columnWidths(columns: readonly Column[], cells: readonly (readonly string[])[], width: number): number[] {
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...cells.map((row) => displayWidth(row[index] ?? ''))),
  )
  const total = () => widths.reduce((sum, each) => sum + each, 0) + GAP.length * (widths.length - 1)
  while (total() > width) {
    const index = widestThatShrinks(columns, widths)
    if (index === null) break
    widths[index] = (widths[index] ?? 0) - 1
  }
  return widths
}

function widestThatShrinks(columns: readonly Column[], widths: readonly number[]): number | null {
  let widest: number | null = null
  for (const [index, width] of widths.entries()) {
    if (columns[index]?.shrinks !== true || width <= NARROWEST_COLUMN) continue
    if (widest === null || width > (widths[widest] ?? 0)) widest = index
  }
  return widest
}

/** Columns that a text takes in a terminal: letters of East Asia and pictures take two, marks on letters none. */
function displayWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}

/** `Name   value` lines with the values under each other; fields without a value are left out. */
export function renderFields(fields: readonly (readonly [name: string, value: string | null])[]): string {
  const shown = fields.filter((field): field is readonly [string, string] => field[1] !== null)
  const longest = Math.max(...shown.map(([name]) => name.length))
  return shown.map(([name, value]) => `${name.padEnd(longest)}  ${oneLine(value)}`).join('\n')
}

/** `3 messages`, `1 message`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}
