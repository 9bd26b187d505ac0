/** What the operator wants done about each finding. Read from policy.toml by config/. */

import type { Direction } from './direction.ts'
import type { Action, Place } from './finding.ts'
import type { LanguageWords } from './marketing-words.ts'
import type { StrikeLadder } from './strikes.ts'

export type RuleActions = Readonly<Record<Direction, Readonly<Record<Place, Action>>>>

export interface Policy {
  /** SHA-256 (hex) over the meaning of the policy, stored with every decision. */
  readonly hash: string
  /** By rule name; every rule of `RULES` has an entry. */
  readonly actions: Readonly<Record<string, RuleActions>>
  readonly links: {
    /** Hosts that may be linked to, subdomains included. Lower case. */
    readonly allowedDomains: readonly string[]
    /** The same for the messages of single marketplaces, by their ids. */
    readonly marketplaceDomains: Readonly<Record<string, readonly string[]>>
  }
  readonly contact: {
    /** ISO 3166 codes, upper case: whose telephone numbers are known without a country's code before them. */
    readonly countries: readonly string[]
  }
  readonly attachments: {
    /** Decoded bytes of all attachments and inline pictures of one message together. */
    readonly maxTotalBytes: number
    /** Of one picture, also inside a document. */
    readonly maxPixels: number
    /** Lower case, without dot. */
    readonly allowedExtensions: readonly string[]
  }
  readonly marketing: {
    /** What phrases must weigh together, in a sentence or two, to be a finding. */
    readonly threshold: number
    /** Of the languages in use. Compiled once for this very array, so it is to be kept while it is the same. */
    readonly words: readonly LanguageWords[]
  }
  readonly limits: {
    /** Messages per conversation and hour beyond which further ones are held; 0 for no limit. */
    readonly perConversationPerHour: number
  }
  readonly strikes: StrikeLadder
}

/** The policy as it is for the messages of one marketplace. Its hash stays: the policy is the same. */
export function policyFor(policy: Policy, marketplace: string): Policy {
  const { allowedDomains, marketplaceDomains } = policy.links
  const own = Object.hasOwn(marketplaceDomains, marketplace) ? (marketplaceDomains[marketplace] ?? []) : []
  return own.length === 0
    ? policy
    : { ...policy, links: { ...policy.links, allowedDomains: [...allowedDomains, ...own] } }
}
