/** What a new policy says otherwise than the one before, by the keys of its file, for the log. */

import type { Direction } from '../core/direction.ts'
import { findNothing, type LanguageWords } from '../core/marketing-words.ts'
import type { Policy } from '../core/policy.ts'
import { keyName } from './mistakes.ts'
import { DIRECTION_KEYS } from './policy-schema.ts'
import { formatDuration, formatSize } from './units.ts'

export type PolicyChange =
  | { readonly key: string; readonly was: string; readonly becomes: string }
  /** Of a list, and of the words of a language, what went and what came. */
  | { readonly key: string; readonly removed: Some; readonly added: Some }

/** How many, and the first of them; of words only how many. */
interface Some {
  readonly count: number
  readonly first?: readonly string[]
}

export interface PolicyChanges {
  readonly changes: readonly PolicyChange[]
  /** So many more than are named. */
  readonly more: number
  /** Words of languages in which marketing was found, and is not any more: `words.de`. */
  readonly emptied: readonly string[]
}

/** A line of the log is read by people: a policy that is another one altogether is not told in it. */
const MAX_CHANGES = 40
const MAX_ENTRIES = 10
const MAX_CHARACTERS = 100

export function policyChanges(before: Policy, after: Policy): PolicyChanges {
  const was = settingsOf(before)
  const becomes = settingsOf(after)
  const keys = [...new Set([...was.keys(), ...becomes.keys()])]
  const changes = keys.flatMap((key) => changeOf(key, was.get(key) ?? [], becomes.get(key) ?? []))
  return {
    changes: changes.slice(0, MAX_CHANGES),
    more: Math.max(0, changes.length - MAX_CHANGES),
    emptied: emptiedWords(before, after),
  }
}

function emptiedWords(before: Policy, after: Policy): string[] {
  const found = before.marketing.words.filter((words) => !findNothing(words)).map(({ language }) => language)
  return after.marketing.words
    .filter((words) => findNothing(words) && found.includes(words.language))
    .map(({ language }) => `${WORDS}${language}`)
}

/** One value in words, a list, or the words of a language, each phrase as a text. */
type Setting = string | readonly string[]

function changeOf(key: string, was: Setting, becomes: Setting): PolicyChange[] {
  if (typeof was === 'string' && typeof becomes === 'string') {
    return was === becomes ? [] : [{ key, was: short(was), becomes: short(becomes) }]
  }
  const [old, next] = [new Set([was].flat()), new Set([becomes].flat())]
  const removed = [...old].filter((entry) => !next.has(entry))
  const added = [...next].filter((entry) => !old.has(entry))
  return removed.length + added.length === 0 ? [] : [{ key, removed: some(key, removed), added: some(key, added) }]
}

function some(key: string, entries: readonly string[]): Some {
  const count = entries.length
  return key.startsWith(WORDS) || count === 0 ? { count } : { count, first: entries.slice(0, MAX_ENTRIES).map(short) }
}

function short(text: string): string {
  return text.length <= MAX_CHARACTERS ? text : `${text.slice(0, MAX_CHARACTERS - 1)}…`
}

const WORDS = 'words.'

/** Every setting by its key, whatever sections a policy has. */
export function settingsOf({ hash: _, ...policy }: Policy): Map<string, Setting> {
  const settings = new Map<string, Setting>()
  const walk = (value: unknown, path: readonly string[]) => {
    if (isWords(value, path)) for (const words of value) settings.set(`${WORDS}${words.language}`, phrasesOf(words))
    else if (Array.isArray(value)) settings.set(keyName(path.map(keyInFile)), value.map(String))
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
    } else settings.set(keyName(path.map(keyInFile)), inWords(path.at(-1) ?? '', value))
  }
  walk(policy, [])
  return settings
}

function isWords(value: unknown, path: readonly string[]): value is readonly LanguageWords[] {
  return Array.isArray(value) && path.join('.') === 'marketing.words'
}

function phrasesOf({ phrases }: LanguageWords): string[] {
  return phrases.map((phrase) => JSON.stringify(phrase))
}

/** `maxTotalBytes` stands as `max_total` in the file, whose values have a unit. Names of the operator's stay. */
function keyInFile(name: string, depth: number, [section]: readonly string[]): string {
  if (Object.hasOwn(DIRECTION_KEYS, name)) return DIRECTION_KEYS[name as Direction]
  const isOurs = depth < 2 && !(section === 'actions' && depth === 1)
  return isOurs ? name.replace(UNIT, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name
}

const UNIT = /(?:Bytes|Ms)$/

function inWords(name: string, value: unknown): string {
  if (typeof value === 'number' && name.endsWith('Bytes')) return formatSize(value)
  if (typeof value === 'number' && name.endsWith('Ms')) return formatDuration(value)
  return String(value)
}
