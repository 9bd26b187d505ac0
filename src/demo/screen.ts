/** How the demo looks: numbered steps, framed mail, commands with what they print. Plain text where colours do not fit. */

export interface Screen {
  title(text: string): void
  step(text: string): void
  /** An ordinary line under a step. */
  line(text?: string): void
  /** A framed piece of text with a caption. */
  frame(caption: string, lines: readonly string[]): void
  command(text: string, output: string): void
}

const WIDTH = 92

export function createScreen(out: NodeJS.WriteStream): Screen {
  const colour = (code: number, text: string) => (out.isTTY ? `\x1b[${code}m${text}\x1b[0m` : text)
  const write = (text: string) => out.write(`${text}\n`)
  let steps = 0
  return {
    title: (text) => write(`\n${colour(1, text)}\n${'='.repeat(text.length)}`),
    step: (text) => write(`\n${colour(1, `${++steps}. ${text}`)}\n`),
    line: (text = '') => write(text === '' ? '' : `   ${text}`),
    frame: (caption, lines) => {
      write(`   ${colour(36, `+-- ${caption} ${'-'.repeat(Math.max(3, WIDTH - caption.length - 5))}`)}`)
      for (const text of lines.flatMap(folded)) write(`   ${colour(36, '|')} ${text}`.trimEnd())
      write(`   ${colour(36, `+${'-'.repeat(WIDTH)}`)}`)
    },
    command: (text, output) => {
      write(`   ${colour(33, `$ ${text}`)}`)
      for (const row of output.trimEnd().split('\n')) write(`   ${row}`)
      write('')
    },
  }
}

/** Lines no wider than a frame, broken between words; what a line is indented by stays. */
function folded(text: string): string[] {
  const indent = /^ */.exec(text)?.[0] ?? ''
  const rows: string[] = []
  let row = indent
  for (const word of text.slice(indent.length).split(' ')) {
    if (row !== indent && row.length + 1 + word.length > WIDTH - 2) {
      rows.push(row)
      row = indent + word
    } else row += row === indent ? word : ` ${word}`
  }
  return [...rows, row]
}
