/**
 * What a page draws, one thing after the other, with what holds for each: where it stands, its colours, whether it is
 * shown (ISO 32000-1 sections 8.4, 8.11 and 9.3). The drawings of comments and the tiles of patterns belong to it.
 */

import type { Operators } from './pdf-library.ts'
import { listed, type Matrix, matrixIn, numbers, product, UNMOVED } from './pdf-matrix.ts'

/** The library's list of what a page draws. */
export interface Drawing {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** What fills a shape with copies of itself. */
export interface Tile {
  readonly drawing: Drawing
  readonly matrix: Matrix
  readonly box: readonly number[]
  readonly steps: readonly [number, number]
  /** Of one whose drawing has none. */
  readonly colour: string
}

export interface GraphicsState {
  readonly matrix: Matrix
  readonly fill: string | Tile
  readonly stroke: string
  readonly fillAlpha: number
  readonly lineWidth: number
  readonly font: string
  readonly fontSize: number
  readonly characterSpacing: number
  readonly wordSpacing: number
  readonly stretch: number
  readonly leading: number
  readonly rise: number
  readonly mode: number
  /** The name of a shape beyond which nothing shows; empty for none. */
  readonly clip: string
}

export const FIRST_STATE: GraphicsState = {
  matrix: UNMOVED,
  fill: '#000000',
  stroke: '#000000',
  fillAlpha: 1,
  lineWidth: 1,
  font: '',
  fontSize: 0,
  characterSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  mode: 0,
  clip: '',
}

/** What is shown: in layers that are switched on, or in none. */
export type IsShown = (layer: unknown) => boolean

export class PageWalk {
  state: GraphicsState
  private readonly saved: GraphicsState[] = []
  private readonly layers: boolean[] = []
  private hidden = 0
  private text: { matrix: Matrix; x: number; y: number; lineX: number; lineY: number } = {
    matrix: UNMOVED,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
  }
  private readonly steps: ReadonlyMap<number, (args: readonly unknown[]) => void>

  constructor(
    ops: Operators,
    private readonly isShown: IsShown,
    private readonly first: GraphicsState = FIRST_STATE,
  ) {
    this.state = first
    this.steps = new Map(Object.entries(this.named()).map(([name, step]) => [ops[name] ?? -1, step]))
  }

  /** Whether what is drawn now stands in a layer that is switched off. */
  get isHidden(): boolean {
    return this.hidden > 0
  }

  /** Where the next letter begins: the unit is the height of a line. */
  get pen(): Matrix {
    const { matrix, fontSize, stretch, rise } = this.state
    const { x, y } = this.text
    return product(product(matrix, this.text.matrix), [fontSize * stretch, 0, 0, fontSize, x, y + rise])
  }

  /** `distance`: in units of the text, before it is stretched. */
  advance(distance: number): void {
    this.text.x += distance * this.state.stretch
  }

  /** Takes over what an operator changes; it draws nothing. */
  step(operator: number, args: unknown): void {
    this.steps.get(operator)?.(args instanceof Float32Array ? [...args] : listed(args))
  }

  private named(): Readonly<Record<string, (args: readonly unknown[]) => void>> {
    return {
      save: () => this.save(null),
      restore: () => this.restore(),
      transform: (args) => this.move(matrixIn(args)),
      paintFormXObjectBegin: ([matrix]) => this.save(matrixIn(matrix)),
      paintFormXObjectEnd: () => this.restore(),
      beginGroup: () => this.save(null),
      endGroup: () => this.restore(),
      beginAnnotation: ([, , place, matrix]) => {
        this.saved.push(this.state)
        this.state = { ...FIRST_STATE, matrix: this.first.matrix }
        this.move(matrixIn(place))
        this.move(matrixIn(matrix))
      },
      endAnnotation: () => this.restore(),
      beginMarkedContent: () => this.enter(true),
      beginMarkedContentProps: ([tag, layer]) => this.enter(tag !== 'OC' || this.isShown(layer)),
      endMarkedContent: () => this.leave(),
      setFillRGBColor: ([colour]) => this.set({ fill: colourIn(colour) ?? this.state.fill }),
      setFillTransparent: () => this.set({ fill: 'none' }),
      setFillColorN: (args) => this.set({ fill: tileIn(args) ?? '#000000' }),
      setStrokeRGBColor: ([colour]) => this.set({ stroke: colourIn(colour) ?? this.state.stroke }),
      setStrokeTransparent: () => this.set({ stroke: 'none' }),
      setStrokeColorN: () => this.set({ stroke: '#000000' }),
      setLineWidth: ([width]) => this.set({ lineWidth: numberIn(width) ?? this.state.lineWidth }),
      setGState: ([entries]) => {
        for (const entry of listed(entries)) this.setEntry(listed(entry))
      },
      ...this.textSteps(),
    }
  }

  private textSteps(): Readonly<Record<string, (args: readonly unknown[]) => void>> {
    return {
      beginText: () => {
        this.text = { matrix: UNMOVED, x: 0, y: 0, lineX: 0, lineY: 0 }
      },
      setTextMatrix: (args) => {
        const matrix = matrixIn(args) ?? matrixIn(args[0]) ?? UNMOVED
        this.text = { matrix, x: 0, y: 0, lineX: 0, lineY: 0 }
      },
      moveText: ([x, y]) => this.moveLine(numberIn(x) ?? 0, numberIn(y) ?? 0),
      setLeadingMoveText: ([x, y]) => {
        this.set({ leading: -(numberIn(y) ?? 0) })
        this.moveLine(numberIn(x) ?? 0, numberIn(y) ?? 0)
      },
      nextLine: () => this.moveLine(0, -this.state.leading),
      setLeading: ([leading]) => this.set({ leading: numberIn(leading) ?? 0 }),
      setFont: ([font, size]) =>
        this.set({ font: typeof font === 'string' ? font : '', fontSize: numberIn(size) ?? 0 }),
      setCharSpacing: ([spacing]) => this.set({ characterSpacing: numberIn(spacing) ?? 0 }),
      setWordSpacing: ([spacing]) => this.set({ wordSpacing: numberIn(spacing) ?? 0 }),
      setHScale: ([percent]) => this.set({ stretch: (numberIn(percent) ?? 100) / 100 }),
      setTextRise: ([rise]) => this.set({ rise: numberIn(rise) ?? 0 }),
      setTextRenderingMode: ([mode]) => this.set({ mode: numberIn(mode) ?? 0 }),
    }
  }

  private set(changed: Partial<GraphicsState>): void {
    this.state = { ...this.state, ...changed }
  }

  private setEntry([key, value]: readonly unknown[]): void {
    if (key === 'LW') this.set({ lineWidth: numberIn(value) ?? this.state.lineWidth })
    if (key === 'ca') this.set({ fillAlpha: numberIn(value) ?? 1 })
    if (key === 'Font') {
      const [font, size] = listed(value)
      this.set({ font: typeof font === 'string' ? font : '', fontSize: numberIn(size) ?? 0 })
    }
  }

  private save(matrix: Matrix | null): void {
    this.saved.push(this.state)
    this.move(matrix)
  }

  private restore(): void {
    this.state = this.saved.pop() ?? this.state
  }

  private move(matrix: Matrix | null): void {
    if (matrix !== null) this.set({ matrix: product(this.state.matrix, matrix) })
  }

  private moveLine(x: number, y: number): void {
    const { matrix, lineX, lineY } = this.text
    this.text = { matrix, x: lineX + x, y: lineY + y, lineX: lineX + x, lineY: lineY + y }
  }

  private enter(isShown: boolean): void {
    this.layers.push(isShown)
    if (!isShown) this.hidden++
  }

  private leave(): void {
    if (this.layers.pop() === false) this.hidden--
  }
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function colourIn(value: unknown): string | null {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value : null
}

function tileIn([kind, colour, drawing, matrix, box, stepX, stepY]: readonly unknown[]): Tile | null {
  if (kind !== 'TilingPattern' || typeof drawing !== 'object' || drawing === null) return null
  const { fnArray, argsArray } = drawing as Partial<Record<keyof Drawing, unknown>>
  return {
    drawing: { fnArray: numbers(fnArray) ?? [], argsArray: listed(argsArray) },
    matrix: matrixIn(matrix) ?? UNMOVED,
    box: numbers(box) ?? [],
    steps: [Math.abs(numberIn(stepX) ?? 0), Math.abs(numberIn(stepY) ?? 0)],
    colour: colourIn(colour) ?? '#000000',
  }
}
