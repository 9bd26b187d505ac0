/** What the phrases of a window weigh together, for each rule. */

import type { Language } from '../../language.ts'
import { isBesideOthers, MARKETING_RULES, type MarketingRule, type Purpose } from '../../marketing-words.ts'
import type { Hit } from './phrase-states.ts'

export interface Score {
  readonly rule: MarketingRule
  readonly weight: number
  /** What counted for it. */
  readonly hits: readonly Hit[]
  /** What counted against it; of the context, `weight` has no more than may count. */
  readonly against: readonly Hit[]
}

/** However many honest words surround it, an offer that is plain enough stays one. */
export const MOST_CONTEXT = 12
/** A deal behind the marketplace's back is proposed as a question, and a favour after a complaint: less speaks against it. */
export const MOST_CONTEXT_OF_DEALS = 8

function mostContext(rule: MarketingRule): number {
  return rule === 'off-platform' || rule === 'review' ? MOST_CONTEXT_OF_DEALS : MOST_CONTEXT
}

/** What each rule must weigh. */
export type Limits = Readonly<Record<MarketingRule, number>>

/**
 * Each rule for which all weighs at least its limit, the heaviest first. A language is weighed by itself, since a loan word
 * stands in the files of several; what speaks against it may be in any language.
 */
export function weigh(hits: readonly Hit[], limits: Limits): Score[] {
  // Most sentences are done with here.
  const least = Math.min(...MARKETING_RULES.map((rule) => limits[rule]))
  let most = 0
  for (const { phrase } of hits) if (phrase.weight > 0) most += phrase.weight
  if (most < least || !hits.some(({ phrase }) => phrase.weight > 0 && !isBesideOthers(phrase.purpose))) return []
  const languages = new Map<Language, Hit[]>()
  for (const hit of hits) {
    const list = languages.get(hit.phrase.language)
    if (list === undefined) languages.set(hit.phrase.language, [hit])
    else list.push(hit)
  }
  const of = (each: readonly Hit[], purpose: string) =>
    each.filter(({ phrase }) => countsFor(phrase.purpose) === purpose)
  /** What speaks against a finding may be in any language. */
  const against = (purpose: Purpose) =>
    [...languages.values()]
      .map((each) => counted(of(each, purpose).filter(({ phrase }) => phrase.weight < 0)))
      .reduce((most, each) => (sum(each) < sum(most) ? each : most))
  const context = against('context')
  const scores = new Map<MarketingRule, Score>()
  for (const each of languages.values()) {
    const emphasis = of(each, 'emphasis')
    const favours = of(each, 'favour')
    for (const rule of MARKETING_RULES) {
      const own = of(each, rule)
      if (!own.some(({ phrase }) => phrase.weight > 0)) continue
      const beside = rule === 'review' ? [...emphasis, ...favours] : emphasis
      const speaking = counted([...own.filter(({ phrase }) => phrase.weight > 0), ...beside])
      const denied = against(rule)
      const weight = sum(speaking) + sum(denied) + Math.max(sum(context), -mostContext(rule))
      if (weight >= limits[rule] && weight > (scores.get(rule)?.weight ?? 0))
        scores.set(rule, { rule, weight, hits: speaking, against: [...denied, ...context] })
    }
  }
  return [...scores.values()].sort((a, b) => b.weight - a.weight)
}

function countsFor(purpose: Purpose): Purpose {
  return purpose === 'buyer-offer' ? 'offer' : purpose
}

/** Without what only repeats a phrase, or weighs words again that heavier phrases have weighed. */
function counted(hits: readonly Hit[]): readonly Hit[] {
  if (hits.length < 2) return hits
  const seen = new Set<unknown>()
  const words = new Set<number>()
  return [...hits]
    .sort((a, b) => Math.abs(b.phrase.weight) - Math.abs(a.phrase.weight) || b.at.length - a.at.length)
    .filter(({ phrase, at }) => {
      if (seen.has(phrase) || at.every((word) => words.has(word))) return false
      seen.add(phrase)
      for (const word of at) words.add(word)
      return true
    })
}

export function sum(hits: readonly Hit[]): number {
  return hits.reduce((total, { phrase }) => total + phrase.weight, 0)
}
