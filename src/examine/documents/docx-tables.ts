/**
 * Rows of tables that read like one line: their cells stand side by side without a border or a margin between them
 * (ECMA-376 part 1 sections 17.4.41 and 17.4.42).
 */

import { attributeOf } from './docx-looks.ts'
import type { XmlEvent } from './xml-rewrite.ts'

interface Table {
  /** The sides of all cells, and of the one that is open, that have no margin. */
  readonly all: Set<string>
  cell: Set<string>
  /** Of the cell that is open, in twentieths of a point. */
  width: number
  isLined: boolean
  row: string[]
  /** Whether the text of the cell before reaches to its end. */
  isFilled: boolean
  /** Whether all cells of the row until now have no margins. */
  isTight: boolean
}

const SIDES: Readonly<Record<string, string>> = { left: 'left', start: 'left', right: 'right', end: 'right' }
/** Twice that of a common letter: text that ends before leaves a gap. */
const LETTER_WIDTH = 240
/** A line of a text, not one of a table. */
export const MAX_ROW_CHARACTERS = 200

export class Tables {
  private readonly open: Table[] = []

  element(event: Extract<XmlEvent, { kind: 'open' }>, parent: string | undefined): void {
    const { localName } = event
    if (localName === 'tbl') {
      this.open.push({
        all: new Set(),
        cell: new Set(),
        width: 0,
        isLined: false,
        row: [],
        isFilled: true,
        isTight: true,
      })
    }
    const table = this.open.at(-1)
    if (table === undefined) return
    const side = SIDES[localName]
    if (localName === 'tc') {
      table.cell = new Set(table.all)
      table.width = 0
    }
    if (localName === 'tcW') table.width = Number(attributeOf(event, 'w')) || 0
    if (/^(?:tbl|tc)Borders$/.test(parent ?? '') && !/^(?:none|nil)$/.test(attributeOf(event, 'val') ?? 'none')) {
      table.isLined = true
    }
    if (side === undefined || (parent !== 'tblCellMar' && parent !== 'tcMar')) return
    const sides = parent === 'tcMar' ? table.cell : table.all
    if (Number(attributeOf(event, 'w')) <= 0) sides.add(side)
    else sides.delete(side)
  }

  /** What the cell that ends says; null for more than stands on one line. */
  endCell(text: string | null): void {
    const table = this.open.at(-1)
    if (table === undefined) return
    table.row.push(text ?? '')
    table.isTight &&= text !== null && table.cell.size === 2 && table.isFilled
    table.isFilled = table.width <= LETTER_WIDTH * (text ?? '').length
  }

  /** The row that ends as one line; null where it does not read like one. */
  endRow(): string | null {
    const table = this.open.at(-1)
    if (table === undefined) return null
    const line = table.row.join('')
    const reads = table.isTight && !table.isLined && table.row.length > 1 && line.length <= MAX_ROW_CHARACTERS
    table.row = []
    table.isTight = true
    table.isFilled = true
    return reads ? line : null
  }

  endTable(): void {
    this.open.pop()
  }
}
