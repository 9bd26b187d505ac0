/** All rules over one message: what they saw, and what the policy makes of each. */

import type { Direction } from '../direction.ts'
import { ACTIONS, type Action, type JudgedObservation, type Observation, type Target } from '../finding.ts'
import type { Policy } from '../policy.ts'
import { type Reading, type RestOfFile, withTextsOnly } from './reading.ts'
import { actionFor, RULES } from './rules.ts'

export function inspect(reading: Reading, direction: Direction, policy: Policy): JudgedObservation[] {
  const found = new Map(Object.entries(RULES).map(([name, rule]) => [name, rule(reading, policy)]))
  const again = [...reading.again()]
  if (again.length > 0) addFoundAgain(withTextsOnly(reading, again), found, policy)
  for (const rest of reading.restOfFiles) readOn(rest, found, policy)
  return [...found.values()].flatMap((observations) =>
    observations.map((observation) => ({ ...observation, action: actionFor(observation, direction, policy) })),
  )
}

/** A text that is put together otherwise says who can be reached; nobody is talked into anything by it. */
const READS_AGAIN = /^(?:link|contact)\./

/** What was not found in the texts as they are written. */
function addFoundAgain(reading: Reading, found: Map<string, Observation[]>, policy: Policy): void {
  for (const [name, rule] of Object.entries(RULES)) {
    if (!READS_AGAIN.test(name)) continue
    const known = found.get(name) ?? []
    for (const observation of rule(reading, policy)) {
      if (!known.some(({ target }) => overlap(target, observation.target))) known.push(observation)
    }
  }
}

function overlap(one: Target, other: Target): boolean {
  if (one.kind === 'attachment') return other.kind === 'attachment' && one.index === other.index
  if (one.kind === 'none' || other.kind !== one.kind) return false
  return one.start < other.end && other.start < one.end
}

/** What nobody reads so far advertises nothing; and what a file is does not stand in its text. */
const READS_BEGINNINGS = /^(?:marketing\.|attachment\.(?!embedded))/

/** One finding of a rule is enough to leave a file out, so it reads no further than that. */
function readOn({ index, pieces }: RestOfFile, found: Map<string, Observation[]>, policy: Policy): void {
  const pending = new Map(
    Object.entries(RULES).filter(([name]) => {
      return !READS_BEGINNINGS.test(name) && !found.get(name)?.some(({ target }) => isFile(target, index))
    }),
  )
  for (const piece of pieces()) {
    for (const [name, rule] of pending) {
      const observations = rule(piece, policy)
      if (observations.length === 0) continue
      found.get(name)?.push(...observations)
      pending.delete(name)
    }
    if (pending.size === 0) return
  }
}

function isFile(target: Target, index: number): boolean {
  return target.kind === 'attachment' && target.index === index
}

/** The action that decides about the whole message; null when nothing was found. */
export function hardest(actions: readonly Action[]): Action | null {
  const rank = actions.reduce((highest, action) => Math.max(highest, ACTIONS.indexOf(action)), -1)
  return ACTIONS[rank] ?? null
}
