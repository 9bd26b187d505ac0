/** The keys of a schema, found by walking it. */

import { z } from 'zod'
import { type AboutKey, abouts } from './keys.ts'

export interface Leaf {
  /** Sections and key; `#` stands for the number of a table in a list of tables. */
  readonly path: readonly string[]
  readonly about: AboutKey
  /** The default as it would be written in the file; undefined where the key must be set or has none. */
  readonly standard: unknown
  readonly required: boolean
}

export function leavesOf(schema: z.ZodType, path: readonly string[] = []): Leaf[] {
  const about = abouts.get(schema)
  if (about !== undefined) {
    const standard = schema instanceof z.ZodPrefault ? schema.def.defaultValue : undefined
    return [{ path, about, standard, required: standard === undefined && !(schema instanceof z.ZodOptional) }]
  }
  if (schema instanceof z.ZodArray) return leavesOf(schema.element as z.ZodType, [...path, '#'])
  if (schema instanceof z.ZodOptional) return leavesOf(schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, field]) => leavesOf(field as z.ZodType, [...path, key]))
  }
  throw new Error(`key ${path.join('.')} has no description`)
}

/** The key that a path leads to or into. */
export function leafAt(leaves: readonly Leaf[], path: readonly PropertyKey[]): Leaf | undefined {
  return leaves.find(
    (leaf) =>
      leaf.path.length <= path.length &&
      leaf.path.every((step, index) => step === path[index] || (step === '#' && typeof path[index] === 'number')),
  )
}
