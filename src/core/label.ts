/** A labelled message: what somebody wrote, and what a person says the filter should make of it. */

import { z } from 'zod'
import { DIRECTIONS } from './direction.ts'
import type { DispositionKind } from './disposition.ts'
import type { Finding } from './finding.ts'

const name = z.string().regex(/^[\p{L}\p{N}._-]{1,100}$/u, 'must be 1 to 100 letters, digits, ".", "_" or "-"')
const rule = z
  .string()
  .regex(/^[a-z]+(?:\.[a-z-]+)?$/, 'must be a family such as "link" or a rule such as "link.website"')

const schema = z
  .strictObject({
    name,
    direction: z.enum(DIRECTIONS),
    /** Whether it answers a message of the other side, which then gave it its subject. */
    reply: z.boolean().default(false),
    subject: z.string().max(1000).default(''),
    text: z.string().optional(),
    html: z.string().optional(),
    /** A message as an .eml file beside this one, instead of subject and text. */
    file: z
      .string()
      .regex(/^[^/\\]+\.eml$/, 'must be the name of an .eml file in the same folder')
      .optional(),
    expect: z.enum(['honest', 'violation']),
    /** Families or rules, each of which must be found in a violation. Without any, it is enough that something is. */
    rules: z.array(rule).max(20).default([]),
    /** One of `rules` is enough. */
    any: z.boolean().default(false),
    /** For the table of results. */
    language: z.string().max(20).default(''),
    /** For people: how the rule was to be got around. */
    technique: z.string().max(200).default(''),
  })
  .refine(({ text, html, file }) => [text, html, file].filter((each) => each !== undefined).length === 1, {
    message: 'must have one of "text", "html" and "file"',
  })
  .refine(({ expect, rules, any }) => expect === 'violation' || (rules.length === 0 && !any), {
    message: 'expects an honest message, which violates no "rules"',
  })

export type Label = z.output<typeof schema>

export type ParsedLabel =
  | { readonly kind: 'label'; readonly label: Label }
  | { readonly kind: 'mistake'; readonly reason: string }

/** Reads one line of JSON. */
export function parseLabel(line: string): ParsedLabel {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch (error) {
    return { kind: 'mistake', reason: `is not JSON (${error instanceof Error ? error.message : String(error)})` }
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { kind: 'label', label: parsed.data }
  const reasons = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
  return { kind: 'mistake', reason: reasons.join('; ') }
}

/** One thing that was to be found, or that nothing was. */
export interface Judgement {
  /** `honest`, a family, a rule, several of which one is enough (`link or contact`), or `anything`. */
  readonly about: string
  readonly right: boolean
}

/**
 * Compares what the filter said with the label. What is taken out of quotes, signatures and templates by programs costs
 * an honest writer nothing; anything else taken out of an honest message, or holding it up, is a mistake.
 */
export function judge(label: Label, disposition: DispositionKind, findings: readonly Finding[]): Judgement[] {
  const effective = findings.filter(({ action }) => action !== 'note')
  if (label.expect === 'honest') {
    const right = disposition === 'relay' && !effective.some(hurtsHonest)
    return [{ about: 'honest', right }]
  }
  const isFound = (wanted: string) => effective.some(({ rule }) => rule === wanted || rule.startsWith(`${wanted}.`))
  if (label.rules.length === 0) return [{ about: 'anything', right: effective.length > 0 }]
  if (label.any) return [{ about: label.rules.join(' or '), right: label.rules.some(isFound) }]
  return label.rules.map((about) => ({ about, right: isFound(about) }))
}

const COSTS_NOTHING: ReadonlySet<string> = new Set(['image.remote', 'image.tracking', 'attachment.incidental'])

export function hurtsHonest({ rule, where, action }: Finding): boolean {
  return action !== 'note' && where !== 'quoted' && where !== 'signature' && !COSTS_NOTHING.has(rule)
}
