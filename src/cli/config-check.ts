/** `config check`: reads everything that the daemon would read and reports every mistake at once. */

import type { Command } from 'commander'
import { policyFileBeside } from '../config/config.ts'
import { loadCredentials } from '../config/credentials.ts'
import { loadConfig } from '../config/load.ts'
import { loadPolicy } from '../config/load-policy.ts'
import { type Mistake, mistakeLine } from '../config/mistakes.ts'
import type { CommandLine } from './command-line.ts'
import type { CommandSession } from './session.ts'
import { count } from './table.ts'

export function addConfigCheck(group: Command, line: CommandLine): void {
  group
    .command('check')
    .description('read everything and report every mistake with file, key and expectation')
    .action(() => line.run(checkConfig))
}

async function checkConfig(session: CommandSession): Promise<number> {
  const { files, mistakes } = readEverything(session)
  if (session.json) session.printJson({ ok: mistakes.length === 0, files, mistakes })
  else if (mistakes.length === 0) session.print(`${files.join(' and ')}: no mistakes`)
  for (const mistake of mistakes) session.warn(mistakeLine(mistake))
  if (mistakes.length > 0) session.warn(`${count(mistakes.length, 'mistake')} found; the daemon would not start.`)
  return mistakes.length === 0 ? 0 : 1
}

function readEverything({ configFile, parts }: CommandSession): { files: string[]; mistakes: readonly Mistake[] } {
  const config = loadConfig({ file: configFile, env: parts.environment })
  const policyFile = policyFileBeside(configFile)
  // The policy is read even where the configuration is wrong; what stands in for it changes no mistake.
  const standIn = { policyFile, marketplaces: [], limits: { perConversationPerHour: 0 } }
  const policy = loadPolicy(config.kind === 'ok' ? config.config : standIn)
  const credentials = config.kind === 'ok' ? loadCredentials(config.config) : null
  return {
    files: [configFile, policyFile],
    mistakes: [
      ...(config.kind === 'mistakes' ? config.mistakes : []),
      ...(credentials?.kind === 'mistakes' ? credentials.mistakes : []),
      ...(policy.kind === 'mistakes' ? policy.mistakes : []),
    ],
  }
}
