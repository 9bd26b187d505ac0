/** `config check`: reads everything that the daemon would read and reports every mistake at once. */

import { existsSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { type Config, policyFileBeside } from '../config/config.ts'
import { loadEverything } from '../config/load-everything.ts'
import { type Mistake, mistakeLines } from '../config/mistakes.ts'
import type { CommandLine } from './command-line.ts'
import { hintsFor } from './config-hints.ts'
import { policyHints } from './policy-hints.ts'
import type { CommandSession } from './session.ts'
import { count } from './table.ts'

export function addConfigCheck(group: Command, line: CommandLine): void {
  group
    .command('check')
    .description('read everything and report every mistake with file, key and expectation')
    .action(() => line.run(checkConfig))
}

async function checkConfig(session: CommandSession): Promise<number> {
  const { files, policyHash, mistakes, hints } = readEverything(session)
  if (session.json) session.printJson({ ok: mistakes.length === 0, files, policy_hash: policyHash, mistakes, hints })
  else if (mistakes.length === 0) session.print(`${files.join(' and ')}: no mistakes\npolicy ${policyHash}`)
  for (const line of mistakeLines(mistakes)) session.warn(line)
  for (const hint of hints) session.warn(`hint: ${hint}`)
  if (mistakes.length > 0) session.warn(`${count(mistakes.length, 'mistake')} found; the daemon would not start.`)
  return mistakes.length === 0 ? 0 : 1
}

interface Reading {
  readonly files: readonly string[]
  /** The hash by which logs and decisions name it; null where it is wrong. */
  readonly policyHash: string | null
  readonly mistakes: readonly Mistake[]
  /** What works as it is, and would work better or is hardly meant. */
  readonly hints: readonly string[]
}

function readEverything({ configFile, parts, now }: CommandSession): Reading {
  const { config, credentials, policy, mistakes } = loadEverything({ file: configFile, env: parts.environment })
  const policyFile = policyFileBeside(configFile)
  const surroundings = {
    certificate: credentials?.certificate ?? null,
    hasPolicyFile: existsSync(policyFile),
    exposed: config === null ? [] : secretFiles(config).filter(everybodyReads),
    now,
  }
  return {
    files: surroundings.hasPolicyFile ? [configFile, policyFile] : [configFile],
    policyHash: policy?.policy.hash ?? null,
    mistakes,
    hints: [
      ...(config === null ? [] : hintsFor(config, surroundings)),
      ...(policy === null ? [] : policyHints(policy.policy)),
    ],
  }
}

function secretFiles({ file, inbound, outbound, signing }: Config): string[] {
  const { certificateFile, keyFile } = inbound.tls
  const { login } = outbound
  const files = [
    keyFile ?? certificateFile,
    login?.passwordFile ?? null,
    // A password from the environment does no harm to the file, but which of them it was is not known any more.
    login !== null && login.password !== null ? file : null,
    ...signing.map((key) => key.keyFile),
  ]
  return [...new Set(files.filter((one) => one !== null))]
}

function everybodyReads(file: string): boolean {
  try {
    return (statSync(file).mode & 0o004) !== 0
  } catch {
    // What cannot be looked at is told as a mistake, where it is read.
    return false
  }
}
