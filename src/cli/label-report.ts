/** What `policy test` says about the examples, to people and to programs. */

import type { Finding } from '../core/finding.ts'
import type { Label } from '../core/labels/label.ts'
import { type Score, scoresOf } from '../core/labels/score.ts'
import { wrapped } from '../core/wrap.ts'
import type { JudgedExample } from './judge-labels.ts'
import { oneLine } from './printable.ts'
import { type Column, renderTable } from './table.ts'

const COLUMNS: readonly Column[] = [
  { title: 'FAMILY' },
  { title: 'LANGUAGE' },
  { title: 'CAUGHT', align: 'right' },
  { title: '%', align: 'right' },
  { title: 'FALSE BLOCKS', align: 'right' },
  { title: '%', align: 'right' },
]

/** So many findings of one wrong example show what is wrong. */
const MAX_SHOWN = 5

export function renderScores(judged: readonly JudgedExample[], width: number): string {
  const rows = scoresOf(judged).map(({ family, language, violations, caught, honest, falseBlocks }) => [
    family ?? 'all',
    language ?? 'all',
    ...share(caught, violations),
    ...share(falseBlocks, honest),
  ])
  return renderTable(COLUMNS, rows, width)
}

function share(part: number, all: number): [string, string] {
  return all === 0 ? ['-', '-'] : [`${part}/${all}`, ((100 * part) / all).toFixed(1)]
}

/** One example that was judged otherwise than labelled. */
export function renderWrong(
  { file, line, label, disposition, findings, verdict }: JudgedExample,
  width: number,
): string {
  const { expectation, language, technique } = label
  const shown = expectation.kind === 'honest' ? verdict.unwanted : findings
  const hidden = technique === null ? '' : ` (${technique})`
  const says = (text: string, indent: string) =>
    wrapped(oneLine(text), { first: indent, rest: `${indent}  `, width, cutsWords: true })
  return [
    ...says(`${label.name}  ${language ?? '-'}  ${label.direction}  ${file}:${line}`, ''),
    ...says(`expected ${expected(label, verdict.missed)}${hidden}`, '  '),
    ...says(`found ${disposition}${shown.length === 0 ? ', and nothing in it' : ''}`, '  '),
    ...shown.slice(0, MAX_SHOWN).flatMap((finding) => says(foundLine(finding), '    ')),
    ...(shown.length > MAX_SHOWN ? [`    and ${shown.length - MAX_SHOWN} more`] : []),
  ].join('\n')
}

function expected({ expectation }: Label, missed: readonly string[]): string {
  if (expectation.kind === 'honest') return 'honest: relayed, and nothing taken out'
  if (expectation.rules.length === 0) return 'a violation of any rule'
  return `a violation of ${missed.join(expectation.any ? ' or ' : ' and ')}`
}

function foundLine({ rule, action, where, excerpt }: Finding): string {
  return `${rule}  ${action}  in ${where}: "${excerpt}"`
}

/** An example as a program reads it; the names are those of its line. */
export function exampleJson({ file, line, label, disposition, findings, verdict }: JudgedExample) {
  const { name, language, direction, expectation, technique } = label
  const about = { name, file, line, language, direction, technique, expect: expectation.kind }
  const named = expectation.kind === 'honest' ? {} : { rules: expectation.rules, any: expectation.any }
  return { ...about, ...named, right: verdict.right, missed: verdict.missed, disposition, findings }
}

/** The last line: the only one with the key `summary`. */
export function summaryJson(judged: readonly JudgedExample[]) {
  const right = judged.filter(({ verdict }) => verdict.right).length
  const scores: readonly Score[] = scoresOf(judged)
  return { summary: { examples: judged.length, right, wrong: judged.length - right, scores } }
}
