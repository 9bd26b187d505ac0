/** What is wrong with a configuration, told so that it can be mended: file, key, problem, expectation. */

import type { z } from 'zod'
import { quoted } from '../core/quoted.ts'
import { Expected } from './keys.ts'
import { type Leaf, leafAt } from './leaves.ts'
import { nearest } from '../core/nearest.ts'

export interface Mistake {
  /** The file, or the environment variable, that holds the mistake. */
  readonly file: string
  /** The key with its sections, dotted; null where the mistake is not about one key. */
  readonly key: string | null
  readonly problem: string
  readonly expected: string
}

/** A mistake on one line. */
export function mistakeLine({ file, key, problem, expected }: Mistake): string {
  return `${file}: ${key === null ? '' : `${key} `}${problem}; expected ${expected}`
}

/** Whoever mends has enough to do with these; a file that is another one altogether is not told line by line. */
const MAX_TOLD = 40

/** The first mistakes, a line each, and how many there are besides. */
export function firstMistakes(mistakes: readonly Mistake[]): {
  readonly lines: readonly string[]
  readonly more: number
} {
  return { lines: mistakes.slice(0, MAX_TOLD).map(mistakeLine), more: Math.max(0, mistakes.length - MAX_TOLD) }
}

/** The same for people. */
export function mistakeLines(mistakes: readonly Mistake[]): string[] {
  const { lines, more } = firstMistakes(mistakes)
  return more === 0 ? [...lines] : [...lines, `… and ${more} more.`]
}

type Path = readonly PropertyKey[]

/** The first table of a list is number 0, as in the environment: `marketplace[0].domain`, `actions."link.website".seller_to_buyer.text`. */
export function keyName(path: Path): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`
    const bare = /^[A-Za-z0-9_-]+$/.test(String(step)) ? String(step) : JSON.stringify(String(step))
    return name === '' ? bare : `${name}.${bare}`
  }, '')
}

/** The mistakes that a schema found in `raw`; `fileOf` tells where the value at a path came from. */
export function mistakesOf(
  error: z.ZodError,
  raw: unknown,
  leaves: readonly Leaf[],
  fileOf: (path: Path) => string,
): Mistake[] {
  return error.issues.flatMap((issue): Mistake[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const path = [...issue.path, key]
        return unknownKey(path, valueAt(raw, path), leaves, fileOf(path))
      })
    }
    const leaf = leafAt(leaves, issue.path)
    const path = leaf === undefined ? issue.path : pathOfSlip(raw, issue.path, leaf)
    const value = valueAt(raw, path)
    const instead: unknown = issue.code === 'custom' ? issue.params?.['expected'] : null
    const expected = instead instanceof Expected ? instead.text : (leaf?.about.expects ?? tableAt(leaves, path))
    const problem = value === undefined ? 'is missing' : `is ${leaf?.about.secret ? 'not usable' : shown(value)}`
    return [{ file: fileOf(path), key: keyName(path), problem, expected }]
  })
}

function unknownKey(path: Path, value: unknown, leaves: readonly Leaf[], file: string): Mistake {
  const known = leaves.map((leaf) => leaf.path)
  const depth = path.length - 1
  const within = path.slice(0, depth)
  const siblings = [...new Set(known.filter((other) => startsAlike(other, path, depth)).map((other) => other[depth]))]
  const names = siblings.filter((name) => typeof name === 'string')
  const quotes = withoutQuotes(String(path[depth]), value, names)
  if (quotes !== null) {
    const key = keyName([...path, quotes.rest])
    const expected = `quotes around the name: [${keyName([...within, quotes.name])}…]`
    return { file, key, problem: 'is not a known key', expected }
  }
  const near = nearest(String(path[depth]), names)
  const suggestion = near !== null ? keyName([...within, near]) : keyElsewhere(path, known)
  return {
    file,
    key: keyName(path),
    problem: 'is not a known key',
    expected: suggestion ?? `one of ${names.join(', ')}`,
  }
}

/** A table such as `[actions.link.website]`, whose name has a point and would have to stand in quotes. */
function withoutQuotes(
  key: string,
  value: unknown,
  names: readonly string[],
): { readonly name: string; readonly rest: string } | null {
  const candidates = names.filter((name) => name.startsWith(`${key}.`))
  if (candidates.length === 0 || typeof value !== 'object' || value === null) return null
  for (const rest of Object.keys(value)) {
    const name = nearest(`${key}.${rest}`, candidates)
    if (name !== null) return { name, rest }
  }
  return null
}

/** A key in the wrong section is as common a slip as a misspelt one; meant is that of the nearest section. */
function keyElsewhere(path: Path, known: readonly Path[]): string | undefined {
  const common = (other: Path) => {
    const differs = other.findIndex((step, index) => step !== path[index])
    return differs < 0 ? other.length : differs
  }
  const [best] = known
    .filter((other) => other.at(-1) === path.at(-1) && other.length > 1)
    .sort((a, b) => common(b) - common(a))
  return best && keyName(withoutIndexes(best))
}

/** The path to a key, or to the item of its list that is wrong, where there are items. */
function pathOfSlip(raw: unknown, path: Path, leaf: Leaf): Path {
  const toKey = path.slice(0, leaf.path.length)
  return valueAt(raw, path) === undefined ? toKey : path
}

/** What should stand at a path that leads to no key. */
function tableAt(leaves: readonly Leaf[], path: Path): string {
  const inList = leaves.some((leaf) => startsAlike(leaf.path, path, path.length) && leaf.path[path.length] === '#')
  return inList ? `at least one [[${keyName(path)}]] table` : `the table [${keyName(path)}]`
}

function startsAlike(known: Path, path: Path, depth: number): boolean {
  return (
    known.length > depth &&
    known
      .slice(0, depth)
      .every((step, index) => step === path[index] || (step === '#' && typeof path[index] === 'number'))
  )
}

function withoutIndexes(path: Path): Path {
  return path.filter((step) => step !== '#')
}

function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    raw,
  )
}

/** A value as a mistake quotes it: on one line, cut where it is long. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object' && value !== null) return value instanceof Date ? 'a date' : 'a table'
  const text = typeof value === 'string' ? quoted(value) : String(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
