/** Loads `policy.toml`: the defaults of the rules with what the file says above them. */

import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { DIRECTIONS } from '../core/direction.ts'
import { type Action, PLACES, type Place } from '../core/finding.ts'
import { DEFAULT_ACTIONS } from '../core/inspect/rules.ts'
import { LANGUAGES } from '../core/language.ts'
import type { LanguageWords } from '../core/marketing-words.ts'
import type { Policy, RuleActions } from '../core/policy.ts'
import { type Config, freeze } from './config.ts'
import { leavesOf } from './leaves.ts'
import { loadWords } from './load-words.ts'
import { keyName, type Mistake, mistakesOf } from './mistakes.ts'
import { DIRECTION_KEYS, type PolicyFile, policySchema } from './policy-schema.ts'
import { readTomlFile } from './toml-file.ts'

/** A policy and where it is from. */
export interface ReadPolicy {
  readonly policy: Policy
  /** The operator's own files that it was read from: `policy.toml` and those of words, as far as they are there. */
  readonly files: readonly string[]
}

export type LoadedPolicy =
  | ({ readonly kind: 'ok' } & ReadPolicy)
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] }

export const policyLeaves = leavesOf(policySchema)

/** What the policy needs from the rest of the configuration. */
export interface PolicySurroundings extends Pick<Config, 'policyFile' | 'marketplaces'> {
  readonly limits: Pick<Config['limits'], 'perConversationPerHour'>
}

/**
 * A missing file is a policy of defaults; but one that `running`, the policy in force, was read from is a mistake: files
 * vanish by accident, and every action would be another one.
 */
export function loadPolicy(
  surroundings: PolicySurroundings,
  running: Pick<ReadPolicy, 'files'> | null = null,
): LoadedPolicy {
  const file = surroundings.policyFile
  const toml = readTomlFile(file)
  const raw = { ...EMPTY_SECTIONS, ...(toml.kind === 'read' ? toml.raw : {}) }
  const parsed = policySchema.safeParse(raw)
  // The words are checked even where the policy is wrong: every mistake is told at once.
  const languages = parsed.success ? parsed.data.marketing.languages : LANGUAGES
  const loadedWords = loadWords(join(dirname(file), 'words'), languages)
  const files = [...(toml.kind === 'absent' ? [] : [file]), ...loadedWords.files]
  const own = parsed.success
    ? [
        ...unknownMarketplaces(parsed.data, surroundings, running !== null),
        ...mistakesOfLadder(parsed.data.strikes, file),
      ]
    : mistakesOf(parsed.error, raw, policyLeaves, () => file).map(ofFixedRule)
  const unreadable = toml.kind === 'unreadable' ? [toml.mistake] : []
  const mistakes = [...unreadable, ...own, ...loadedWords.mistakes, ...goneFiles(running?.files ?? [], files, file)]
  if (!parsed.success || mistakes.length > 0) return { kind: 'mistakes', mistakes }
  return { kind: 'ok', policy: toPolicy(parsed.data, loadedWords.words, surroundings), files }
}

/** `[actions."leak.address"]` is no slip of the pen: docs/policy.md lists such rules beside the others. */
function ofFixedRule(mistake: Mistake): Mistake {
  if (!/^actions\."(?:leak|structure)\.[^"]*"$/.test(mistake.key ?? '')) return mistake
  return { ...mistake, problem: 'is for a rule that no policy changes', expected: 'no such table' }
}

function goneFiles(before: readonly string[], now: readonly string[], policyFile: string): Mistake[] {
  return before
    .filter((file) => !now.includes(file))
    .map((file) => {
      const instead = file === policyFile ? 'an empty one for the defaults' : 'a restart takes what came with Tradepost'
      return { file, key: null, problem: 'is gone since it was last read', expected: `the file (${instead})` }
    })
}

/** So that a file without them is one of defaults. */
const EMPTY_SECTIONS = { links: {}, contact: {}, attachments: {}, marketing: {}, strikes: {}, actions: {} }

function unknownMarketplaces(
  { links }: PolicyFile,
  { policyFile, marketplaces }: PolicySurroundings,
  isRunning: boolean,
): Mistake[] {
  const ids = marketplaces.map(({ id }) => id)
  const known = isRunning ? ' that the running daemon knows (after a new one in tradepost.toml, restart it)' : ''
  return Object.keys(links.marketplace_domains)
    .filter((id) => !ids.includes(id))
    .map((id) => ({
      file: policyFile,
      key: keyName(['links', 'marketplace_domains', id]),
      problem: 'is for no marketplace',
      expected: `the id of a marketplace${known}: ${ids.join(', ')}`,
    }))
}

const STEPS = ['warn_at', 'hold_at', 'suspend_at'] as const

/** Each step must be higher than those before it, where it is not switched off. */
function mistakesOfLadder(strikes: PolicyFile['strikes'], file: string): Mistake[] {
  const set = STEPS.filter((step) => strikes[step] > 0)
  return set.flatMap((step, index): Mistake[] => {
    const before = set[index - 1]
    if (before === undefined || strikes[step] > strikes[before]) return []
    const problem = `is ${strikes[step]}, and ${before} is ${strikes[before]}`
    return [{ file, key: keyName(['strikes', step]), problem, expected: `more than ${before}, or 0` }]
  })
}

function toPolicy(
  values: PolicyFile,
  words: readonly LanguageWords[],
  { marketplaces, limits }: PolicySurroundings,
): Policy {
  const meaning = {
    actions: Object.fromEntries(
      Object.entries(DEFAULT_ACTIONS).map(([rule, standard]) => [rule, actionsOf(standard, values.actions[rule])]),
    ),
    links: {
      allowedDomains: sorted([
        ...values.links.allowed_domains,
        ...marketplaces.map((marketplace) => marketplace.domain),
      ]),
      marketplaceDomains: Object.fromEntries(
        Object.entries(values.links.marketplace_domains).map(([id, domains]) => [id, sorted(domains)]),
      ),
    },
    contact: { countries: unique(values.contact.countries) },
    attachments: {
      maxTotalBytes: values.attachments.max_total,
      maxPixels: values.attachments.max_pixels,
      allowedExtensions: unique(values.attachments.allowed_extensions),
    },
    marketing: { threshold: values.marketing.threshold, words },
    limits: { perConversationPerHour: limits.perConversationPerHour },
    strikes: {
      forgetAfterMs: values.strikes.forget_after,
      warnAt: values.strikes.warn_at,
      holdAt: values.strikes.hold_at,
      suspendAt: values.strikes.suspend_at,
    },
  }
  return freeze({ hash: hashOf(meaning), ...meaning })
}

function actionsOf(standard: RuleActions, changes: PolicyFile['actions'][string]): RuleActions {
  return keyed(DIRECTIONS, (direction) => {
    const changed = changes?.[DIRECTION_KEYS[direction]]
    return keyed(PLACES, (place: Place): Action => changed?.[place] ?? standard[direction][place])
  })
}

function keyed<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>
}

/** Two files that mean the same have the same hash, however they are written. */
function hashOf(meaning: Omit<Policy, 'hash'>): string {
  const { allowedExtensions } = meaning.attachments
  const canonical = {
    ...meaning,
    contact: { countries: sorted(meaning.contact.countries) },
    attachments: { ...meaning.attachments, allowedExtensions: sorted(allowedExtensions) },
  }
  return createHash('sha256')
    .update(JSON.stringify(inOrder(canonical)))
    .digest('hex')
}

/** The same tree with the keys of every object in alphabetical order. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, inOrder(inner)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}

function sorted(values: readonly string[]): string[] {
  return unique(values).sort()
}
