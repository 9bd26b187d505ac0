/** What one rule saw in a message, and what the policy makes of it. */

import type { Slots } from './notice-texts/catalogue.ts'
import type { Seen } from './notice-texts/in-english.ts'

/** What a finding asks for, from the mildest to the hardest. */
export const ACTIONS = ['note', 'strip', 'quarantine', 'discard', 'refuse'] as const
export type Action = (typeof ACTIONS)[number]

/** The kind of place a finding is in; policies give each place an action of its own. */
export const PLACES = ['subject', 'text', 'quoted', 'signature', 'attachment', 'header'] as const
export type Place = (typeof PLACES)[number]

/** A finding as people see it: in notices, in the archive, in `inspect --json`. */
export interface Finding {
  /** `family.rule`, for instance `link.website`. */
  readonly rule: string
  readonly action: Action
  /** A place, with the file's name for an attachment: `attachment:offer.zip`. */
  readonly where: string
  /** What was seen, at most 120 characters of it on one line. */
  readonly excerpt: string
  /** What the writer can change, as a sentence to the writer. */
  readonly advice: string
}

/** What a rule returns: the finding before the policy gave it an action, and what a strip would take out. */
export interface Observation {
  readonly rule: string
  readonly place: Place
  readonly where: string
  readonly excerpt: string
  readonly advice: string
  /** What the excerpt says, where it is our words and not the writer's. */
  readonly seen?: Seen
  /** What fills the advice of this rule in the catalogues of notice texts. */
  readonly adviceSlots?: Slots
  readonly target: Target
}

/** What is taken out when a finding is stripped. Offsets are UTF-16 units of the subject or of the visible text. */
export type Target =
  | { readonly kind: 'subject'; readonly start: number; readonly end: number }
  | { readonly kind: 'text'; readonly start: number; readonly end: number }
  | { readonly kind: 'attachment'; readonly index: number }
  /** Nothing to take out by itself; what gives the finding away never reaches the outgoing message anyway. */
  | { readonly kind: 'none' }

export interface JudgedObservation extends Observation {
  readonly action: Action
}

export function toFinding(judged: JudgedObservation): Finding {
  const { rule, action, where, excerpt, advice } = judged
  return { rule, action, where, excerpt, advice }
}

/**
 * What the last check says: the writer was found in what would leave, or it could not be looked through. A document that
 * was left behind for naming the writer (`leak.document`) is none: what leaves is without it.
 */
export function isLeak({ rule, action }: Pick<Finding, 'rule' | 'action'>): boolean {
  return rule.startsWith('leak.') && action === 'quarantine'
}

export function isUnreadable({ rule }: Pick<Finding, 'rule'>): boolean {
  return rule === 'leak.unreadable'
}
