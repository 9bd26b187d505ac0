/** The filled shapes of a page as SVG: programs that write invoices draw their codes as hundreds of squares. */

/** The names of the library's operators. */
type Operators = Readonly<Record<string, number>>
interface Drawing {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}
type Matrix = readonly [number, number, number, number, number, number]

const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0]
/** A code has some hundred shapes. Ornaments and maps have more than anybody needs to look through. */
const MIN_SHAPES = 8
const MAX_CHARACTERS = 2_000_000
const MAX_DEPTH = 100
const PAGE_PIXELS = 1600

/** Null for a page that draws next to nothing. `view`: left, bottom, right, top of the page. */
export function filledShapes(drawing: Drawing, ops: Operators, view: readonly number[]): string | null {
  const [left = 0, bottom = 0, right = 0, top = 0] = view
  const width = right - left
  const height = top - bottom
  if (!(width > 0 && height > 0 && width < 20_000 && height < 20_000)) return null
  const filling = new Set(['fill', 'eoFill', 'fillStroke', 'eoFillStroke'].map((name) => ops[name]))
  const pieces: string[] = []
  const saved: { matrix: Matrix; colour: string }[] = []
  let state: { matrix: Matrix; colour: string } = { matrix: UNMOVED, colour: '#000000' }
  let shapes = 0
  let room = MAX_CHARACTERS
  for (const [index, operator] of drawing.fnArray.entries()) {
    const args = drawing.argsArray[index]
    if (operator === ops['save'] || operator === ops['paintFormXObjectBegin']) {
      if (saved.length < MAX_DEPTH) saved.push(state)
      const matrix = operator === ops['save'] ? null : matrixIn(listed(args)[0])
      if (matrix !== null) state = { ...state, matrix: product(state.matrix, matrix) }
    } else if (operator === ops['restore'] || operator === ops['paintFormXObjectEnd']) state = saved.pop() ?? state
    else if (operator === ops['transform']) {
      const matrix = matrixIn(args)
      if (matrix !== null) state = { ...state, matrix: product(state.matrix, matrix) }
    } else if (operator === ops['setFillRGBColor']) {
      const colour = listed(args)[0]
      if (typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour)) state = { ...state, colour }
    } else if (operator === ops['constructPath']) {
      const [paint, path] = listed(args)
      if (typeof paint !== 'number' || !filling.has(paint)) continue
      const { d, count } = pathOf(listed(path)[0])
      room -= d.length + 100
      if (room < 0) break
      shapes += count
      const rule = paint === ops['eoFill'] || paint === ops['eoFillStroke'] ? ' fill-rule="evenodd"' : ''
      pieces.push(`<path d="${d}" transform="matrix(${state.matrix.join(' ')})" fill="${state.colour}"${rule}/>`)
    }
  }
  if (shapes < MIN_SHAPES) return null
  const scale = PAGE_PIXELS / Math.max(width, height)
  const size = `width="${Math.ceil(width * scale)}" height="${Math.ceil(height * scale)}"`
  // The page counts from below.
  const turned = `matrix(${scale} 0 0 ${-scale} ${-left * scale} ${top * scale})`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} shape-rendering="crispEdges"><g transform="${turned}">${pieces.join('')}</g></svg>`
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function numbers(value: unknown): readonly number[] | null {
  const list: readonly unknown[] | null =
    value instanceof Float32Array ? [...value] : Array.isArray(value) ? (value as unknown[]) : null
  return list?.every((each): each is number => typeof each === 'number' && Number.isFinite(each)) ? list : null
}

function matrixIn(value: unknown): Matrix | null {
  const [a, b, c, d, e, f] = numbers(value) ?? []
  return f === undefined ? null : [a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f]
}

function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** The library's numbers for the parts of a path, the letters of SVG, and how many numbers follow. */
const PARTS: readonly (readonly [string, number])[] = [
  ['M', 2],
  ['L', 2],
  ['C', 6],
  ['Q', 4],
  ['Z', 0],
]

function pathOf(value: unknown): { readonly d: string; readonly count: number } {
  const list = numbers(value) ?? []
  const pieces: string[] = []
  let count = 0
  for (let at = 0; at < list.length; ) {
    const [letter, length] = PARTS[list[at] ?? -1] ?? ['', Number.POSITIVE_INFINITY]
    if (at + length >= list.length) break
    if (letter === 'M') count++
    pieces.push(letter + list.slice(at + 1, at + 1 + length).join(' '))
    at += 1 + length
  }
  return { d: pieces.join(''), count }
}
