/** Paths of a page as those of SVG, in its pixels. */

import { type Matrix, numbers } from './pdf-matrix.ts'

export interface Path {
  readonly d: string
  /** How many of its lines are as short as those of a code; long ones are frames of tables. */
  readonly short: number
  readonly parts: number
}

/** The library's numbers for the parts of a path, the letters of SVG, and how many numbers follow. */
const PARTS: readonly (readonly [string, number])[] = [
  ['M', 2],
  ['L', 2],
  ['C', 6],
  ['Q', 4],
  ['Z', 0],
]

/** In pixels of a page of 1600: dots where lines of a table meet are smaller than any module, and codes are not larger. */
const SHORTEST = 1.5
const LONGEST = 80

export function pathOf(value: unknown, matrix: Matrix): Path {
  const list = numbers(value) ?? []
  const pieces: string[] = []
  let [parts, short] = [0, 0]
  for (const lines of partsOf(list, matrix)) {
    parts++
    short += shortLines(lines)
    for (const { letter, at } of lines) pieces.push(letter + at.map(rounded).join(' '))
  }
  return { d: pieces.join(''), short, parts }
}

interface Line {
  readonly letter: string
  readonly at: readonly number[]
}

function* partsOf(list: readonly number[], [a, b, c, d, e, f]: Matrix): Generator<Line[]> {
  let lines: Line[] = []
  for (let at = 0; at < list.length; ) {
    const [letter, length] = PARTS[list[at] ?? -1] ?? ['', Number.POSITIVE_INFINITY]
    if (at + length >= list.length) break
    if (letter === 'M' && lines.length > 0) {
      yield lines
      lines = []
    }
    const points: number[] = []
    for (let each = at + 1; each < at + 1 + length; each += 2) {
      const [x = 0, y = 0] = [list[each], list[each + 1]]
      points.push(a * x + c * y + e, b * x + d * y + f)
    }
    lines.push({ letter, at: points })
    at += 1 + length
  }
  if (lines.length > 0) yield lines
}

function shortLines(lines: readonly Line[]): number {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  let short = 0
  let [lastX, lastY] = [0, 0]
  for (const [index, { at }] of lines.entries()) {
    const [x, y] = [at.at(-2) ?? lastX, at.at(-1) ?? lastY]
    const length = Math.hypot(x - lastX, y - lastY)
    if (index > 0 && length >= SHORTEST && length <= LONGEST) short++
    ;[lastX, lastY] = [x, y]
    ;[left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)]
  }
  const side = Math.max(right - left, bottom - top)
  return side < SHORTEST || (side > LONGEST && lines.length <= 12) ? 0 : short
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(7)))
}

/** What a unit in both directions becomes. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c))
}
