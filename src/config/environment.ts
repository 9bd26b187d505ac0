/** The environment: which file to read, and values that stand above the file's. The only reader of process.env. */

import type { Leaf } from './leaves.ts'
import type { Mistake } from './mistakes.ts'
import { nearest } from '../core/nearest.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export function environment(): Environment {
  return process.env
}

const DEFAULT_CONFIG_FILE = 'config/tradepost.toml'

/** The configuration file: as asked for, else `TRADEPOST_CONFIG`, else the usual place. */
export function configFileFrom(asked: string | undefined, env: Environment): string {
  return asked ?? (env['TRADEPOST_CONFIG'] || DEFAULT_CONFIG_FILE)
}

const PREFIX = 'TRADEPOST_'
const NOT_KEYS: ReadonlySet<string> = new Set(['TRADEPOST_CONFIG', 'TRADEPOST_CORPUS', 'TRADEPOST_BENCH'])

/** More tables than this in a list come from a file, not from variables. */
const MAX_TABLES = 1000

export interface Overlay {
  /** The file's values with those of the environment above them; `raw` itself is left as it was. */
  readonly raw: Record<string, unknown>
  /** Which variable set what, by the path joined with dots. */
  readonly variables: ReadonlyMap<string, string>
  readonly mistakes: readonly Mistake[]
}

/** Puts the variables that name a key of `leaves` over `raw`. Others that look like ours are mistakes. */
export function overlayEnvironment(raw: Record<string, unknown>, leaves: readonly Leaf[], env: Environment): Overlay {
  const values = structuredClone(raw)
  const variables = new Map<string, string>()
  const mistakes: Mistake[] = []
  // Sorted, so that table 0 is there before table 1 and mistakes come in one order.
  const names = Object.keys(env).filter((name) => name.startsWith(PREFIX) && !NOT_KEYS.has(name))
  for (const variable of names.sort(byNumberThenName)) {
    const text = env[variable]
    if (text === undefined) continue
    const target = targetOf(variable, leaves)
    if (target === null) {
      mistakes.push(unknownVariable(variable, leaves))
      continue
    }
    if (!put(values, target.path, readText(text, target.leaf.about.reads))) {
      mistakes.push({
        file: variable,
        key: target.path.join('.'),
        problem: 'numbers a table that does not follow on the others',
        expected: 'tables numbered from 0 without a gap',
      })
      continue
    }
    variables.set(target.path.join('.'), variable)
  }
  return { raw: values, variables, mistakes }
}

/** The variable that overrides a key; `<n>` stands for the number of a table. */
export function variableName(leaf: Leaf): string {
  return PREFIX + leaf.path.map((step) => (step === '#' ? '<n>' : step.toUpperCase())).join('_')
}

type Path = readonly (string | number)[]

function targetOf(variable: string, leaves: readonly Leaf[]): { leaf: Leaf; path: Path } | null {
  for (const leaf of leaves) {
    const match = new RegExp(`^${variableName(leaf).replace('<n>', '(0|[1-9]\\d{0,3})')}$`).exec(variable)
    if (match === null) continue
    const number = Number(match[1])
    if (match[1] !== undefined && number >= MAX_TABLES) return null
    return { leaf, path: leaf.path.map((step) => (step === '#' ? number : step)) }
  }
  return null
}

function readText(text: string, reads: Leaf['about']['reads']): unknown {
  switch (reads) {
    case 'text':
      return text
    case 'number':
      return /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text
    case 'boolean':
      return { true: true, false: false }[text.trim()] ?? text
    case 'list':
      return text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '')
  }
}

/** Sets a value, making tables on the way. False where a list of tables would get a gap. */
function put(values: Record<string, unknown>, path: Path, value: unknown): boolean {
  let at: Record<string | number, unknown> = values
  for (const [index, step] of path.entries()) {
    if (Array.isArray(at) && Number(step) > at.length) return false
    if (index === path.length - 1) {
      at[step] = value
      return true
    }
    const inner = at[step]
    // What is no table stays: the file's mistake is reported, not covered up.
    if (inner !== undefined && (typeof inner !== 'object' || inner === null)) return true
    const next = inner ?? (typeof path[index + 1] === 'number' ? [] : {})
    at[step] = next
    at = next as Record<string | number, unknown>
  }
  return true
}

function unknownVariable(variable: string, leaves: readonly Leaf[]): Mistake {
  const near = nearest(variable, leaves.map(variableName))
  return {
    file: variable,
    key: null,
    problem: 'is not a setting',
    expected: near ?? 'a section and a key as in TRADEPOST_INBOUND_LISTEN',
  }
}

function byNumberThenName(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
