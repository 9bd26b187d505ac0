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

/** Deals are hinted at over several sentences; an offer is said in two. */
export const DEALS: readonly MarketingRule[] = ['off-platform', 'review']
/** What is spread over two or three sentences must be so much plainer than in one. */
export const SURCHARGES = [0, 1, 2]
export const REACH = SURCHARGES.length
/** Sentences on both sides in which the one who tells of somebody else's offer says so. */
const TOLD_WITHIN = 2
/** Nobody explains more than this: from the last one on, everything to the end of the text counts as one. */
const MAX_WINDOWS = 200
/** More than the words of all sentences that are weighed together. */
const FAR = 10_000

/**
 * Stretches in which a rule weighs enough.
 *
 * `tells`: the writer may be telling what others have offered, so what speaks against a deal in sentences nearby counts too.
 */
export function windowsOf(
  said: readonly SaidSentence[],
  limits: Limits,
  { tells }: { readonly tells: boolean },
): Window[] {
  const found: Window[] = []
  const limitsBySize = limitsOfSizes(limits)
  /** The first sentence that no finding has used up. */
  let free = 0
  for (const [index, { place, sentence }] of said.entries()) {
    for (let from = index; from >= free && index - from < REACH; from--) {
      const first = said[from]
      if (first === undefined || first.place !== place) break
      const sized = limitsBySize[index - from] ?? limits
      const rules = strongest(weigh(hitsOf(said, from, index, { tells }), sized), sized)
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
  return SURCHARGES.map((by, before) => raised(limits, by, before > 1))
}

/** What is weighed of the sentences `from` to `to`. */
export function hitsOf(
  said: readonly SaidSentence[],
  from: number,
  to: number,
  { tells }: { readonly tells: boolean },
): readonly Hit[] {
  return [...together(said.slice(from, to + 1)), ...(tells ? speakingAgainst(said, from, to) : [])]
}

/** Three sentences say a deal together, and nothing else. */
function raised(limits: Limits, by: number, areDealsOnly: boolean): Limits {
  const of = (rule: MarketingRule) => (areDealsOnly && !DEALS.includes(rule) ? Infinity : limits[rule] + by)
  return Object.fromEntries(Object.keys(limits).map((rule) => [rule, of(rule as MarketingRule)])) as Limits
}

function together(said: readonly SaidSentence[]): readonly Hit[] {
  const [only] = said
  if (only !== undefined && said.length === 1) return only.hits
  let words = 0
  return said.flatMap(({ hits, sentence }) => {
    const moved = shifted(hits, words)
    words += sentence.words.length
    return moved
  })
}

/** What speaks against a deal in the sentences around these. */
function speakingAgainst(said: readonly SaidSentence[], from: number, to: number): Hit[] {
  const around = said.slice(Math.max(0, from - TOLD_WITHIN), to + 1 + TOLD_WITHIN)
  return around.flatMap(({ hits }, index) =>
    shifted(
      hits.filter(({ phrase: { purpose, weight } }) => weight < 0 && DEALS.some((rule) => rule === purpose)),
      FAR * (index + 1),
    ),
  )
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
