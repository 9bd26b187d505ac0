/** What of a text is shown to people about something that was found in it. */

const MAX_EXCERPT_CHARACTERS = 120
const CONTEXT_CHARACTERS = 30
/** So much is given up to cut between words; what has no space within it (a long address, Chinese) is cut anywhere. */
const MAX_CUT_WORD = 20

/**
 * What is at `start..end` of `text` with the words around it on its line, cut to what a log or a notice can carry: between
 * words where it can be, and with `…` where the line goes on.
 */
export function excerptOf(text: string, start = 0, end = text.length): string {
  const from = beginning(text, start)
  const until = ending(text, end, from.at)
  const line = text
    .slice(from.at, until.at)
    .replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .trim()
  return shortened(`${from.goesOn ? '…' : ''}${line}${until.goesOn ? '…' : ''}`)
}

interface Cut {
  readonly at: number
  /** Whether the line has more beyond it. */
  readonly goesOn: boolean
}

/** Only so far to both sides: a search for the line's ends could run through megabytes for each finding. */
function beginning(text: string, start: number): Cut {
  const earliest = Math.max(0, start - CONTEXT_CHARACTERS)
  const before = text.slice(earliest, start)
  const line = before.lastIndexOf('\n')
  if (line >= 0) return { at: earliest + line + 1, goesOn: false }
  if (earliest === 0 || text[earliest - 1] === '\n') return { at: earliest, goesOn: false }
  if (/\s/.test(text[earliest - 1] ?? '')) return { at: earliest, goesOn: true }
  const gap = before.search(/\s/)
  return { at: gap >= 0 && gap < MAX_CUT_WORD ? earliest + gap + 1 : earliest, goesOn: true }
}

function ending(text: string, end: number, from: number): Cut {
  const latest = Math.min(text.length, end + CONTEXT_CHARACTERS, from + 4 * MAX_EXCERPT_CHARACTERS)
  const after = text.slice(end, latest)
  const line = after.search(/[\r\n]/)
  if (line >= 0) return { at: end + line, goesOn: false }
  if (latest === text.length || /[\r\n]/.test(text[latest] ?? '')) return { at: latest, goesOn: false }
  if (/\s/.test(text[latest] ?? '')) return { at: latest, goesOn: true }
  const word = /\S*$/.exec(after)?.[0].length ?? 0
  return { at: word < Math.min(MAX_CUT_WORD, after.length) ? latest - word : latest, goesOn: true }
}

function shortened(line: string): string {
  const characters = [...line]
  if (characters.length <= MAX_EXCERPT_CHARACTERS) return line
  const most = characters.slice(0, MAX_EXCERPT_CHARACTERS).join('')
  const words = most.replace(/\s+\S*$/, '')
  const isCutLittle = words !== most && most.length - words.length <= MAX_CUT_WORD
  return `${isCutLittle ? words : characters.slice(0, MAX_EXCERPT_CHARACTERS - 1).join('')}…`
}
