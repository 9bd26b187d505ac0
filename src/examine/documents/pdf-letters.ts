/** The letters that a page shows, each where it stands: not what is invisible, and whoever drew it in whatever order. */

import { TooMuch } from './pdf-objects.ts'
import type { Operators, PdfPage } from './pdf-library.ts'
import { listed, type Matrix } from './pdf-matrix.ts'
import { type Drawing, FIRST_STATE, type GraphicsState, type IsShown, PageWalk, type Tile } from './pdf-page-walk.ts'

export interface Letter {
  readonly text: string
  /** Its place among all letters of the page as they are drawn, invisible ones included. */
  readonly index: number
  /** Not as the page is read in the order of its drawing: in a comment, a pattern, or by other tables. */
  readonly isBeside: boolean
  /** The letter drawn before or after it cannot be seen. */
  isBesideHidden: boolean
  /** In degrees, and the place as seen by who reads at this angle: along the line, and across it. */
  readonly angle: number
  readonly start: number
  readonly end: number
  readonly line: number
  readonly height: number
  readonly colour: string
}

/** Modes without fill and without stroke (ISO 32000-1 section 9.3.6). */
const UNPAINTED: ReadonlySet<number> = new Set([3, 7])
/** Patterns may be filled with patterns. */
const MAX_DEPTH = 4
/** Of the longer side of a page; nobody reads letters that are smaller. */
const SMALLEST_HEIGHT = 1 / 500
/** Of one page, seen or not; the fullest page of a newspaper has a quarter of that. */
const MAX_LETTERS = 200_000

/** `isOther`: whether the page says something else to whoever reads it in the order of its drawing. */
export class PageLetters {
  readonly letters: Letter[] = []
  private index = 0
  private isAfterHidden = false
  private readonly seen = new Set<readonly unknown[]>()
  private readonly scales = new Map<string, number>()
  private readonly smallest: number

  constructor(
    private readonly page: PdfPage,
    private readonly ops: Operators,
    private readonly isShown: IsShown,
    private readonly isOther: boolean,
  ) {
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view
    this.smallest = Math.max(right - left, top - bottom) * SMALLEST_HEIGHT
  }

  collect({ fnArray, argsArray }: Drawing, first: GraphicsState = FIRST_STATE, depth = 0): void {
    const { ops } = this
    const walk = new PageWalk(ops, this.isShown, first)
    let annotations = 0
    for (const [at, operator] of fnArray.entries()) {
      const args = argsArray[at]
      walk.step(operator, args)
      if (operator === ops['showText'])
        this.show(walk, listed(listed(args)[0]), this.isOther || depth > 0 || annotations > 0)
      else if (operator === ops['setFillColorN']) this.collectTile(walk.state.fill, depth)
      else if (operator === ops['beginAnnotation']) annotations++
      else if (operator === ops['endAnnotation']) annotations--
    }
  }

  private collectTile(tile: string | Tile, depth: number): void {
    if (typeof tile === 'string' || depth === MAX_DEPTH || this.seen.has(tile.drawing.argsArray)) return
    this.seen.add(tile.drawing.argsArray)
    this.collect(tile.drawing, { ...FIRST_STATE, matrix: tile.matrix }, depth + 1)
  }

  private show(walk: PageWalk, glyphs: readonly unknown[], isBeside: boolean): void {
    const { state } = walk
    const isVisible = !walk.isHidden && !UNPAINTED.has(state.mode) && state.fillAlpha > 0.05
    const scale = this.scaleOf(state.font)
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') walk.advance((-glyph / 1000) * state.fontSize)
      if (typeof glyph !== 'object' || glyph === null) continue
      const { unicode, width, isSpace } = glyph as { unicode?: unknown; width?: unknown; isSpace?: unknown }
      const text = typeof unicode === 'string' ? unicode.trim() : ''
      const share = typeof width === 'number' ? width * scale : 0
      if (text !== '') {
        if (isVisible && !this.isTiny(walk.pen)) this.place(text, walk.pen, share, state, isBeside)
        else this.hide()
        if (++this.index > MAX_LETTERS) throw new TooMuch('a page has too many letters')
      }
      const spacing = state.characterSpacing + (isSpace === true ? state.wordSpacing : 0)
      walk.advance(share * state.fontSize + spacing)
    }
  }

  private isTiny([a, b, c, d]: Matrix): boolean {
    return Math.hypot(c, d) < this.smallest || Math.hypot(a, b) < this.smallest
  }

  private hide(): void {
    const before = this.letters.at(-1)
    if (!this.isAfterHidden && before !== undefined) before.isBesideHidden = true
    this.isAfterHidden = true
  }

  private place(
    text: string,
    [a, b, c, d, x, y]: Matrix,
    share: number,
    { fill }: GraphicsState,
    isBeside: boolean,
  ): void {
    const height = Math.hypot(c, d)
    const width = Math.hypot(a, b)
    const angle = Math.round((Math.atan2(b, a) * 180) / Math.PI)
    const [cos, sin] = [a / width, b / width]
    const start = x * cos + y * sin
    this.letters.push({
      text,
      index: this.index,
      isBeside,
      isBesideHidden: this.isAfterHidden,
      angle: angle === -180 ? 180 : angle,
      start,
      end: start + width * share,
      line: y * cos - x * sin,
      height,
      colour: typeof fill === 'string' ? fill : '',
    })
    this.isAfterHidden = false
  }

  /** What a unit of a font's widths is of the height of its letters. */
  private scaleOf(font: string): number {
    const known = this.scales.get(font)
    if (known !== undefined) return known
    const store = font.startsWith('g_') ? this.page.commonObjs : this.page.objs
    const found: unknown = store.has(font) ? store.get(font) : null
    const matrix: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, 'fontMatrix') : null
    const scale: unknown = listed(matrix)[0]
    const value = typeof scale === 'number' && Number.isFinite(scale) ? Math.abs(scale) : 0.001
    this.scales.set(font, value)
    return value
  }
}
