/**
 * `marketing.*`: offers, coupons, newsletters, other products, recommendations, purchases elsewhere and bought reviews.
 *
 * Told by phrases that weigh something, in files that operators edit. What stands together in a sentence, or in two
 * or three neighbouring ones, is added up, so that a long honest message does not become an offer by its length.
 */

import type { Side } from '../direction.ts'
import type { Observation } from '../finding.ts'
import { MARKETING_RULES, type MarketingRule, type Purpose } from '../marketing-words.ts'
import type { Policy } from '../policy.ts'
import { absentLanguages } from './marketing/foreign.ts'
import { type CompiledWords, compileWords, findPhrases, type Hit } from './marketing/phrase-states.ts'
import type { Limits } from './marketing/score.ts'
import { type SaidSentence, windowsOf } from './marketing/windows.ts'
import { sentencesOf } from './marketing/words.ts'
import { beginningOf } from './normal-form.ts'
import { observedIn, type ReadText } from './read-text.ts'
import type { Reading } from './reading.ts'

type Rule = (reading: Reading, policy: Policy) => Observation[]

export const MARKETING: Readonly<Record<`marketing.${MarketingRule}`, Rule>> = {
  'marketing.offer': (reading, policy) => found(reading, policy, 'offer'),
  'marketing.coupon': (reading, policy) => found(reading, policy, 'coupon'),
  'marketing.newsletter': (reading, policy) => found(reading, policy, 'newsletter'),
  'marketing.products': (reading, policy) => found(reading, policy, 'products'),
  'marketing.referral': (reading, policy) => found(reading, policy, 'referral'),
  'marketing.off-platform': (reading, policy) => found(reading, policy, 'off-platform'),
  'marketing.review': (reading, policy) => found(reading, policy, 'review'),
}

type Marketing = Policy['marketing']
type Found = Readonly<Record<MarketingRule, Observation[]>>

/** Words are compiled once a policy, and a message is read once for all rules of the family. */
const compiled = new WeakMap<Marketing['words'], CompiledWords>()
const judged = new WeakMap<Reading, { readonly marketing: Marketing; readonly found: Found }>()

function found(reading: Reading, { marketing }: Policy, rule: MarketingRule): Observation[] {
  let known = judged.get(reading)
  if (known?.marketing !== marketing) {
    known = { marketing, found: judge(reading, marketing) }
    judged.set(reading, known)
  }
  return known.found[rule]
}

function compiledWords({ words }: Marketing): CompiledWords {
  const known = compiled.get(words) ?? compileWords(words)
  compiled.set(words, known)
  return known
}

function judge(reading: Reading, marketing: Marketing): Found {
  const { writer } = reading
  const limits = limitsOf(marketing.threshold, writer)
  const all = Object.fromEntries(MARKETING_RULES.map((rule) => [rule, []])) as unknown as Record<
    MarketingRule,
    Observation[]
  >
  for (const { text, said, beginning } of saidIn(reading, marketing)) {
    // Only what is found is looked at again: hardly any text has something.
    if (windowsOf(said, limits, tellsOf(writer)).length === 0) continue
    for (const { rule, start, end } of windowsOf(withoutForeign(said, beginning), limits, tellsOf(writer))) {
      all[rule].push(observedIn(`marketing.${rule}`, text, text.normal, { start, end }))
    }
  }
  return all
}

/** Without what speaks for a rule in languages that nobody has written in the text. */
export function withoutForeign(said: readonly SaidSentence[], text: string): readonly SaidSentence[] {
  const absent = absentLanguages(text)
  if (absent.size === 0) return said
  const isForeign = ({ phrase }: Hit) => phrase.weight > 0 && absent.has(phrase.language)
  return said.map((each) => ({ ...each, hits: each.hits.filter((hit) => !isForeign(hit)) }))
}

function isWrittenBy(writer: Side, purpose: Purpose): boolean {
  return writer === 'buyer' || purpose !== 'buyer-offer'
}

interface SaidText {
  readonly text: ReadText
  readonly said: readonly SaidSentence[]
  /** As much of the text as is read. */
  readonly beginning: string
}

/** The sentences of each text with the phrases in them. */
export function* saidIn({ texts, writer }: Reading, marketing: Marketing): Generator<SaidText> {
  const words = compiledWords(marketing)
  let room = MAX_CHARACTERS
  for (const text of texts) {
    const beginning = beginningOf(text.normal, Math.min(room, MAX_CHARACTERS_A_TEXT))
    room -= beginning.text.length
    const said = sentencesOf(beginning, words.vocabulary).map((sentence) => ({
      sentence,
      hits: findPhrases(words, sentence.words).filter(({ phrase }) => isWrittenBy(writer, phrase.purpose)),
      place: text.placeAt(sentence.start),
    }))
    yield { text, said, beginning: beginning.text }
  }
}

/** Only buyers tell of what others have offered. */
export function tellsOf(writer: Side): { readonly tells: boolean } {
  return { tells: writer === 'buyer' }
}

/**
 * Of one text and of all together. Offers that nobody reads sell nothing, and this is the one search whose time is felt:
 * almost two seconds for each million characters.
 */
const MAX_CHARACTERS_A_TEXT = 200_000
const MAX_CHARACTERS = 300_000

/**
 * A buyer has nothing to advertise: who writes of coupons, offers and stars asks, complains, or tells of another shop. It
 * takes plainer words to be an offer of the buyer's own; deals past the marketplace are proposed by both sides alike.
 */
export const BUYERS_SURCHARGES: Readonly<Partial<Record<MarketingRule, number>>> = {
  offer: 10,
  coupon: 20,
  newsletter: 20,
  products: 20,
  referral: 8,
  review: 6,
}

/** What each rule must weigh in one sentence. */
export function limitsOf(threshold: number, writer: Side): Limits {
  const surcharge = (rule: MarketingRule) => (writer === 'buyer' ? (BUYERS_SURCHARGES[rule] ?? 0) : 0)
  const limits = MARKETING_RULES.map((rule) => [rule, threshold + surcharge(rule)] as const)
  return Object.fromEntries(limits) as Record<MarketingRule, number>
}
