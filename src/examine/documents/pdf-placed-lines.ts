/**
 * The lines that a reader of a page sees where they differ from the order in which their letters are drawn: put together
 * from where each letter stands.
 */

import type { Letter } from './pdf-letters.ts'

/** Of the height of a letter. Programs leave out spaces and move on by a fourth; letters that belong together touch. */
const SPACE = 0.18
/** From the baseline to a small figure above or below it, and from one of these to the other. */
const TO_FIGURE = 0.4
const SAME_LINE = 0.7
/** What is drawn elsewhere in the order and stands farther to the right may be another column, and long ones are. */
const COLUMN_GAP = 1.2
/** Cells of a table are short: they are a line together, up to this distance. */
const MAX_CELL_CHARACTERS = 24
const MAX_CELL_GAP = 12
/** Letters that are printed twice to look bold. */
const SAME_PLACE = 0.15
/** Letters of several colours in one place: each may be that of the ground. */
const MAX_COLOURS = 4
/** Of 255: paper and what is as bright. */
const BRIGHT = 190

/** In no order that means anything. */
export function placedLines(letters: readonly Letter[]): string[] {
  const lines = new Set<string>()
  for (const group of grouped(letters, ({ angle }) => angle).values()) {
    for (const line of linesOf(group)) {
      for (const reading of readingsOf(line)) {
        for (const piece of piecesOf(reading.letters)) if (reading.isNew || piece.isNew) lines.add(piece.text)
      }
    }
  }
  return [...lines]
}

function grouped<Key>(letters: readonly Letter[], keyOf: (letter: Letter) => Key): Map<Key, Letter[]> {
  const groups = new Map<Key, Letter[]>()
  for (const letter of letters) {
    const key = keyOf(letter)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [letter])
    else group.push(letter)
  }
  return groups
}

/** From the top down, each from the left to the right. */
function linesOf(letters: readonly Letter[]): Letter[][] {
  const lines: Letter[][] = []
  let [line, top, height]: [Letter[], number, number] = [[], 0, 0]
  for (const letter of [...letters].sort((a, b) => b.line - a.line)) {
    const above = line.at(-1)
    height = Math.max(height, letter.height)
    if (
      above !== undefined &&
      above.line - letter.line <= TO_FIGURE * height &&
      top - letter.line <= SAME_LINE * height
    ) {
      line.push(letter)
      continue
    }
    ;[line, top, height] = [[letter], letter.line, letter.height]
    lines.push(line)
  }
  for (const each of lines) each.sort((a, b) => a.start - b.start || a.index - b.index)
  return lines
}

interface Reading {
  readonly letters: readonly Letter[]
  readonly isNew: boolean
}

/** All of it, and what is left without each of its colours where letters in the colour of the ground may stand among the others. */
function* readingsOf(line: readonly Letter[]): Generator<Reading> {
  const once = line.filter((letter, at) => !isPrintedTwice(line, letter, at))
  yield { letters: once, isNew: false }
  const colours = new Set(once.map(({ colour }) => colour))
  if (
    colours.size === 1 ||
    colours.size > MAX_COLOURS ||
    !once.some((letter, at) => isDoubtful(once[at - 1], letter))
  ) {
    return
  }
  for (const without of colours) yield { letters: once.filter(({ colour }) => colour !== without), isNew: true }
}

/** Whether one colour stands on the other, or bright letters touch dark ones. */
function isDoubtful(before: Letter | undefined, { start, height, colour }: Letter): boolean {
  if (before === undefined || before.colour === colour) return false
  const gap = (start - before.end) / height
  return gap < -SPACE || (gap <= SPACE && isBright(before.colour) !== isBright(colour))
}

function isBright(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[0-9a-f]{2}/gi) ?? []).map((each) => Number.parseInt(each, 16))
  return (red * 77 + green * 150 + blue * 29) >> 8 >= BRIGHT
}

function isPrintedTwice(line: readonly Letter[], { text, start, height }: Letter, at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
    const other = line[before]
    if (other?.text === text && start - other.start < SAME_PLACE * height) return true
  }
  return false
}

interface Piece {
  readonly text: string
  /** Whether the order in which the page is drawn says something else. */
  readonly isNew: boolean
  readonly gapBefore: number
  /** Of what stands in it last. */
  readonly cellLength: number
}

function piecesOf(line: readonly Letter[]): Piece[] {
  const pieces: Piece[] = []
  let [text, isNew, gapBefore] = ['', false, 0]
  for (const [at, letter] of line.entries()) {
    const before = line[at - 1]
    const gap = before === undefined ? 0 : (letter.start - before.end) / Math.max(letter.height, before.height)
    if (before !== undefined && letter.index !== before.index + 1) {
      join(pieces, { text, isNew, gapBefore, cellLength: text.length })
      ;[text, isNew, gapBefore] = ['', false, gap]
    } else if (gap > SPACE) text += ' '
    isNew ||= letter.isBeside || letter.isBesideHidden
    text += letter.text
  }
  join(pieces, { text, isNew, gapBefore, cellLength: text.length })
  return pieces
}

function join(pieces: Piece[], piece: Piece): void {
  const before = pieces.at(-1)
  if (before === undefined || !isOneLine(before, piece)) pieces.push(piece)
  else {
    const space = piece.gapBefore > SPACE ? ' ' : ''
    pieces[pieces.length - 1] = { ...before, ...piece, text: before.text + space + piece.text, isNew: true }
  }
}

function isOneLine(before: Piece, { gapBefore, cellLength }: Piece): boolean {
  if (gapBefore <= SPACE) return true
  const lengths = [before.cellLength, cellLength]
  if (gapBefore <= COLUMN_GAP) return Math.min(...lengths) <= MAX_CELL_CHARACTERS
  return gapBefore <= MAX_CELL_GAP && Math.max(...lengths) <= MAX_CELL_CHARACTERS
}
