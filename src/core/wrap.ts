/** Text in lines for a screen of fixed width, in languages that put spaces between words and in those that do not. */

import stringWidth from 'string-width'

export interface WrapOptions {
  /** What stands before the first line, and before the others. */
  readonly first?: string
  readonly rest?: string
  /** Names that are kept on one line where they have no spaces. */
  readonly whole?: readonly string[]
  /** In columns. */
  readonly width?: number
  /** A word longer than a line goes over several lines; otherwise it stands out, and can be copied as one. */
  readonly cutsWords?: boolean
}

const LINE_WIDTH = 72

/** Lines of at most 72 columns where the words allow it; a Chinese character fills two. */
export function wrapped(text: string, options: WrapOptions = {}): string[] {
  const { first = '', rest = first, whole = [], width = LINE_WIDTH, cutsWords = false } = options
  const room = Math.max(1, width - Math.max(stringWidth(first), stringWidth(rest)))
  const pieces = piecesOf(text, whole)
  const lines: string[] = []
  let line = first
  let isEmpty = true
  for (const { piece, gap } of cutsWords ? pieces.flatMap((each) => shortened(each, room)) : pieces) {
    if (!isEmpty && stringWidth(line + gap + piece) > width) {
      lines.push(line)
      line = rest + piece
    } else line += isEmpty ? piece : gap + piece
    isEmpty = false
  }
  return [...lines, line]
}

/** How many columns a text fills. */
export function columns(text: string): number {
  return stringWidth(text)
}

/** Fills a text up to a width with spaces. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}

/** What may stand at the beginning of a line, with the space that is before it where it does not. */
interface Piece {
  readonly piece: string
  readonly gap: '' | ' '
}

function piecesOf(text: string, whole: readonly string[]): Piece[] {
  const kept = whole.flatMap((name) => name.split(' ')).filter((word) => CLOSE_SET.test(word))
  return text
    .split(' ')
    .flatMap((word) => cut(word, kept).map((piece, index): Piece => ({ piece, gap: index === 0 ? ' ' : '' })))
}

function shortened({ piece, gap }: Piece, room: number): Piece[] {
  if (stringWidth(piece) <= room) return [{ piece, gap }]
  const parts: string[] = []
  let part = ''
  for (const character of piece) {
    if (part !== '' && stringWidth(part + character) > room) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part].map((each, index): Piece => ({ piece: each, gap: index === 0 ? gap : '' }))
}

/** Scripts that are written without spaces, and the marks between their words. */
const CLOSE_SET =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]/u
/** What ends something, and small kana, never begin a line; what opens something never ends one. */
const NEVER_FIRST =
  /[、。，．・：；？！）」』】〉》〕”’…―ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〜,.:;?!)\]}%]/u
const NEVER_LAST = /[（「『【〈《〔“‘([{]/u

function cut(word: string, kept: readonly string[]): string[] {
  if (!CLOSE_SET.test(word)) return [word]
  const pieces: string[] = []
  let piece = ''
  let last = ''
  for (let at = 0; at < word.length; ) {
    const next = kept.find((name) => word.startsWith(name, at)) ?? String.fromCodePoint(word.codePointAt(at) ?? 0)
    const isBreak = CLOSE_SET.test(last + next) && !NEVER_FIRST.test(firstOf(next)) && !NEVER_LAST.test(last)
    if (piece !== '' && isBreak) {
      pieces.push(piece)
      piece = ''
    }
    piece += next
    last = next.slice(-1)
    at += next.length
  }
  return [...pieces, piece]
}

function firstOf(text: string): string {
  return text.slice(0, 1)
}
