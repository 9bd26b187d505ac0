/** Codes that a table draws with the shades of its cells (ECMA-376 part 1 section 17.4.32), as drawings to look through. */

import { attributeOf } from './docx-looks.ts'
import type { XmlEvent } from './xml-rewrite.ts'

interface Row {
  height: number | null
  readonly dark: { readonly x: number; readonly width: number }[]
  width: number
}

interface ShadedTable {
  readonly rows: Row[]
  cell: { width: number | null; isDark: boolean }
}

/** No code has fewer lines; and more dark stretches are no code that a telephone reads. */
const MIN_ROWS = 11
const MIN_STRETCHES = 30
const MAX_STRETCHES = 20_000
/** As many as are looked through at all. */
const MAX_DRAWINGS = 40
/** In twentieths of a point, for cells that do not say it. */
const CELL_WIDTH = 120
const SIDE = 1000
/** The light margin that codes need, as a part of their width. */
const MARGIN = 0.1

export class ShadedTables {
  /** As SVG. */
  readonly drawings: string[] = []
  private readonly open: ShadedTable[] = []

  element(event: Extract<XmlEvent, { kind: 'open' }>, parent: string | undefined): void {
    const { localName } = event
    if (localName === 'tbl') this.open.push({ rows: [], cell: { width: null, isDark: false } })
    const table = this.open.at(-1)
    if (table === undefined) return
    const row = table.rows.at(-1)
    if (localName === 'tr') table.rows.push({ height: null, dark: [], width: 0 })
    if (localName === 'tc') table.cell = { width: null, isDark: false }
    if (localName === 'trHeight' && row !== undefined) row.height = sizeOf(attributeOf(event, 'val'))
    if (localName === 'tcW') table.cell.width = sizeOf(attributeOf(event, 'w'))
    if (localName === 'shd' && parent === 'tcPr') table.cell.isDark = isDark(attributeOf(event, 'fill'))
  }

  endCell(): void {
    const table = this.open.at(-1)
    const row = table?.rows.at(-1)
    if (table === undefined || row === undefined) return
    const width = table.cell.width ?? CELL_WIDTH
    const last = row.dark.at(-1)
    if (table.cell.isDark && last !== undefined && last.x + last.width === row.width) {
      row.dark[row.dark.length - 1] = { x: last.x, width: last.width + width }
    } else if (table.cell.isDark) row.dark.push({ x: row.width, width })
    row.width += width
  }

  endTable(): void {
    const rows = this.open.pop()?.rows ?? []
    const stretches = rows.reduce((sum, { dark }) => sum + dark.length, 0)
    if (this.drawings.length >= MAX_DRAWINGS) return
    if (rows.length < MIN_ROWS || stretches < MIN_STRETCHES || stretches > MAX_STRETCHES) return
    this.drawings.push(drawingOf(rows))
  }
}

function drawingOf(rows: readonly Row[]): string {
  const width = Math.max(...rows.map((row) => row.width))
  let y = 0
  let path = ''
  for (const { height, dark } of rows) {
    const tall = height ?? width / rows.length
    for (const stretch of dark) path += `M${stretch.x} ${y}h${stretch.width}v${tall}h-${stretch.width}z`
    y += tall
  }
  const margin = MARGIN * Math.max(width, y)
  const box = `-${margin} -${margin} ${width + 2 * margin} ${y + 2 * margin}`
  const size = `width="${SIDE}" height="${SIDE}" preserveAspectRatio="none"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="${box}" shape-rendering="crispEdges"><path d="${path}"/></svg>`
}

function sizeOf(text: string | undefined): number | null {
  const size = Number.parseInt(text ?? '', 10)
  return size > 0 && size < 32_768 ? size : null
}

function isDark(fill: string | undefined): boolean {
  const [, red = '', green = '', blue = ''] = /^([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(fill ?? '') ?? []
  return red !== '' && Number.parseInt(red, 16) + Number.parseInt(green, 16) + Number.parseInt(blue, 16) < 384
}
