/** A decision of the archive beside what the policy in force would make of the same message. */

import type { DispositionKind } from './disposition.ts'
import type { Action, Finding } from './finding.ts'

export interface Decided {
  readonly disposition: DispositionKind
  readonly findings: readonly Finding[]
}

export interface DecisionChange {
  readonly was: DispositionKind
  readonly becomes: DispositionKind
  readonly appearing: readonly Finding[]
  readonly vanishing: readonly Finding[]
  /** Found then and now, with another action. */
  readonly changing: readonly ChangedAction[]
}

export interface ChangedAction extends Pick<Finding, 'rule' | 'where' | 'excerpt'> {
  readonly was: Action
  readonly becomes: Action
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
    ...paired(without(after, before), without(before, after)),
  }
  const isSame = !endsOtherwise(change) && [change.appearing, change.vanishing, change.changing].every(isEmpty)
  return isSame ? null : change
}

/** Whether the message itself would fare otherwise, and not only what was found in it. */
export function endsOtherwise({ was, becomes }: Pick<DecisionChange, 'was' | 'becomes'>): boolean {
  return was !== becomes
}

function isEmpty(list: readonly unknown[]): boolean {
  return list.length === 0
}

/** What one rule found in one place then and now is one finding, of which only the action changes. */
function paired(
  appearing: readonly Finding[],
  vanishing: readonly Finding[],
): Pick<DecisionChange, 'appearing' | 'vanishing' | 'changing'> {
  const gone = [...vanishing]
  const changing: ChangedAction[] = []
  const fresh = appearing.filter(({ rule, where, excerpt, action }) => {
    const like = gone.findIndex((finding) => finding.rule === rule && finding.where === where)
    const [before] = like < 0 ? [] : gone.splice(like, 1)
    if (before === undefined) return true
    changing.push({ rule, where, excerpt, was: before.action, becomes: action })
    return false
  })
  return { appearing: fresh, vanishing: gone, changing }
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
