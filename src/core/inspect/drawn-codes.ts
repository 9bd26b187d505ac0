/** QR codes that are drawn with block characters, line by line: a telephone reads them from the screen. */

import type { Stretch } from './stretches.ts'

const BLOCK = /[\u2580-\u259f\u25a0\u25a1\u25fb\u25fc\u25fe\u2b1b\u2b1c\u2801-\u28ff]/gu
const ONLY_BLOCKS = /^[\s\u2580-\u259f\u25a0\u25a1\u25fb\u25fc\u25fe\u2b1b\u2b1c\u2800-\u28ff]+$/u
const HAS_BLOCK = new RegExp(BLOCK.source, 'u')
/** The smallest code has 21 rows, two or four of which fit in a line, and its first row is mostly dark. */
const LEAST_LINES = 6
const LEAST_BLOCKS = 8
const MOST_IN_LINE = 400

/** Bars and frames are of fewer lines, or of lines that are all alike. */
export function drawnCodes(text: string): Stretch[] {
  if (!HAS_BLOCK.test(text)) return []
  const found: Stretch[] = []
  let drawing: { start: number; end: number; lines: Set<string>; blocks: number } | null = null
  const finish = () => {
    if (drawing !== null && drawing.lines.size >= LEAST_LINES && drawing.blocks >= LEAST_BLOCKS * LEAST_LINES)
      found.push({ start: drawing.start, end: drawing.end })
    drawing = null
  }
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    if (line.length <= MOST_IN_LINE && ONLY_BLOCKS.test(line) && HAS_BLOCK.test(line)) {
      drawing ??= { start, end, lines: new Set(), blocks: 0 }
      drawing.end = end
      drawing.lines.add(line.trim())
      drawing.blocks += line.match(BLOCK)?.length ?? 0
    } else if (line.trim() !== '') finish()
    start = end + 1
  }
  finish()
  return found
}
