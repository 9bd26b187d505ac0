/** The policy that ships, as the daemon loads it. */

import { resolve } from 'node:path'
import { loadPolicy } from '../../src/config/load-policy.ts'
import type { Policy } from '../../src/core/policy.ts'
import { US } from './make-plan.ts'

export function shippedPolicy(): Policy {
  const policyFile = resolve('config/policy.toml')
  const loaded = loadPolicy({ policyFile, marketplaces: [US], limits: { perConversationPerHour: 40 } })
  if (loaded.kind === 'mistakes') throw new Error(JSON.stringify(loaded.mistakes))
  return loaded.policy
}
