/** All rules over one message: what they saw, what the policy makes of each, and the hardest of it. */

import type { Direction } from '../direction.ts'
import { ACTIONS, type Action, type JudgedObservation } from '../finding.ts'
import type { Policy } from '../policy.ts'
import type { Reading } from './reading.ts'
import { actionFor, RULES } from './rules.ts'

export interface Verdict {
  readonly observations: readonly JudgedObservation[]
  /** The hardest action of all; null when nothing was found. */
  readonly action: Action | null
}

export function inspect(reading: Reading, direction: Direction, policy: Policy): Verdict {
  const observations = Object.values(RULES)
    .flatMap((rule) => rule(reading, policy))
    .map((observation) => ({ ...observation, action: actionFor(observation, direction, policy) }))
  return { observations, action: hardest(observations.map((observation) => observation.action)) }
}

export function hardest(actions: readonly Action[]): Action | null {
  const rank = actions.reduce((highest, action) => Math.max(highest, ACTIONS.indexOf(action)), -1)
  return ACTIONS[rank] ?? null
}
