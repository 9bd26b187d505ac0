/** The stages of the relay for one run of a command, with the threads they may need. */

import type { Inspection, InspectionInput, InspectionParts } from '../inspect-message.ts'
import { freshIds } from '../system/random.ts'
import type { Policy } from '../core/policy.ts'

export interface Inspector {
  readonly stages: Pick<InspectionParts, 'examine' | 'plan' | 'lastCheck' | 'freshIds'>
  inspect(input: InspectionInput): Promise<Inspection>
  /** Ends the threads. */
  close(): Promise<void>
}

export async function openInspector(policy: Policy, now: Date): Promise<Inspector> {
  // Loaded only here: the parsers are most of the program, and most commands need none of them.
  const { createExaminer } = await import('../examine/examine.ts')
  const { createLastChecker } = await import('../last-check/last-checker.ts')
  const { createPlanner } = await import('../planning/planner.ts')
  const { inspectMessage } = await import('../inspect-message.ts')
  const examiner = createExaminer()
  const planner = createPlanner()
  const lastChecker = createLastChecker()
  const stages = { examine: examiner.examine, plan: planner.plan, lastCheck: lastChecker.check, freshIds }
  return {
    stages,
    inspect: (input) => inspectMessage(input, { ...stages, policy, now }),
    async close() {
      await Promise.all([examiner.close(), planner.close(), lastChecker.close()])
    },
  }
}
