/** What a worker thread runs: the plan of one message a task. */

import type { FreshIds } from '../core/outgoing.ts'
import type { Policy } from '../core/policy.ts'
import type { RelayFacts } from '../core/relay-facts.ts'
import { planRelay, type ProvenMessage, type RelayPlan } from '../core/relay-plan.ts'
import type { PoolTask } from '../system/worker-pool.ts'

export interface PlanTask extends PoolTask {
  readonly proven: ProvenMessage
  readonly facts: RelayFacts
  readonly policy: Policy
  readonly now: Date
  readonly ids: FreshIds
}

export default function planInWorker({ proven, facts, policy, now, ids }: PlanTask): RelayPlan {
  return planRelay(proven, facts, policy, now, ids)
}
