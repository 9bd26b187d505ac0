/** Lines of an import file: what a marketplace tells the relay about its parties and orders. */

import { z } from 'zod'
import { type Address, parseAddress } from './address.ts'
import { parsePhone } from './phone.ts'
import { problemOf, told } from './told-issue.ts'

const oneLine = (characters: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(characters)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'must not contain control characters')

const address = z.string().transform((text, context): Address => {
  const parsed = parseAddress(text.trim())
  if (parsed !== null) return parsed
  context.addIssue({ code: 'custom', message: `is ${JSON.stringify(text)}, which is no plain mail address` })
  return z.NEVER
})

const phone = z.string().transform((text, context): string => {
  const digits = parsePhone(text.trim())
  if (digits !== null) return digits
  const message = `is ${JSON.stringify(text)}, which is no phone number such as +49 30 1234567 (7 to 15 digits)`
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const id = oneLine(128)
const items = z
  .array(z.strictObject({ asin: oneLine(64), title: z.string().max(500).default('') }))
  .max(1000)
  .default([])
const party = {
  id,
  name: oneLine(200),
  addresses: z.array(address).min(1, 'must hold at least one address').max(50),
  phones: z.array(phone).max(50).default([]),
  help_desk: z.boolean().default(false),
}

const schemas = {
  seller: z.strictObject({
    ...party,
    marketplaces: z.array(id).max(1000).default([]),
    activated_at: z.record(z.string(), instant).default({}),
  }),
  buyer: z.strictObject(party),
  order: z.strictObject({ id, marketplace: id, buyer: id, seller: id, placed_at: instant, items }),
  contact: z.strictObject({ marketplace: id, buyer: id, seller: id, items }),
}
type Kind = keyof typeof schemas

/** One line, by what it speaks of: `{ kind: 'order', id: …, marketplace: …, … }`. */
export type ImportLine = { readonly [K in Kind]: { readonly kind: K } & z.output<(typeof schemas)[K]> }[Kind]

export type ParsedImportLine =
  | { readonly kind: 'line'; readonly line: ImportLine }
  | { readonly kind: 'mistake'; readonly reason: string }

/** Reads one line of JSON. Says what is wrong with the form; whether the parties exist only the store knows. */
export function parseImportLine(text: string): ParsedImportLine {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return mistake(`is not JSON (${error instanceof Error ? error.message : String(error)})`)
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return mistake('must be a JSON object')
  const [key, ...others] = Object.keys(json)
  if (key === undefined || others.length > 0 || !Object.hasOwn(schemas, key)) {
    return mistake('must have exactly one key: "seller", "buyer", "order" or "contact"')
  }
  const kind = key as Kind
  const parsed = schemas[kind].safeParse((json as Record<string, unknown>)[key], { error: problemOf })
  if (!parsed.success) return mistake(parsed.error.issues.flatMap((issue) => told(key, issue)).join('; '))
  // Pairs of kind and matching fields: the compiler cannot see that the look-up by kind keeps them together.
  return { kind: 'line', line: { kind, ...parsed.data } as ImportLine }
}

function mistake(reason: string): ParsedImportLine {
  return { kind: 'mistake', reason }
}
