/** Findings as people read them: rule, action and place on one line, then what was seen and what to change. */

import type { Finding } from '../core/finding.ts'
import { oneLine } from './printable.ts'

export function renderFindings(findings: readonly Finding[], width: number): string {
  return findings
    .map(({ rule, action, where, excerpt, advice }) =>
      [
        `  ${rule}  ${action}  in ${oneLine(where)}`,
        ...wrap(`"${oneLine(excerpt)}"`, width - 6).map((text) => `      ${text}`),
        ...wrap(oneLine(advice), width - 6).map((text) => `      ${text}`),
      ].join('\n'),
    )
    .join('\n')
}

/** The text in lines of at most `width` characters, broken at spaces where there are any. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((long) => pieces(long, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return line === '' ? lines : [...lines, line]
}

function pieces(word: string, width: number): string[] {
  return word.length <= width ? [word] : [word.slice(0, width), ...pieces(word.slice(width), width)]
}
