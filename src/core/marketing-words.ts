/** What counts as marketing, as plain data: phrases of each language with what they weigh. Read from config/words by config/. */

import type { Language } from './language.ts'

/** The rules of the family, in the order in which equals are reported. */
export const MARKETING_RULES = [
  'off-platform',
  'review',
  'coupon',
  'referral',
  'newsletter',
  'offer',
  'products',
] as const
export type MarketingRule = (typeof MARKETING_RULES)[number]

/**
 * What a phrase counts for: a rule; `emphasis`, every rule that has seen something of its own beside it; `favour`, what is
 * given or asked for a review, in the same way for that rule alone; `context`, all rules, against them; `buyer-offer`, the
 * rule `offer`, in a buyer's words only: the same words answer a question where a seller writes them.
 */
export const PURPOSES = [...MARKETING_RULES, 'buyer-offer', 'favour', 'emphasis', 'context'] as const
export type Purpose = (typeof PURPOSES)[number]

/** Whether its phrases count only where a rule has seen something of its own. */
export function isBesideOthers(purpose: Purpose): boolean {
  return purpose === 'emphasis' || purpose === 'favour'
}

export interface WeighedPhrase {
  readonly purpose: Purpose
  readonly weight: number
  /** In the notation of `core/inspect/marketing/phrase.ts`. */
  readonly phrase: string
}

export interface LanguageWords {
  readonly language: Language
  readonly phrases: readonly WeighedPhrase[]
}

/** Whether nothing that is written in this language is marketing: no phrase counts for a rule. */
export function findNothing({ phrases }: LanguageWords): boolean {
  return !phrases.some(({ purpose, weight }) => weight > 0 && purpose !== 'emphasis')
}
