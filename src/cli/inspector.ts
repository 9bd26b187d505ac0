/** The stages of a decision for commands that inspect messages: examine, plan and last check, as the daemon runs them. */

import type { InspectionParts } from '../inspect-message.ts'
import { freshIds } from '../system/random.ts'
import { policyOrFail } from './policy.ts'
import type { CommandSession } from './session.ts'

/** Runs `work` with the policy in force, and ends the threads afterwards. Fails with all mistakes of the policy. */
export async function withInspector<T>(
  session: CommandSession,
  work: (parts: InspectionParts) => Promise<T>,
): Promise<T> {
  const policy = policyOrFail(session.config())
  // Loaded only here: the parsers are most of the program, and no other command needs them.
  const { createExaminer } = await import('../examine/examine.ts')
  const { createPlanner } = await import('../planning/planner.ts')
  const { createLastChecker } = await import('../last-check/last-checker.ts')
  const examiner = createExaminer()
  const planner = createPlanner()
  const lastChecker = createLastChecker()
  const stages = { examine: examiner.examine, plan: planner.plan, lastCheck: lastChecker.check }
  try {
    return await work({ ...stages, policy, freshIds, now: session.now })
  } finally {
    await Promise.all([examiner.close(), planner.close(), lastChecker.close()])
  }
}
