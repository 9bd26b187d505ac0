/** Loads `tradepost.toml` with the environment above it, and reports everything that is wrong at once. */

import { parseDomain } from '../core/address.ts'
import { type Config, toConfig } from './config.ts'
import { disagreements } from './disagreements.ts'
import { type Environment, overlayEnvironment } from './environment.ts'
import { leavesOf } from './leaves.ts'
import { keyName, type Mistake, mistakesOf } from './mistakes.ts'
import { configSchema, SECTIONS } from './schema.ts'
import { sharedAddress } from './shared-address.ts'
import { readTomlFile } from './toml-file.ts'

export type LoadedConfig =
  | { readonly kind: 'ok'; readonly config: Config }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] }

export const configLeaves = leavesOf(configSchema)

export function loadConfig({ file, env }: { readonly file: string; readonly env: Environment }): LoadedConfig {
  const toml = readTomlFile(file)
  if (toml.kind === 'absent') return { kind: 'mistakes', mistakes: [absent(file)] }
  if (toml.kind === 'unreadable') return { kind: 'mistakes', mistakes: [toml.mistake] }

  const overlay = overlayEnvironment(withSections(toml.raw), configLeaves, env)
  const fileOf = (path: readonly PropertyKey[]) => variableAt(overlay.variables, path) ?? file
  const parsed = configSchema.safeParse(overlay.raw)
  const mistakes = [
    ...(parsed.success ? [] : mistakesOf(parsed.error, overlay.raw, configLeaves, fileOf)),
    ...repeatedMarketplaces(overlay.raw['marketplace'], fileOf),
    ...sharedAddress(overlay.raw, fileOf),
    ...(parsed.success ? disagreements(parsed.data, fileOf) : []),
    ...overlay.mistakes,
  ]
  return parsed.success && mistakes.length === 0
    ? { kind: 'ok', config: toConfig(file, parsed.data) }
    : { kind: 'mistakes', mistakes }
}

function absent(file: string): Mistake {
  return {
    file,
    key: null,
    problem: 'does not exist',
    expected: 'a configuration file; name it with --config FILE or TRADEPOST_CONFIG',
  }
}

/** With an empty table for each section that is not there: then a missing key in it can be named. */
function withSections(raw: Record<string, unknown>): Record<string, unknown> {
  const missing = Object.keys(SECTIONS).filter((name) => name !== 'marketplace' && raw[name] === undefined)
  return { ...raw, ...Object.fromEntries(missing.map((name) => [name, {}])) }
}

/** The variable that set the value at a path or around it. */
function variableAt(variables: ReadonlyMap<string, string>, path: readonly PropertyKey[]): string | undefined {
  for (let length = path.length; length > 0; length--) {
    const variable = variables.get(path.slice(0, length).join('.'))
    if (variable !== undefined) return variable
  }
  return undefined
}

/** Looked for in the raw values, so that it is reported together with everything else. */
function repeatedMarketplaces(raw: unknown, fileOf: (path: readonly PropertyKey[]) => string): Mistake[] {
  if (!Array.isArray(raw)) return []
  const tables = raw as readonly unknown[]
  return (['id', 'domain'] as const).flatMap((key) => {
    const seen = new Set<string>()
    return tables.flatMap((table, index) => {
      const value = typeof table === 'object' && table !== null ? (table as Record<string, unknown>)[key] : undefined
      if (typeof value !== 'string') return []
      const canonical = key === 'domain' ? (parseDomain(value) ?? value) : value
      if (!seen.has(canonical)) {
        seen.add(canonical)
        return []
      }
      const path = ['marketplace', index, key]
      const problem = `is ${JSON.stringify(value)}, like that of another marketplace`
      return [{ file: fileOf(path), key: keyName(path), problem, expected: `a different ${key} for each marketplace` }]
    })
  })
}
