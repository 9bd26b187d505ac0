/** The stages of the relay for one run of a command, with the threads they may need. */

import type { Config } from '../config/config.ts'
import type { Policy } from '../core/policy.ts'
import type { Inspection, InspectionInput, InspectionParts } from '../inspect-message.ts'
import { freshIds } from '../system/random.ts'
import { oneLine } from './printable.ts'
import type { CommandSession } from './session.ts'

/** What of a session it needs. */
export interface InspectorSession extends Pick<CommandSession, 'now' | 'warn'> {
  config(): Pick<Config, 'clamd'>
}

export interface Inspector {
  readonly stages: Pick<InspectionParts, 'examine' | 'plan' | 'lastCheck' | 'freshIds'>
  inspect(input: InspectionInput): Promise<Inspection>
  /** Ends the threads. */
  close(): Promise<void>
}

/** `session` has the time, and the configuration that names the virus scanner. */
export async function openInspector(policy: Policy, session: InspectorSession): Promise<Inspector> {
  // Loaded only here: the parsers are most of the program, and most commands need none of them.
  const { createExaminer } = await import('../examine/examine.ts')
  const { createLastChecker } = await import('../last-check/last-checker.ts')
  const { createPlanner } = await import('../planning/planner.ts')
  const { configuredScan } = await import('../scan/configured-scan.ts')
  const { inspectMessage } = await import('../inspect-message.ts')
  const examiner = createExaminer()
  const planner = createPlanner()
  const lastChecker = createLastChecker()
  const { now, warn } = session
  const scan = configuredScan(session.config().clamd, (reason) => warn(`tradepost: ${oneLine(reason)}`))
  const stages = { examine: examiner.examine, plan: planner.plan, lastCheck: lastChecker.check, freshIds }
  return {
    stages,
    inspect: (input) => inspectMessage(input, { ...stages, scan, policy, now }),
    async close() {
      await Promise.all([examiner.close(), planner.close(), lastChecker.close()])
    },
  }
}
