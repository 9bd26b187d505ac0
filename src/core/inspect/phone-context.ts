/** What is said right before and after a number, as far as it is about it. Looks a little way to both sides only. */

const CONTEXT = 100
const SENTENCE_END =
  /(?:(?<!(?<!\p{L})(?:tel|mob|nr|no|num|ref|art|ph|cel|kom|réf|núm|n))\.|[!?…。！？])(?=\s)|[。！？]/gu

/** What somebody says before a number: the rest of its line, or the line above where it begins one. */
export function contextBefore(lower: string, at: number): string {
  const slice = lower.slice(Math.max(0, at - CONTEXT), at)
  const lastLetter = /\p{L}[^\p{L}]*$/u.exec(slice)
  if (lastLetter === null) return slice.slice(slice.lastIndexOf('\n') + 1)
  if (/\n[ \t>]*\n/.test(slice.slice(lastLetter.index))) return ''
  const line = slice.slice(slice.lastIndexOf('\n', lastLetter.index) + 1)
  let from = 0
  for (const match of line.matchAll(SENTENCE_END)) {
    if (/\p{L}/u.test(line.slice(match.index + 1))) from = match.index + 1
  }
  return line.slice(from)
}

export function contextAfter(lower: string, at: number): string {
  const slice = lower.slice(at, at + 50)
  const end = slice.search(/\n|[.!?]\s|[。！？]/)
  return end < 0 ? slice : slice.slice(0, end)
}
