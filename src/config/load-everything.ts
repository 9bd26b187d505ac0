/** Loads all that the daemon runs on, and reports every mistake in any of it at once. */

import { type Config, policyFileBeside } from './config.ts'
import { type Credentials, loadCredentials } from './credentials.ts'
import type { Environment } from './environment.ts'
import { loadConfig } from './load.ts'
import { loadPolicy, type ReadPolicy } from './load-policy.ts'
import type { Mistake } from './mistakes.ts'

/** What is wrong is null, and so are credentials that a wrong configuration does not name. */
export interface LoadedEverything {
  readonly config: Config | null
  readonly credentials: Credentials | null
  readonly policy: ReadPolicy | null
  readonly mistakes: readonly Mistake[]
}

export function loadEverything({ file, env }: { readonly file: string; readonly env: Environment }): LoadedEverything {
  const config = loadConfig({ file, env })
  // The policy is read even where the configuration is wrong; what stands in for it changes no mistake.
  const standIn = { policyFile: policyFileBeside(file), marketplaces: [], limits: { perConversationPerHour: 0 } }
  const policy = loadPolicy(config.kind === 'ok' ? config.config : standIn)
  const credentials = config.kind === 'ok' ? loadCredentials(config.config) : null
  return {
    config: config.kind === 'ok' ? config.config : null,
    credentials: credentials?.kind === 'ok' ? credentials.credentials : null,
    policy: policy.kind === 'ok' ? policy : null,
    mistakes: [config, credentials, policy].flatMap((read) => (read?.kind === 'mistakes' ? read.mistakes : [])),
  }
}
