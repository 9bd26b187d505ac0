/** What is wrong with a line of JSON, as words that follow the name of the value. */

import type { z } from 'zod'

const MUST_BE: Readonly<Record<string, string>> = {
  string: 'must be a text',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must be an object',
  record: 'must be an object',
}

/** Undefined where the schema of the value says it better. */
export function problemOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : MUST_BE[issue.expected]
    case 'invalid_format':
      return issue.format === 'datetime' ? 'must be an ISO 8601 time such as 2026-11-20T10:00:00Z' : undefined
    case 'too_big':
      return issue.origin === 'array'
        ? `must hold at most ${issue.maximum}`
        : `must be at most ${issue.maximum} characters long`
    default:
      return undefined
  }
}

/** An issue with the name of what it is about: `order.items[0].asin is missing`; without `kind`, `items[0].asin`. */
export function told(kind: string, issue: z.core.$ZodIssue): string[] {
  const within = (name: string, key: string) => (name === '' ? key : `${name}.${key}`)
  const at = issue.path.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[${step}]` : within(name, String(step))),
    kind,
  )
  if (issue.code !== 'unrecognized_keys') return [`${at} ${issue.message}`]
  return issue.keys.map((key) => `${within(at, key)} is not a known key`)
}
