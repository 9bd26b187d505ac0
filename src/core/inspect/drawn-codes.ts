/** QR codes that are drawn with characters, line by line: a telephone reads them from the screen. */

import type { Stretch } from './stretches.ts'

/** Blocks and Braille: several modules in each. */
const FINE = '\\u2580-\\u259f\\u2801-\\u28ff'
/** Squares and circles, and all pictures that any program may show in two colours. */
const COARSE = '\\u25a0-\\u25ff\\p{Extended_Pictographic}'
const SIGN = new RegExp(`[${FINE}${COARSE}]`, 'u')
const RUN = new RegExp(`[\\s\\u2800${FINE}${COARSE}]+`, 'gu')
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu
const IS_FINE = new RegExp(`^[${FINE}■□◻◼◾⬛⬜]$`, 'u')

/** The smallest code has 21 rows, two or four of which fit in a line, and its first row is mostly dark. */
const LEAST_LINES = 6
const LEAST_BLOCKS = 8
/** Rows of a code change all the time; bars and frames do not. */
const LEAST_CHANGES = 4
/** Of signs that are one module each: a code is as wide as it is high, and stars and hearts of reviews are not. */
const LEAST_MODULES = 11
/** For dark, for light, and a stray one. */
const MOST_KINDS = 3
const MOST_IN_LINE = 600

interface Drawing {
  readonly start: number
  end: number
  lines: number
  readonly different: Set<string>
  signs: number
  width: number
  changes: number
  readonly kinds: Set<string>
}

export function drawnCodes(text: string): Stretch[] {
  if (!SIGN.test(text)) return []
  const found: Stretch[] = []
  let drawing: Drawing | null = null
  const finish = () => {
    if (drawing !== null && isCode(drawing)) found.push({ start: drawing.start, end: drawing.end })
    drawing = null
  }
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    const row = line.length <= MOST_IN_LINE ? rowIn(line) : ''
    if (row !== '') {
      drawing ??= { start, end, lines: 0, different: new Set(), signs: 0, width: 0, changes: 0, kinds: new Set() }
      drawing.end = end
      addRow(drawing, row)
    } else if (line.trim() !== '') finish()
    start = end + 1
  }
  finish()
  return found
}

/** The longest run of signs in a line, whatever stands beside it; empty where there is none. */
function rowIn(line: string): string {
  if (!SIGN.test(line)) return ''
  let longest = ''
  for (const [run] of line.replace(INVISIBLE, '').matchAll(RUN)) {
    if (run.length > longest.length && SIGN.test(run)) longest = run
  }
  return longest.trim()
}

function addRow(drawing: Drawing, row: string): void {
  const signs = [...row]
  drawing.lines++
  drawing.different.add(row)
  drawing.width += signs.length
  for (const [at, sign] of signs.entries()) {
    if (SIGN.test(sign)) {
      drawing.signs++
      if (drawing.kinds.size <= MOST_KINDS && !IS_FINE.test(sign)) drawing.kinds.add(sign)
    }
    if (at > 0 && sign !== signs[at - 1]) drawing.changes++
  }
}

function isCode({ lines, different, signs, width, changes, kinds }: Drawing): boolean {
  if (different.size < LEAST_LINES || signs < LEAST_BLOCKS * LEAST_LINES || changes < LEAST_CHANGES * lines)
    return false
  return kinds.size === 0 || (kinds.size <= MOST_KINDS && lines >= LEAST_MODULES && width >= LEAST_MODULES * lines)
}
