/** The lines of a document that are seen otherwise than they are written. */

export interface SeenLine {
  readonly text: string
  /** Without an end of its own, which is deleted. */
  readonly goesOn: boolean
}

/** Lines before and behind one that is seen otherwise than it is written: words there say what it means. */
const LINES_AROUND = 2

/** Those that differ, with the lines around them. Lines of which nothing is seen are none. */
export function withLinesAround(
  seen: readonly SeenLine[],
  differs: readonly boolean[],
  written: readonly string[],
): string {
  let reading = ''
  let next = 0
  for (const [index, isOther] of differs.entries()) {
    if (!isOther) continue
    const from = Math.max(next, index - LINES_AROUND)
    if (from > next && reading !== '') reading += '\n'
    for (next = from; next <= Math.min(index + LINES_AROUND, seen.length - 1); next++) {
      const { text = '', goesOn = false } = seen[next] ?? {}
      if (text !== '' || written[next] === '') reading += goesOn ? text : `${text}\n`
    }
  }
  return reading
}
