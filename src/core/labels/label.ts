/** One labelled example: a message, and what a person says that the policy must make of it. */

import { z } from 'zod'
import { DIRECTIONS, type Direction } from '../direction.ts'
import { problemOf, told } from '../told-issue.ts'
import { isKnownRule, nearestRule } from './known-rules.ts'

export interface Label {
  /** Unique among all examples. */
  readonly name: string
  readonly language: string | null
  readonly direction: Direction
  /** It answers a message of the other party, which knows its subject. */
  readonly reply: boolean
  readonly content: LabelContent
  readonly expectation: Expectation
  /** How the violation hides, in the words of whoever wrote the example. */
  readonly technique: string | null
}

export type LabelContent =
  | { readonly kind: 'text' | 'html'; readonly subject: string; readonly body: string }
  /** An .eml file beside the file of the example. */
  | { readonly kind: 'file'; readonly file: string }

export type Expectation =
  | { readonly kind: 'honest' }
  | {
      readonly kind: 'violation'
      /** Families (`link`) and rules (`link.website`) that must find something; empty: whichever. */
      readonly rules: readonly string[]
      /** One of `rules` is enough. */
      readonly any: boolean
    }

export type ParsedLabel =
  | { readonly kind: 'label'; readonly label: Label }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly string[] }

const oneLine = (characters: number) =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(characters)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'must not contain control characters')

const rule = z.string().refine(isKnownRule, {
  error: ({ input }) => `is ${JSON.stringify(input)}; ${expectedFor(String(input))}`,
})

function expectedFor(rule: string): string {
  const near = nearestRule(rule)
  return near === null
    ? 'expected a family or a rule, such as "link" or "link.website"'
    : `did you mean ${JSON.stringify(near)}?`
}

const schema = z.strictObject({
  name: oneLine(200),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'must be a language such as "de" or "pt-BR"')
    .nullish(),
  direction: z.enum(DIRECTIONS, `must be "${DIRECTIONS.join('" or "')}"`),
  reply: z.boolean().default(false),
  subject: z.string().max(2000).optional(),
  text: z.string().optional(),
  html: z.string().optional(),
  file: z
    .string()
    .regex(/^[^/\\\p{Cc}]+\.eml$/u, 'must be the name of an .eml file in the same folder')
    .optional(),
  expect: z.enum(['honest', 'violation'], 'must be "honest" or "violation"'),
  rules: z.array(rule).max(20).default([]),
  any: z.boolean().default(false),
  technique: z.string().max(500).nullish(),
})

/** Reads one line of JSON; tells all that is wrong with it at once. */
export function parseLabel(text: string): ParsedLabel {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { kind: 'mistakes', mistakes: [`is not JSON (${error instanceof Error ? error.message : String(error)})`] }
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { kind: 'mistakes', mistakes: ['must be a JSON object'] }
  }
  const parsed = schema.safeParse(json, { error: problemOf })
  const contradictions = contradictionsOf(json)
  if (parsed.success && contradictions.length === 0) return { kind: 'label', label: toLabel(parsed.data) }
  const issues = parsed.success ? [] : parsed.error.issues.flatMap((issue) => told('', issue))
  return { kind: 'mistakes', mistakes: [...issues, ...contradictions] }
}

/** What is wrong with keys beside each other. */
function contradictionsOf(json: object): string[] {
  const has = (key: string) => Object.hasOwn(json, key)
  const value = (key: string): unknown => (has(key) ? json[key as keyof typeof json] : undefined)
  const contents = ['text', 'html', 'file'].filter(has)
  const rules = value('rules')
  const namesRules = Array.isArray(rules) && rules.length > 0
  return [
    ...(contents.length === 1
      ? []
      : [`has ${contents.join(' and ') || 'no content'}; expected one of text, html, file`]),
    ...(has('file') && has('subject') ? ['subject is not for a file, which has its own'] : []),
    ...(value('expect') === 'honest' && namesRules ? ['rules are only for expect "violation"'] : []),
    ...(value('any') === true && !namesRules ? ['any is only for rules, and names none'] : []),
  ]
}

function toLabel(values: z.output<typeof schema>): Label {
  const { name, language, direction, reply, subject = '', text, html, file, rules, any, technique } = values
  return {
    name,
    language: language ?? null,
    direction,
    reply,
    content:
      file === undefined
        ? { kind: html === undefined ? 'text' : 'html', subject, body: html ?? text ?? '' }
        : { kind: 'file', file },
    expectation: values.expect === 'honest' ? { kind: 'honest' } : { kind: 'violation', rules, any },
    technique: technique ?? null,
  }
}
