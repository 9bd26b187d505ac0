/** `words/LANGUAGE.toml`: the phrases of one language by what they count for and what they weigh. */

import { z } from 'zod'
import { MAX_PHRASE_LENGTH } from '../core/inspect/marketing/phrase.ts'
import { isBesideOthers, PURPOSES, type Purpose } from '../core/marketing-words.ts'
import { describe } from './keys.ts'

export const MAX_WEIGHT = 20
/** So many phrases and words in them keep the daemon fast whatever a file says. */
export const MAX_PHRASES = 1000
export const MAX_WORDS = 12_000

/** What a weight may be in each table: context speaks against a finding, emphasis for one, a rule's own phrases either way. */
function isWeight(purpose: Purpose, key: string): boolean {
  const weight = /^-?[1-9]\d?$/.test(key) ? Number(key) : 0
  if (weight === 0 || Math.abs(weight) > MAX_WEIGHT) return false
  return purpose === 'context' ? weight < 0 : isBesideOthers(purpose) ? weight > 0 : true
}

function weights(purpose: Purpose): string {
  const [least, most] =
    purpose === 'context' ? [-MAX_WEIGHT, -1] : isBesideOthers(purpose) ? [1, MAX_WEIGHT] : [-MAX_WEIGHT, MAX_WEIGHT]
  return `from ${least} to ${most}${least < 0 && most > 0 ? ' without 0' : ''}`
}

function phrasesFor(purpose: Purpose) {
  const phrases = z.array(z.string().min(1).max(MAX_PHRASE_LENGTH)).max(MAX_PHRASES)
  return describe(
    z
      .record(
        z.string().refine((key) => isWeight(purpose, key)),
        phrases,
      )
      .prefault({}),
    {
      meaning: `Phrases that count for ${purpose}, by their weight.`,
      expects: `a whole number ${weights(purpose)} and a list of phrases of 1 to ${MAX_PHRASE_LENGTH} characters, such as ${purpose === 'context' ? '-4' : '4'} = ["first phrase", "second phrase"]`,
      reads: 'text',
    },
  )
}

export const wordsSchema = z.strictObject(
  Object.fromEntries(PURPOSES.map((purpose) => [purpose, phrasesFor(purpose)])) as Record<
    Purpose,
    ReturnType<typeof phrasesFor>
  >,
)

export type WordsFile = z.output<typeof wordsSchema>
