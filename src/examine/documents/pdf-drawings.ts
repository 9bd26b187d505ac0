/**
 * What a page shows besides words, put together as SVG: programs draw their codes as hundreds of squares, strokes, masks or
 * letters, fill shapes with patterns of them, and cut pictures into strips.
 */

import type { Operators, PdfPage } from './pdf-library.ts'
import { listed, type Matrix, matrixIn, numbers, product, UNMOVED } from './pdf-matrix.ts'
import { type Drawing, FIRST_STATE, type GraphicsState, type IsShown, PageWalk, type Tile } from './pdf-page-walk.ts'
import { pathOf, scaleOf } from './pdf-paths.ts'
import { PlacedPictures } from './pdf-placed-pictures.ts'
import type { Pixels } from './pdf-pixels.ts'

/** A code has more short lines. Ornaments and maps have more characters than anybody needs to look through. */
const MIN_LINES = 30
const MAX_CHARACTERS = 2_000_000
const PAGE_PIXELS = 1600
/** Patterns may be filled with patterns, and letters be drawn with letters. */
const MAX_DEPTH = 4
const MAX_TILES = 50
/** So many parts make a shape that cuts more than a picture or a cell. */
const MIN_CLIP_PARTS = 8

/** Letters that are squares, by their share of a line: left, bottom, right, top. */
const BLOCKS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  '\u2588': [0, -0.2, 1, 0.8],
  '\u2580': [0, 0.3, 1, 0.8],
  '\u2584': [0, -0.2, 1, 0.3],
  '\u258c': [0, -0.2, 0.5, 0.8],
  '\u2590': [0.5, -0.2, 1, 0.8],
  '\u25a0': [0, -0.07, 1, 0.7],
  '\u25fc': [0, -0.07, 1, 0.7],
  '\u2b1b': [0, -0.12, 1, 0.88],
}

export interface PageDrawing {
  readonly svg: string
  /** Whether there are enough shapes for a code; else it shows pictures as they stand. */
  readonly hasShapes: boolean
}

/** Pictures of a page, by what an operator says of them. */
export interface PagePictures {
  pixels(shown: unknown, stencilShade: number | null): Pixels | null
  /** The file of one that the library did not decode. */
  photograph(width: unknown, height: unknown): Uint8Array | null
}

export class PageComposition {
  private readonly definitions: string[] = []
  private readonly tiles = new Map<readonly unknown[], string>()
  private readonly filling: ReadonlySet<number | undefined>
  private readonly stroking: ReadonlySet<number | undefined>
  private readonly evenOdd: ReadonlySet<number | undefined>
  private readonly placed = new PlacedPictures()
  private lines = 0
  private room = MAX_CHARACTERS

  constructor(
    private readonly page: PdfPage,
    private readonly ops: Operators,
    private readonly isShown: IsShown,
    private readonly pictures: PagePictures,
  ) {
    const numbersOf = (names: string) => new Set(names.split(' ').map((name) => ops[name]))
    this.filling = numbersOf('fill eoFill fillStroke eoFillStroke closeFillStroke closeEOFillStroke')
    this.stroking = numbersOf('stroke closeStroke fillStroke eoFillStroke closeFillStroke closeEOFillStroke')
    this.evenOdd = numbersOf('eoFill eoFillStroke closeEOFillStroke')
  }

  /** Null for a page on which nothing but words and whole pictures stands. */
  drawn(drawing: Drawing): PageDrawing | null {
    const [left = 0, bottom = 0, right = 0, top = 0] = this.page.view
    const [width, height] = [right - left, top - bottom]
    if (!(width > 0 && height > 0)) return null
    const scale = PAGE_PIXELS / Math.max(width, height)
    // The page counts from below.
    const matrix: Matrix = [scale, 0, 0, -scale, -left * scale, top * scale]
    const pieces = this.pieces(drawing, { ...FIRST_STATE, matrix, lineWidth: 1 }, 0)
    const hasShapes = this.lines >= MIN_LINES
    if (!hasShapes && !this.placed.needTheirPlace) return null
    const size = `width="${Math.ceil(width * scale)}" height="${Math.ceil(height * scale)}"`
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} shape-rendering="crispEdges"><defs>${this.definitions.join('')}</defs>${pieces.join('')}</svg>`
    return { svg, hasShapes }
  }

  private pieces({ fnArray, argsArray }: Drawing, first: GraphicsState, depth: number): string[] {
    const { ops } = this
    const pieces: string[] = []
    const walk = new PageWalk(ops, this.isShown, first)
    let clipping = ''
    const steps = new Map<number | undefined, (args: readonly unknown[]) => void>([
      [ops['clip'], () => (clipping = 'nonzero')],
      [ops['eoClip'], () => (clipping = 'evenodd')],
      [
        ops['constructPath'],
        ([paint, path]) => {
          const list = listed(path)[0]
          this.path(walk.state, paint, list, first.matrix, depth, pieces)
          if (clipping !== '') this.clip(walk, list, clipping)
          clipping = ''
        },
      ],
      [ops['showText'], ([glyphs]) => this.letters(walk, listed(glyphs), depth, pieces)],
      [ops['paintSolidColorImageMask'], () => this.square(walk.state, walk.state.matrix, first.matrix, depth, pieces)],
      ...this.pictureSteps(walk, first.matrix, depth, pieces),
    ])
    for (const [index, operator] of fnArray.entries()) {
      if (this.room < 0) break
      walk.step(operator, argsArray[index])
      if (!walk.isHidden) steps.get(operator)?.(listed(argsArray[index]))
    }
    return pieces
  }

  private pictureSteps(
    walk: PageWalk,
    ground: Matrix,
    depth: number,
    pieces: string[],
  ): [number | undefined, (args: readonly unknown[]) => void][] {
    const { ops } = this
    const show = (shown: unknown, matrix: Matrix, size: readonly unknown[] = []) =>
      this.picture(walk.state, shown, size, matrix, pieces)
    const stencil = (mask: unknown, matrix: Matrix) => this.stencil(walk.state, mask, matrix, ground, depth, pieces)
    const at = (matrix: Matrix | null) => product(walk.state.matrix, matrix ?? UNMOVED)
    return [
      [ops['paintImageXObject'], ([shown, ...size]) => show(shown, at(null), size)],
      [ops['paintInlineImageXObject'], ([shown]) => show(shown, at(null))],
      [
        ops['paintImageXObjectRepeat'],
        ([shown, scaleX, scaleY, places]) => {
          for (const place of placesIn(places)) show(shown, at(matrixIn([scaleX, 0, 0, scaleY, ...place])))
        },
      ],
      [ops['paintImageMaskXObject'], ([mask]) => stencil(mask, at(null))],
      [
        ops['paintImageMaskXObjectRepeat'],
        ([mask, a, b, c, d, places]) => {
          for (const place of placesIn(places)) stencil(mask, at(matrixIn([a, b ?? 0, c ?? 0, d, ...place])))
        },
      ],
      [
        ops['paintImageMaskXObjectGroup'],
        ([masks]) => {
          for (const mask of listed(masks)) stencil(mask, at(matrixIn(Reflect.get(Object(mask), 'transform'))))
        },
      ],
    ]
  }

  private path(
    state: GraphicsState,
    paint: unknown,
    list: unknown,
    ground: Matrix,
    depth: number,
    pieces: string[],
  ): void {
    if (typeof paint !== 'number') return
    const [fills, strokes] = [this.filling.has(paint), this.stroking.has(paint)]
    if (!fills && !strokes) return
    const { d, short } = pathOf(list, state.matrix)
    const fill = fills ? this.paintOf(state.fill, ground, depth) : 'none'
    const stroke = strokes
      ? ` stroke="${state.stroke}" stroke-width="${Math.max(0.5, state.lineWidth * scaleOf(state.matrix))}"`
      : ''
    const rule = this.evenOdd.has(paint) ? ' fill-rule="evenodd"' : ''
    this.lines += short
    this.add(`<path d="${d}" fill="${fill}"${stroke}${rule}${clipOf(state)}/>`, pieces)
  }

  private add(piece: string, pieces: string[]): void {
    this.room -= piece.length
    if (this.room >= 0) pieces.push(piece)
  }

  private clip(walk: PageWalk, list: unknown, rule: string): void {
    const { d, parts, short } = pathOf(list, walk.state.matrix)
    if (parts < MIN_CLIP_PARTS) return
    const name = `c${this.definitions.length}`
    this.lines += short
    this.add(
      `<clipPath id="${name}"${clipOf(walk.state)}><path d="${d}" clip-rule="${rule}"/></clipPath>`,
      this.definitions,
    )
    walk.state = { ...walk.state, clip: name }
  }

  /** A colour, or the name of a pattern. `ground`: where the page or form begins that is filled. */
  private paintOf(fill: string | Tile, ground: Matrix, depth: number): string {
    if (typeof fill === 'string') return fill
    const [left = 0, bottom = 0, right = 0, top = 0] = fill.box
    const [stepX, stepY] = fill.steps
    if (depth === MAX_DEPTH || !(right > left && top > bottom && stepX > 0 && stepY > 0)) return '#000000'
    const key = fill.drawing.argsArray
    const known = this.tiles.get(key)
    if (known !== undefined || this.tiles.size >= MAX_TILES) return known ?? '#000000'
    const name = `t${this.tiles.size}`
    this.tiles.set(key, `url(#${name})`)
    const matrix = product(ground, fill.matrix)
    // Its content is put together in pixels of the page, where lines are counted, and brought back to its own units.
    const scale = Math.max(scaleOf(matrix), 1e-6)
    const inner = this.pieces(
      fill.drawing,
      { ...FIRST_STATE, matrix: [scale, 0, 0, scale, 0, 0], fill: fill.colour },
      depth + 1,
    )
    const place = [left * scale, bottom * scale, stepX * scale, stepY * scale]
    const [x, y, width, height] = place
    const turned = product(matrix, [1 / scale, 0, 0, 1 / scale, 0, 0])
    this.add(
      `<pattern id="${name}" patternUnits="userSpaceOnUse" x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${place.join(' ')}" patternTransform="matrix(${turned.join(' ')})">${inner.join('')}</pattern>`,
      this.definitions,
    )
    return `url(#${name})`
  }

  private square(state: GraphicsState, matrix: Matrix, ground: Matrix, depth: number, pieces: string[]): void {
    this.path({ ...state, matrix }, this.ops['fill'], [0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 4], ground, depth, pieces)
  }

  private letters(walk: PageWalk, glyphs: readonly unknown[], depth: number, pieces: string[]): void {
    const { font, fontSize, characterSpacing, wordSpacing } = walk.state
    const store = font.startsWith('g_') ? this.page.commonObjs : this.page.objs
    const found: unknown = store.has(font) ? store.get(font) : null
    const shapes: unknown = Reflect.get(Object(found), 'charProcOperatorList')
    const matrix = matrixIn(Reflect.get(Object(found), 'fontMatrix'))
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') walk.advance((-glyph / 1000) * fontSize)
      if (typeof glyph !== 'object' || glyph === null) continue
      const { fontChar, unicode, width, isSpace, operatorListId } = glyph as Record<string, unknown>
      const share = typeof width === 'number' ? width * Math.abs(matrix?.[0] ?? 0.001) : 0
      const block = BLOCKS[String(fontChar)] ?? BLOCKS[String(unicode)]
      const shape: unknown = typeof operatorListId === 'string' ? Reflect.get(Object(shapes), operatorListId) : null
      if (typeof shape === 'object' && shape !== null && depth < MAX_DEPTH) {
        const place = product(walk.pen, matrix ?? [0.001, 0, 0, 0.001, 0, 0])
        const { fnArray, argsArray } = shape as Drawing
        const state = { ...FIRST_STATE, fill: walk.state.fill, clip: walk.state.clip, matrix: place }
        for (const piece of this.pieces({ fnArray, argsArray }, state, depth + 1)) pieces.push(piece)
      } else if (block !== undefined) {
        const [left, bottom, right, top] = block
        const place = product(walk.pen, [(right - left) * share, 0, 0, top - bottom, left * share, bottom])
        this.square(walk.state, place, walk.state.matrix, depth, pieces)
      }
      walk.advance(share * fontSize + characterSpacing + (isSpace === true ? wordSpacing : 0))
    }
  }

  private picture(
    state: GraphicsState,
    shown: unknown,
    [width, height]: readonly unknown[],
    matrix: Matrix,
    pieces: string[],
  ): void {
    const file = this.pictures.photograph(width, height)
    const image =
      file === null ? this.placed.ofPixels(this.pictures.pixels(shown, null), matrix) : this.placed.ofFile(file, matrix)
    if (image !== null) pieces.push(`<g${clipOf(state)}>${image}</g>`)
  }

  private stencil(
    state: GraphicsState,
    mask: unknown,
    matrix: Matrix,
    ground: Matrix,
    depth: number,
    pieces: string[],
  ): void {
    const fill = typeof state.fill === 'string' ? state.fill : '#000000'
    const pixels = this.pictures.pixels(mask, Number.parseInt(fill.slice(1, 3), 16) || 0)
    if (pixels?.alpha?.every((alpha) => alpha === 255) === true) this.square(state, matrix, ground, depth, pieces)
    else {
      const image = this.placed.ofPixels(pixels, matrix)
      if (image !== null) pieces.push(`<g${clipOf(state)}>${image}</g>`)
    }
  }
}

function clipOf({ clip }: GraphicsState): string {
  return clip === '' ? '' : ` clip-path="url(#${clip})"`
}

function placesIn(value: unknown): [number, number][] {
  const list = numbers(value) ?? []
  return Array.from({ length: list.length >> 1 }, (_, at) => [list[2 * at] ?? 0, list[2 * at + 1] ?? 0])
}
