/** What sentences say together: each by itself first, then with the ones before it. */

import type { MarketingRule } from '../../marketing-words.ts'
import type { Hit } from './phrase-states.ts'
import { type Limits, type Score, sum, weigh } from './score.ts'
import type { Sentence } from './words.ts'

export interface Window {
  readonly rule: MarketingRule
  readonly start: number
  readonly end: number
  readonly score: Score
  /** What it had to weigh. */
  readonly limit: number
}

export interface SaidSentence {
  readonly sentence: Sentence
  readonly hits: readonly Hit[]
  /** A signature and what stands before it say nothing together. */
  readonly place: unknown
}

/** Deals are hinted at over several sentences. */
export const DEALS: readonly MarketingRule[] = ['off-platform', 'review']
interface Surcharge {
  readonly deals: number
  readonly others: number
}
/** What is spread over two or three sentences must be so much plainer than in one. */
export const SURCHARGES: readonly Surcharge[] = [
  { deals: 0, others: 0 },
  { deals: 1, others: 1 },
  { deals: 2, others: 3 },
]
export const REACH = SURCHARGES.length
/** Sentences on both sides in which the one who tells of somebody else's offer says so. */
const TOLD_WITHIN = 2
/** Nobody explains more than this: from the last one on, everything to the end of the text counts as one. */
const MAX_WINDOWS = 200
/** The weight of phrases that tell what others have offered, what was refused, or what the marketplace itself gives. */
const TOLD = -20

/**
 * Stretches in which a rule weighs enough.
 *
 * `tells`: the writer may be telling what others have offered; whoever says so nearby proposes no deal.
 */
export function windowsOf(
  said: readonly SaidSentence[],
  limits: Limits,
  { tells }: { readonly tells: boolean },
): Window[] {
  const found: Window[] = []
  const limitsBySize = limitsOfSizes(limits)
  const least = Math.min(...Object.values(limits))
  /** What the phrases of each sentence weigh at most. */
  const most = said.map(({ hits }) => hits.reduce((total, { phrase }) => total + Math.max(0, phrase.weight), 0))
  /** The first sentence that no finding has used up. */
  let free = 0
  for (const [index, { place, sentence }] of said.entries()) {
    let together = 0
    for (let from = index; from >= free && index - from < REACH; from--) {
      const first = said[from]
      if (first === undefined || first.place !== place) break
      together += most[from] ?? 0
      // Most sentences are done with here, and one without a phrase adds nothing to those behind it.
      if (together < least || (from < index && most[from] === 0)) continue
      const sized = limitsBySize[index - from] ?? limits
      const rules = strongest(weigh(hitsOf(said.slice(from, index + 1)), sized), sized).filter(
        ({ rule }) => !(mayBeTold(rule, tells) && isTold(said, from, index, rule)),
      )
      for (const score of rules) {
        const { rule } = score
        found.push({ rule, start: first.sentence.start, end: sentence.end, score, limit: sized[rule] })
      }
      if (rules.length > 0) free = index + 1
    }
    const last = found.at(-1)
    if (found.length >= MAX_WINDOWS && last !== undefined) {
      return [...found.slice(0, -1), { ...last, end: said.at(-1)?.sentence.end ?? last.end }]
    }
  }
  return found
}

/** What one sentence must weigh, two together, and three. */
export function limitsOfSizes(limits: Limits): Limits[] {
  return SURCHARGES.map((by) => raised(limits, by))
}

function raised(limits: Limits, { deals, others }: Surcharge): Limits {
  const of = (rule: MarketingRule) => limits[rule] + (DEALS.includes(rule) ? deals : others)
  return Object.fromEntries(Object.keys(limits).map((rule) => [rule, of(rule as MarketingRule)])) as Limits
}

/** All that was found in these sentences. */
export function hitsOf(said: readonly SaidSentence[]): readonly Hit[] {
  const [only] = said
  if (only !== undefined && said.length === 1) return only.hits
  let words = 0
  return said.flatMap(({ hits, sentence }) => {
    const moved = shifted(hits, words)
    words += sentence.words.length
    return moved
  })
}

/** Whoever speaks of the vouchers and discounts of the marketplace itself gives none. */
function mayBeTold(rule: MarketingRule, tells: boolean): boolean {
  return rule === 'coupon' || rule === 'offer' || (tells && DEALS.includes(rule))
}

/** Whether the sentences from one to the other, or those around them, tell of somebody else's deal. */
function isTold(said: readonly SaidSentence[], from: number, to: number, rule: MarketingRule): boolean {
  const around = said.slice(Math.max(0, from - TOLD_WITHIN), to + 1 + TOLD_WITHIN)
  return around.some(({ hits }) => hits.some(({ phrase: { purpose, weight } }) => purpose === rule && weight === TOLD))
}

function shifted(hits: readonly Hit[], by: number): Hit[] {
  return hits.map((hit) => ({ ...hit, at: hit.at.map((word) => word + by) }))
}

/** The heaviest rule, and others that are heavy enough by words of their own. */
function strongest(scores: readonly Score[], limits: Limits): Score[] {
  const words = new Set<number>()
  return scores.filter(({ rule, weight, hits }) => {
    const others = hits.filter(({ at }) => at.some((word) => words.has(word)))
    if (weight - sum(others) < limits[rule]) return false
    for (const { at } of hits) for (const word of at) words.add(word)
    return true
  })
}
