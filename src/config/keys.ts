/**
 * The kinds of keys a configuration file is made of.
 *
 * Each keeps, beside its schema, what it means and what a good value looks like. Mistakes, the reference in docs/ and
 * the environment overrides are all made from that.
 */

import { z } from 'zod'
import { parseAddress, parseDomain } from '../core/address.ts'
import { countryMeantBy, isCountry } from '../core/country.ts'
import { isPublicSuffix } from '../core/public-suffix.ts'
import { parseEndpoint, parseIp, parseNetwork } from './endpoint.ts'
import { Secret } from './secret.ts'
import { parseDuration, parseSize } from './units.ts'

export interface AboutKey {
  /** What the key does, as one or two sentences. */
  readonly meaning: string
  /** What a good value is, as a phrase that follows "expected". */
  readonly expects: string
  /** How the text of an environment variable is read. */
  readonly reads: 'text' | 'number' | 'boolean' | 'list'
  /** Its value is never shown. */
  readonly secret?: true
}

/** What is known about each leaf of a schema. */
export const abouts = z.registry<AboutKey>()

/** The same schema as a key of its own: two keys may share what they accept, never what they mean. */
export function describe<S extends z.ZodType>(schema: S, about: AboutKey): S {
  const key = schema.clone()
  abouts.add(key, about)
  return key
}

/** What a text should be instead, where that is more than its key expects of all. */
export class Expected {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A text that `parse` understands; the value is what it returns. */
export function parsed<T>(parse: (text: string) => T | Expected | null) {
  return z.string().transform((text, context): T => {
    const value = parse(text)
    if (value !== null && !(value instanceof Expected)) return value
    context.addIssue({ code: 'custom', message: 'cannot be read', params: { expected: value } })
    return z.NEVER
  })
}

/** Several values, or a single one without the brackets of a list. */
export function oneOrMore<S extends z.ZodType>(list: S) {
  return z.preprocess((value) => (typeof value === 'string' ? [value] : value), list)
}

interface Range {
  readonly meaning: string
  readonly from: string
  readonly to: string
}

export function durationBetween(from: string, to: string) {
  return parsed((text) => within(parseDuration, text, from, to))
}

export function duration(range: Range, standard: string) {
  return describe(durationBetween(range.from, range.to).prefault(standard), {
    meaning: range.meaning,
    expects: `a duration such as "30s", "5m" or "48h", from ${range.from} to ${range.to}`,
    reads: 'text',
  })
}

function sizeBetween(from: string, to: string) {
  return z.preprocess(
    (value) => (value === 0 ? '0' : value),
    parsed((text) => within(parseSize, text, from, to)),
  )
}

export function size(range: Range, standard: string) {
  return describe(sizeBetween(range.from, range.to).prefault(standard), {
    meaning: range.meaning,
    expects: `a size such as "512KiB" or "12MiB", from ${range.from} to ${range.to}`,
    reads: 'text',
  })
}

function within(parse: (text: string) => number | null, text: string, from: string, to: string): number | null {
  const amount = parse(text)
  const least = parse(from)
  const most = parse(to)
  if (least === null || most === null) throw new Error(`range ${from} to ${to} cannot be read`)
  return amount !== null && amount >= least && amount <= most ? amount : null
}

export function wholeNumber(range: { meaning: string; from: number; to: number }, standard: number) {
  return describe(z.number().int().min(range.from).max(range.to).prefault(standard), {
    meaning: range.meaning,
    expects: `a whole number from ${range.from} to ${range.to}`,
    reads: 'number',
  })
}

/** No top-level domain is a number (RFC 3696 section 2): what ends in one is an IP address in the wrong place. */
const domainIn = (text: string) => (/\.\d+$/.test(text.trim()) ? null : parseDomain(text))
export const domain = parsed(domainIn)
/** One that somebody owns: below `co.uk` is everybody. */
export const ownedDomain = parsed((text) => {
  const domain = domainIn(text)
  if (domain === null || !isPublicSuffix(domain)) return domain
  return new Expected('a domain of one owner: anybody may register a name below this one')
})
/** ISO 3166; a code that no country has finds nothing. */
export const country = parsed((text) => {
  const code = text.toUpperCase()
  if (/^[A-Z]{2}$/.test(code) && isCountry(code)) return code
  const meant = countryMeantBy(code)
  return meant === null ? null : new Expected(`"${meant}", which is the code of that country in ISO 3166`)
})
export const endpoint = parsed(parseEndpoint)
export const network = parsed(parseNetwork)
export const address = parsed(parseIp)
export const mailbox = parsed(parseAddress)
export const secret = parsed((text) => (/^[^\p{Cc}]{1,1000}$/u.test(text) ? new Secret(text) : null))

/** The name of a file; what is relative is meant from the folder of the configuration. */
export const file = z
  .string()
  .min(1)
  .max(4096)
  .regex(/^[^\0]*$/)

/** A DKIM selector (RFC 6376 section 3.1) and the file of its key: `tp1:dkim/tp1.pem`. */
export const signingKey = parsed((text) => {
  const [, selector = '', keyFile] = /^([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?):([^\0]{1,4096})$/i.exec(text.trim()) ?? []
  return keyFile === undefined ? null : { selector: selector.toLowerCase(), keyFile }
})

/** A text of one line, for people. */
export const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)
