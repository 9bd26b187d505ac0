/**
 * Strikes: messages that the rules discarded, counted against the party that wrote them, and what follows from how many
 * there are. A strike is forgotten after a time; a suspension ends only when an operator ends it.
 */

import type { Action, Finding, JudgedObservation } from './finding.ts'
import { adviceInEnglish } from './notice-texts/in-english.ts'

/** From how many strikes on something follows; 0 for never. Each step that is set is higher than the one before. */
export interface StrikeLadder {
  readonly forgetAfterMs: number
  /** Notices say how many strikes there are, and what comes next. */
  readonly warnAt: number
  /** Everything the party writes is held for review. */
  readonly holdAt: number
  /** Nothing of the party is passed on. */
  readonly suspendAt: number
}

export type LadderStep = 'none' | 'warn' | 'hold' | 'suspend'

/** How the writer of a message stands, as the store knows it. */
export interface Standing {
  /** When the strikes were received, the newest first: at most MAX_STRIKES, also those that are to be forgotten. */
  readonly strikes: readonly Date[]
  readonly suspended: boolean
}

/** A thousand are counted as a thousand, and no step is higher. */
export const MAX_STRIKES = 1000

/** A strike that a message brings its writer. */
export interface Strike {
  /** With this one. */
  readonly count: number
  /** The step that it brings the writer to; null where that stands on it already, or on none. */
  readonly movesTo: Exclude<LadderStep, 'none'> | null
}

/** At least and at most so many. */
export interface StrikeRange {
  readonly least: number
  readonly most: number
}

/** How many strikes there may be, received after `since`, for a plan to be right. The commit looks again. */
export interface PlannedStrikes extends StrikeRange {
  readonly since: Date
}

/** What a writer is told of strikes in the notice about the latest one. */
export interface StrikeWarning {
  readonly count: number
  /** They are forgotten after so many. */
  readonly days: number
  /** What holds from now on. */
  readonly now: 'hold' | 'suspend' | null
  /** What comes next, and with which strike; null where nothing does. */
  readonly next: { readonly step: 'hold' | 'suspend'; readonly at: number } | null
}

const DAY_MS = 24 * 60 * 60 * 1000

export function strikesSince({ forgetAfterMs }: StrikeLadder, now: Date): Date {
  return new Date(now.getTime() - forgetAfterMs)
}

/** The strikes that are not forgotten yet. */
export function liveStrikes({ strikes }: Pick<Standing, 'strikes'>, ladder: StrikeLadder, now: Date): number {
  const since = strikesSince(ladder, now).getTime()
  return strikes.filter((at) => at.getTime() > since).length
}

/** The step that so many strikes lead to. */
export function stepAt(strikes: number, { warnAt, holdAt, suspendAt }: StrikeLadder): LadderStep {
  const reaches = (at: number) => at > 0 && strikes >= at
  if (reaches(suspendAt)) return 'suspend'
  if (reaches(holdAt)) return 'hold'
  return reaches(warnAt) ? 'warn' : 'none'
}

/** How many strikes lead to a step, of whoever is not suspended; null where the policy switches it off. */
export function strikesOn(step: 'warn' | 'hold', { warnAt, holdAt }: StrikeLadder): StrikeRange | null {
  const least = step === 'warn' ? warnAt : holdAt
  if (least === 0) return null
  return { least, most: step === 'warn' && holdAt > 0 ? holdAt - 1 : MAX_STRIKES }
}

/** Whether all of a writer's messages are held with so many strikes. Only a kept suspension suspends. */
function isHeld(strikes: number, { holdAt }: StrikeLadder): boolean {
  return holdAt > 0 && strikes >= holdAt
}

const FAMILIES: ReadonlySet<string> = new Set(['link', 'contact', 'marketing', 'image', 'attachment'])

/** Whether what discards a message is something that its writer should have left out. */
export function breaksContentRules(findings: readonly { readonly rule: string; readonly action: Action }[]): boolean {
  return findings.some(({ rule, action }) => action === 'discard' && FAMILIES.has(rule.split('.', 1)[0] ?? ''))
}

/** The next strike of a writer with `before` strikes who is not suspended. */
export function nextStrike(before: number, ladder: StrikeLadder): Strike {
  const count = Math.min(before + 1, MAX_STRIKES)
  const step = stepAt(count, ladder)
  // Where the policy was made stricter, the writer is above the step and not suspended yet.
  const moves = step === 'suspend' || step !== stepAt(before, ladder)
  return { count, movesTo: moves && step !== 'none' ? step : null }
}

/** How many strikes a plan allows that brings a strike, or is judged by how its writer stands. */
export function plannedStrikes(
  before: number,
  decides: 'the number' | 'the step' | 'nothing',
  ladder: StrikeLadder,
  now: Date,
): PlannedStrikes {
  const since = strikesSince(ladder, now)
  if (decides === 'the number') {
    const first = [ladder.warnAt, ladder.holdAt, ladder.suspendAt].find((at) => at > 0)
    // Below the first step nobody is told a number, so that several at once need not wait for each other.
    const isUntold = first === undefined || before + 1 < first
    return isUntold ? { since, least: 0, most: (first ?? Infinity) - 2 } : { since, least: before, most: before }
  }
  if (decides === 'nothing' || ladder.holdAt === 0) return { since, least: 0, most: MAX_STRIKES }
  return isHeld(before, ladder)
    ? { since, least: ladder.holdAt, most: MAX_STRIKES }
    : { since, least: 0, most: ladder.holdAt - 1 }
}

/** Null below the first step. */
export function strikeWarning({ count }: Strike, ladder: StrikeLadder): StrikeWarning | null {
  const step = stepAt(count, ladder)
  if (step === 'none') return null
  const { holdAt, suspendAt } = ladder
  const ahead = [
    { step: 'hold', at: holdAt },
    { step: 'suspend', at: suspendAt },
  ] as const
  return {
    count,
    days: Math.ceil(ladder.forgetAfterMs / DAY_MS),
    now: step === 'warn' ? null : step,
    next: ahead.find(({ at }) => at > count) ?? null,
  }
}

const SUSPENDED = 'structure.suspended'
const REVIEW = 'structure.review'

/** What follows for every message of a writer from how that one stands. */
export function judgeStanding({ suspended }: Standing, live: number, ladder: StrikeLadder): JudgedObservation[] {
  if (suspended) return [ofWriter(SUSPENDED, 'discard', 'the writer is suspended')]
  return isHeld(live, ladder) ? [ofWriter(REVIEW, 'quarantine', `the writer has ${live} strikes`)] : []
}

/** Whether a message is discarded because its writer is suspended, whatever it says. */
export function isOfSuspended(findings: readonly Pick<Finding, 'rule'>[]): boolean {
  return findings.some(({ rule }) => rule === SUSPENDED)
}

function ofWriter(rule: typeof SUSPENDED | typeof REVIEW, action: Action, excerpt: string): JudgedObservation {
  const advice = adviceInEnglish(rule)
  return { rule, action, place: 'header', where: 'header', excerpt, advice, target: { kind: 'none' } }
}
