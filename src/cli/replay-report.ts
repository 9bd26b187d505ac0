/** What `policy replay` says about decisions that would change, to people and to programs. */

import type { DecisionChange } from '../core/compare-decisions.ts'
import type { Finding } from '../core/finding.ts'
import { wrapped } from '../core/wrap.ts'
import type { MessageRecord } from '../store/records.ts'
import { minuteOf, oneLine } from './printable.ts'
import { type Column, count, renderTable } from './table.ts'

/** So many findings of one kind show what would change. */
const MAX_SHOWN = 5
/** Reasons may quote a number each. */
const MAX_REASONS = 20

export function renderChange(record: MessageRecord, change: DecisionChange, width: number): string {
  const { id, receivedAt, direction, held } = record
  const was = held === null ? change.was : `${change.was} (${held})`
  const says = (sign: string) => (finding: Finding) =>
    wrapped(oneLine(`${sign} ${finding.rule}  ${finding.action}  in ${finding.where}: "${finding.excerpt}"`), {
      first: '  ',
      rest: '      ',
      width,
      cutsWords: true,
    })
  const list = (findings: readonly Finding[], sign: string) => [
    ...findings.slice(0, MAX_SHOWN).flatMap(says(sign)),
    ...(findings.length > MAX_SHOWN ? [`  ${sign} and ${findings.length - MAX_SHOWN} more`] : []),
  ]
  return [
    `${id}  ${minuteOf(receivedAt)}  ${direction}  ${was} -> ${change.becomes}`,
    ...list(change.appearing, '+'),
    ...list(change.vanishing, '-'),
  ].join('\n')
}

export function changeJson(
  { id, receivedAt, direction, marketplace, held, policyHash }: MessageRecord,
  change: DecisionChange,
) {
  return { message: id, receivedAt, direction, marketplace, held, policyHash, ...change }
}

/** In how many messages findings of a rule would appear or vanish, and to what dispositions that leads. */
export class ReplayTally {
  looked = 0
  changed = 0
  private readonly reasons = new Map<string, number>()
  private readonly rules = new Map<string, { appearing: number; vanishing: number }>()
  private readonly moves = new Map<string, number>()

  setAside(reason: string): void {
    const isNew = !this.reasons.has(reason)
    const told = isNew && this.reasons.size >= MAX_REASONS ? 'for other reasons' : reason
    this.reasons.set(told, (this.reasons.get(told) ?? 0) + 1)
  }

  add({ was, becomes, appearing, vanishing }: DecisionChange): void {
    this.changed++
    const move = `${was} -> ${becomes}`
    if (was !== becomes) this.moves.set(move, (this.moves.get(move) ?? 0) + 1)
    for (const rule of rulesOf(appearing)) this.ofRule(rule).appearing++
    for (const rule of rulesOf(vanishing)) this.ofRule(rule).vanishing++
  }

  summaryJson() {
    const dispositions = [...this.moves].map(([move, messages]) => ({ ...ends(move), messages }))
    const setAside = sorted(this.reasons).map(([reason, messages]) => ({ reason, messages }))
    const rules = sorted(this.rules).map(([rule, counts]) => ({ rule, ...counts }))
    return { summary: { looked: this.looked, changed: this.changed, setAside, dispositions, rules } }
  }

  render(width: number): string {
    const rows = sorted(this.rules).map(([rule, { appearing, vanishing }]) => [rule, `${appearing}`, `${vanishing}`])
    return [
      ...(rows.length === 0 ? [] : [renderTable(COLUMNS, rows, width), '']),
      ...sorted(this.moves).map(([move, messages]) => `${move}: ${count(messages, 'message')}`),
      `${count(this.looked, 'message')} looked at, ${this.changed} would be decided otherwise`,
      ...sorted(this.reasons).map(
        ([reason, messages]) => `set aside: ${count(messages, 'message')}: ${oneLine(reason)}`,
      ),
    ].join('\n')
  }

  private ofRule(rule: string) {
    const counts = this.rules.get(rule) ?? { appearing: 0, vanishing: 0 }
    this.rules.set(rule, counts)
    return counts
  }
}

const COLUMNS: readonly Column[] = [
  { title: 'RULE' },
  { title: 'APPEARS IN', align: 'right' },
  { title: 'VANISHES FROM', align: 'right' },
]

function rulesOf(findings: readonly Finding[]): Set<string> {
  return new Set(findings.map(({ rule }) => rule))
}

function ends(move: string) {
  const [was = '', becomes = ''] = move.split(' -> ')
  return { was, becomes }
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([one], [other]) => (one < other ? -1 : 1))
}
