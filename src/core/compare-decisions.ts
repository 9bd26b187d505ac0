/** A decision of the archive beside what the policy in force would make of the same message. */

import type { DispositionKind } from './disposition.ts'
import type { Finding } from './finding.ts'

export interface Decided {
  readonly disposition: DispositionKind
  readonly findings: readonly Finding[]
}

export interface DecisionChange {
  readonly was: DispositionKind
  readonly becomes: DispositionKind
  readonly appearing: readonly Finding[]
  readonly vanishing: readonly Finding[]
}

/**
 * Null where nothing would change. What was found in the circumstances of that moment stays as it was, with what follows
 * from it: `now` was decided without them. The same rule with the same action in the same place is the same finding,
 * whatever words it was told in.
 */
export function compareDecisions(then: Decided, now: Decided): DecisionChange | null {
  const kept = then.findings.filter(isCircumstance)
  const before = then.findings.filter((finding) => !isCircumstance(finding))
  const after = now.findings.filter((finding) => !isCircumstance(finding))
  const change = {
    was: then.disposition,
    becomes: hardestOf([now.disposition, ...kept.map(({ action }) => followsFrom(action))]),
    appearing: without(after, before),
    vanishing: without(before, after),
  }
  const isSame = change.was === change.becomes && change.appearing.length === 0 && change.vanishing.length === 0
  return isSame ? null : change
}

/** What no policy decides: rates, unreachable readers, standing, and what a scanner knew at that time. */
function isCircumstance({ rule }: Finding): boolean {
  return rule.startsWith('structure.') || rule === 'attachment.virus' || rule === 'attachment.unscanned'
}

const FROM_MILD_TO_HARD = ['relay', 'quarantine', 'discard', 'refuse'] as const satisfies readonly DispositionKind[]

function followsFrom(action: Finding['action']): DispositionKind {
  return action === 'note' || action === 'strip' ? 'relay' : action
}

function hardestOf(dispositions: readonly DispositionKind[]): DispositionKind {
  return FROM_MILD_TO_HARD[Math.max(...dispositions.map((each) => FROM_MILD_TO_HARD.indexOf(each)))] ?? 'relay'
}

/** What of `findings` is left when each of `taken` has taken its like. */
function without(findings: readonly Finding[], taken: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>()
  for (const finding of taken) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1)
  return findings.filter((finding) => {
    const left = counts.get(keyOf(finding)) ?? 0
    if (left > 0) counts.set(keyOf(finding), left - 1)
    return left === 0
  })
}

function keyOf({ rule, action, where }: Finding): string {
  return JSON.stringify([rule, action, where])
}
