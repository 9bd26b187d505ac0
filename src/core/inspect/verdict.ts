/** All rules over one message: what they saw, and what the policy makes of each. */

import type { Direction } from '../direction.ts'
import { ACTIONS, type Action, type JudgedObservation } from '../finding.ts'
import type { Policy } from '../policy.ts'
import type { Reading } from './reading.ts'
import { actionFor, RULES } from './rules.ts'

export function inspect(reading: Reading, direction: Direction, policy: Policy): JudgedObservation[] {
  return Object.values(RULES)
    .flatMap((rule) => rule(reading, policy))
    .map((observation) => ({ ...observation, action: actionFor(observation, direction, policy) }))
}

/** The action that decides about the whole message; null when nothing was found. */
export function hardest(actions: readonly Action[]): Action | null {
  const rank = actions.reduce((highest, action) => Math.max(highest, ACTIONS.indexOf(action)), -1)
  return ACTIONS[rank] ?? null
}
