/** The policy as a command needs it: whole, or the command fails with all of its mistakes. */

import type { Config } from '../config/config.ts'
import { loadPolicy } from '../config/load-policy.ts'
import { mistakeLines } from '../config/mistakes.ts'
import type { Policy } from '../core/policy.ts'
import { CommandFailure } from './failure.ts'

export function policyOrFail(config: Config): Policy {
  const loaded = loadPolicy(config)
  if (loaded.kind === 'ok') return loaded.policy
  throw new CommandFailure(...mistakeLines(loaded.mistakes))
}
