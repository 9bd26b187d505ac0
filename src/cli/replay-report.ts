/** What `policy replay` says about decisions that would change, to people and to programs. */

import { type ChangedAction, type DecisionChange, endsOtherwise } from '../core/compare-decisions.ts'
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
  const list = (lines: readonly string[], sign: string) => [
    ...lines
      .slice(0, MAX_SHOWN)
      .flatMap((line) => wrapped(oneLine(`${sign} ${line}`), { first: '  ', rest: '      ', width, cutsWords: true })),
    ...(lines.length > MAX_SHOWN ? [`  ${sign} and ${lines.length - MAX_SHOWN} more`] : []),
  ]
  return [
    `${id}  ${minuteOf(receivedAt)}  ${direction}  ${was} -> ${change.becomes}`,
    ...list(change.appearing.map(saidOf), '+'),
    ...list(change.vanishing.map(saidOf), '-'),
    ...list(change.changing.map(saidOfChange), '~'),
  ].join('\n')
}

function saidOf({ rule, action, where, excerpt }: Finding): string {
  return `${rule}  ${action}  in ${where}: "${excerpt}"`
}

function saidOfChange({ rule, was, becomes, where, excerpt }: ChangedAction): string {
  return `${rule}  ${was} -> ${becomes}  in ${where}: "${excerpt}"`
}

export function changeJson(
  { id, receivedAt, direction, marketplace, held, policyHash }: MessageRecord,
  change: DecisionChange,
) {
  return { message: id, receivedAt, direction, marketplace, held, policyHash, ...change }
}

/** In how many messages findings of a rule would appear, vanish or change, and to what dispositions that leads. */
export class ReplayTally {
  looked = 0
  /** Those that would end otherwise. */
  changed = 0
  /** Those that would end the same, with other findings or actions. */
  private otherFindings = 0
  private readonly reasons = new Map<string, number>()
  private readonly rules = new Map<string, RuleCounts>()
  private readonly actions = new Map<string, number>()
  private readonly moves = new Map<string, number>()

  setAside(reason: string): void {
    const isNew = !this.reasons.has(reason)
    const told = isNew && this.reasons.size >= MAX_REASONS ? 'for other reasons' : reason
    this.reasons.set(told, (this.reasons.get(told) ?? 0) + 1)
  }

  add(change: DecisionChange): void {
    const { was, becomes, appearing, vanishing, changing } = change
    if (endsOtherwise(change)) {
      this.changed++
      addOne(this.moves, `${was} -> ${becomes}`)
    } else this.otherFindings++
    for (const rule of rulesOf(appearing)) this.ofRule(rule).appearing++
    for (const rule of rulesOf(vanishing)) this.ofRule(rule).vanishing++
    for (const each of new Set(changing.map((one) => `${one.rule} ${one.was} -> ${one.becomes}`)))
      addOne(this.actions, each)
  }

  summaryJson() {
    const { looked, changed, otherFindings } = this
    const dispositions = [...this.moves].map(([move, messages]) => ({ ...ends(move), messages }))
    const actions = sorted(this.actions).map(([each, messages]) => {
      const [rule = '', ...move] = each.split(' ')
      return { rule, ...ends(move.join(' ')), messages }
    })
    const setAside = sorted(this.reasons).map(([reason, messages]) => ({ reason, messages }))
    const rules = sorted(this.rules).map(([rule, counts]) => ({ rule, ...counts }))
    return { summary: { looked, changed, otherFindings, setAside, dispositions, rules, actions } }
  }

  render(width: number): string {
    const rows = sorted(this.rules).map(([rule, { appearing, vanishing }]) => [rule, `${appearing}`, `${vanishing}`])
    return [
      ...(rows.length === 0 ? [] : [renderTable(COLUMNS, rows, width), '']),
      ...[...sorted(this.actions), ...sorted(this.moves)].map(([move, n]) => `${move}: ${count(n, 'message')}`),
      `${count(this.looked, 'message')} looked at, ${this.changed} would end otherwise${
        this.otherFindings === 0 ? '' : `, ${this.otherFindings} the same with other findings or actions`
      }`,
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

interface RuleCounts {
  appearing: number
  vanishing: number
}

const COLUMNS: readonly Column[] = [
  { title: 'RULE' },
  { title: 'APPEARS IN', align: 'right' },
  { title: 'VANISHES FROM', align: 'right' },
]

function rulesOf(findings: readonly Finding[]): Set<string> {
  return new Set(findings.map(({ rule }) => rule))
}

function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function ends(move: string) {
  const [was = '', becomes = ''] = move.split(' -> ')
  return { was, becomes }
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([one], [other]) => (one < other ? -1 : 1))
}
