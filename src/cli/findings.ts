/** Findings as people read them: rule and action, each place with what was seen there, then what to change. */

import { ACTIONS, type Finding } from '../core/finding.ts'
import { wrapped } from '../core/wrap.ts'
import { oneLine } from './printable.ts'

/** So many places of one rule show what is meant; a program gets all of them. */
const MAX_SHOWN = 10

const INDENT = '      '

/** What decides comes first. What is the same in many places is said once. */
export function renderFindings(findings: readonly Finding[], width: number): string {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.action, finding.advice])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  return [...groups.values()]
    .sort(([one], [other]) => hardness(other) - hardness(one))
    .flatMap((group) => renderGroup(group, width))
    .join('\n')
}

function hardness(finding: Finding | undefined): number {
  return finding === undefined ? -1 : ACTIONS.indexOf(finding.action)
}

function renderGroup(group: readonly Finding[], width: number): string[] {
  const [first] = group
  if (first === undefined) return []
  const more = group.length - MAX_SHOWN
  return [
    `  ${first.rule}  ${first.action}`,
    ...group.slice(0, MAX_SHOWN).flatMap(({ where, excerpt }) => {
      const text = `in ${oneLine(where)}: "${oneLine(excerpt)}"`
      return wrapped(text, { first: INDENT, rest: `${INDENT}  `, width, cutsWords: true })
    }),
    ...(more > 0 ? [`${INDENT}and ${more} more (--json names them all)`] : []),
    ...wrapped(oneLine(first.advice), { first: INDENT, width, cutsWords: true }),
  ]
}
