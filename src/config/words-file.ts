/**
 * `words/LANGUAGE.toml`: the phrases of one language by what they count for and what they weigh.
 *
 * Read by hand and not by a schema: the keys are weights, and a mistake in one phrase must hide none in another.
 */

import { parsePhrase } from '../core/inspect/marketing/phrase.ts'
import { isBesideOthers, PURPOSES, type Purpose, type WeighedPhrase } from '../core/marketing-words.ts'
import { keyName, type Mistake, shown } from './mistakes.ts'
import { nearest } from '../core/nearest.ts'

export const MAX_WEIGHT = 20
/** So many phrases and words in them keep the daemon fast whatever a file says. */
export const MAX_PHRASES = 1000
export const MAX_WORDS = 12_000

export interface ReadPhrases {
  readonly phrases: readonly WeighedPhrase[]
  readonly mistakes: readonly Mistake[]
}

type Tell = (path: readonly PropertyKey[] | null, problem: string, expected: string) => void

export function readPhrases(raw: Readonly<Record<string, unknown>>, file: string): ReadPhrases {
  const mistakes: Mistake[] = []
  const tell: Tell = (path, problem, expected) =>
    mistakes.push({ file, key: path === null ? null : keyName(path), problem, expected })
  const entries = entriesOf(raw, tell)
  // Each is read to say what is wrong with it; of a file that is far too long nobody wants to know.
  if (entries.length > MAX_PHRASES) tell(null, `holds ${entries.length} phrases`, `at most ${MAX_PHRASES}`)
  else tellOfPhrases(entries, tell)
  return {
    phrases: entries.map(({ purpose, weight, phrase }) => ({ purpose, weight: Number(weight), phrase })),
    mistakes,
  }
}

interface Entry {
  readonly purpose: Purpose
  /** As its key is written. */
  readonly weight: string
  readonly index: number
  readonly phrase: string
}

function entriesOf(raw: Readonly<Record<string, unknown>>, tell: Tell): Entry[] {
  return Object.entries(raw).flatMap(([name, table]) => {
    const purpose = PURPOSES.find((known) => known === name)
    if (purpose === undefined)
      tell([name], 'is not a known key', nearest(name, PURPOSES) ?? `one of ${PURPOSES.join(', ')}`)
    else if (!isTable(table)) tell([name], `is ${shown(table)}`, `the table [${name}]`)
    else return Object.entries(table).flatMap(([key, list]) => entriesUnder(purpose, key, list, tell))
    return []
  })
}

function entriesUnder(purpose: Purpose, key: string, list: unknown, tell: Tell): Entry[] {
  // A point in a bare key, as in 1.5, begins a table within the table.
  const split = isTable(list) ? Object.keys(list).map((rest) => [purpose, key, rest]) : []
  for (const path of split) tell(path, 'is no weight', weights(purpose))
  if (split.length > 0) return []
  if (!isWeight(purpose, key)) tell([purpose, key], 'is no weight', weights(purpose))
  else if (!Array.isArray(list)) tell([purpose, key], `is ${shown(list)}`, PHRASES)
  else return list.flatMap((phrase: unknown, index) => entryOf({ purpose, weight: key, index }, phrase, tell))
  return []
}

function entryOf(place: Omit<Entry, 'phrase'>, phrase: unknown, tell: Tell): Entry[] {
  if (typeof phrase === 'string') return [{ ...place, phrase }]
  tell([place.purpose, place.weight, place.index], `is ${shown(phrase)}`, 'a phrase, in quotes')
  return []
}

const PHRASES = 'a list of phrases such as ["first phrase", "second phrase"]'

function tellOfPhrases(entries: readonly Entry[], tell: Tell): void {
  let words = 0
  for (const { purpose, weight, index, phrase } of entries) {
    const parsed = parsePhrase(phrase)
    if (parsed.kind === 'ok') words += parsed.words
    else {
      const problem = `is ${shown(phrase)}, which ${parsed.problem}`
      tell([purpose, weight, index], problem, 'a phrase as docs/configuration.md describes')
    }
  }
  if (words > MAX_WORDS) tell(null, `holds ${words} words`, `at most ${MAX_WORDS}`)
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/** What a weight may be in each table: context speaks against a finding, emphasis for one, a rule's own phrases either way. */
function isWeight(purpose: Purpose, key: string): boolean {
  const weight = /^-?[1-9]\d?$/.test(key) ? Number(key) : 0
  if (weight === 0 || Math.abs(weight) > MAX_WEIGHT) return false
  return purpose === 'context' ? weight < 0 : isBesideOthers(purpose) ? weight > 0 : true
}

function weights(purpose: Purpose): string {
  const [least, most] =
    purpose === 'context' ? [-MAX_WEIGHT, -1] : isBesideOthers(purpose) ? [1, MAX_WEIGHT] : [-MAX_WEIGHT, MAX_WEIGHT]
  const range = `from ${least} to ${most}${least < 0 && most > 0 ? ' without 0' : ''}`
  return `as key the weight of the phrases, a whole number ${range}`
}
