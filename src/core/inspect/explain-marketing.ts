/** Why a message is marketing, or how near it came: the phrases that were found, with what they weigh. For operators. */

import { excerptOf } from '../excerpt.ts'
import type { Language } from '../language.ts'
import { MARKETING_RULES, type MarketingRule, type Purpose } from '../marketing-words.ts'
import type { Policy } from '../policy.ts'
import { limitsOf, saidIn, tellsOf, withoutForeign } from './marketing.ts'
import type { Hit } from './marketing/phrase-states.ts'
import { type Limits, weigh } from './marketing/score.ts'
import { hitsOf, limitsOfSizes, REACH, type SaidSentence, type Window, windowsOf } from './marketing/windows.ts'
import type { ReadText } from './read-text.ts'
import type { Reading } from './reading.ts'

export interface MarketingExplanation {
  readonly rule: `marketing.${MarketingRule}`
  /** Whether it is a finding, or only what came nearest to one. */
  readonly found: boolean
  readonly where: string
  readonly excerpt: string
  readonly phrases: readonly ExplainedPhrase[]
  /** What the phrases weigh together; of the context, no more than may count. */
  readonly sum: number
  /** `[marketing] threshold`. */
  readonly threshold: number
  /** What is needed beyond it: of buyers, and where the phrases stand in several sentences. */
  readonly buyers_surcharge: number
  readonly sentences_surcharge: number
}

export interface ExplainedPhrase {
  /** The file and the table that it stands in. */
  readonly language: Language
  readonly purpose: Purpose
  readonly weight: number
  /** As that file has it. */
  readonly phrase: string
  /** The stretch of text from its first word to its last. */
  readonly text: string
}

interface Near {
  readonly text: ReadText
  readonly window: Window
}

/** Each finding, in the order of the texts; then the section that came nearest to another one, if any has a phrase. */
export function explainMarketing(reading: Reading, { marketing }: Policy): MarketingExplanation[] {
  const { threshold } = marketing
  const limits = limitsOf(threshold, reading.writer)
  const explanations: MarketingExplanation[] = []
  let nearest: Near | null = null
  for (const { text, said: all, beginning } of saidIn(reading, marketing)) {
    const said = withoutForeign(all, beginning)
    const found = windowsOf(said, limits, tellsOf(reading.writer))
    for (const window of found) explanations.push(explained({ text, window }, { threshold, limits, found: true }))
    for (const window of windowsBelow(said, limits, found)) {
      if (nearest === null || missing(window) < missing(nearest.window)) nearest = { text, window }
    }
  }
  return nearest === null ? explanations : [...explanations, explained(nearest, { threshold, limits, found: false })]
}

/** What has phrases that speak for a rule and weighs too little, in sentences that no finding has used. */
function* windowsBelow(said: readonly SaidSentence[], limits: Limits, found: readonly Window[]): Generator<Window> {
  const limitsBySize = limitsOfSizes(limits)
  const isUsed = ({ sentence }: SaidSentence) =>
    found.some(({ start, end }) => sentence.start < end && sentence.end > start)
  for (const [index, last] of said.entries()) {
    for (let from = index; from > index - REACH; from--) {
      const first = said[from]
      const sized = limitsBySize[index - from]
      if (first === undefined || sized === undefined || first.place !== last.place || isUsed(first)) break
      for (const score of weigh(hitsOf(said.slice(from, index + 1)), NO_LIMITS)) {
        const limit = sized[score.rule]
        if (score.weight >= limit) continue
        yield { rule: score.rule, start: first.sentence.start, end: last.sentence.end, score, limit }
      }
    }
  }
}

const NO_LIMITS = Object.fromEntries(MARKETING_RULES.map((rule) => [rule, -Infinity])) as Record<MarketingRule, number>

function missing({ score, limit }: Window): number {
  return limit - score.weight
}

function explained(
  { text, window }: Near,
  { threshold, limits, found }: { readonly threshold: number; readonly limits: Limits; readonly found: boolean },
): MarketingExplanation {
  const { rule, start, end, score, limit } = window
  const stretch = text.normal.original(start, end)
  return {
    rule: `marketing.${rule}`,
    found,
    where: text.where(stretch.start) ?? text.placeAt(stretch.start),
    excerpt: excerptOf(text.written, stretch.start, stretch.end),
    phrases: [...score.hits, ...score.against].map((hit) => explainedPhrase(hit, text)),
    sum: score.weight,
    threshold,
    buyers_surcharge: limits[rule] - threshold,
    sentences_surcharge: limit - limits[rule],
  }
}

function explainedPhrase({ phrase: { language, purpose, weight, written }, start, end }: Hit, text: ReadText) {
  const stretch = text.normal.original(start, end)
  return { language, purpose, weight, phrase: written, text: excerptOf(text.written.slice(stretch.start, stretch.end)) }
}
