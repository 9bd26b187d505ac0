/** The text of one SPF record as data (RFC 7208 sections 4.5, 4.6, 5, 6 and 12). */

import { type DomainSpec, isMacroString, parseDomainSpec } from './domain-spec.ts'
import { type IpAddress, parseIp } from './ip-address.ts'

export type Qualifier = 'pass' | 'fail' | 'softfail' | 'neutral'

/** A domain that is null is the one whose record this is. */
export type Mechanism =
  | { readonly kind: 'all' }
  | { readonly kind: 'include'; readonly domain: DomainSpec }
  | { readonly kind: 'exists'; readonly domain: DomainSpec }
  | {
      readonly kind: 'a' | 'mx'
      readonly domain: DomainSpec | null
      readonly prefixes: { readonly 4: number; readonly 6: number }
    }
  | { readonly kind: 'ptr'; readonly domain: DomainSpec | null }
  | { readonly kind: 'ip'; readonly network: IpAddress; readonly prefix: number }

export interface Directive {
  readonly qualifier: Qualifier
  readonly mechanism: Mechanism
}

export interface SpfRecord {
  readonly directives: readonly Directive[]
  readonly redirect: DomainSpec | null
}

const QUALIFIERS: Readonly<Record<string, Qualifier>> = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' }

/** Real records have a few hundred characters, the longest some thousands. */
const MAX_CHARACTERS = 20_000

/** Whether a TXT record is meant as an SPF record, well-formed or not. */
export function isSpfRecord(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text)
}

/** Null where anything in it is not well-formed: one mistake anywhere spoils the whole record (RFC 7208 section 4.6). */
export function parseRecord(text: string): SpfRecord | null {
  if (text.length > MAX_CHARACTERS) return null
  const directives: Directive[] = []
  const modifiers = new Map<string, DomainSpec>()
  for (const term of text.split(' ').slice(1)) {
    if (term === '') continue
    const modifier = /^([a-z][a-z0-9\-_.]*)=(.*)$/is.exec(term)
    if (modifier === null) {
      const directive = parseDirective(term)
      if (directive === null) return null
      directives.push(directive)
    } else if (!readModifier(modifier[1] ?? '', modifier[2] ?? '', modifiers)) return null
  }
  return { directives, redirect: modifiers.get('redirect') ?? null }
}

/** `redirect` and `exp` stand once at most; of others only the form matters. The text that `exp` leads to is never asked. */
function readModifier(name: string, value: string, modifiers: Map<string, DomainSpec>): boolean {
  const known = name.toLowerCase()
  if (known !== 'redirect' && known !== 'exp') return isMacroString(value)
  const domain = parseDomainSpec(value)
  if (domain === null || modifiers.has(known)) return false
  modifiers.set(known, domain)
  return true
}

function parseDirective(term: string): Directive | null {
  const match = /^([+\-~?]?)([a-z0-9]+)(.*)$/is.exec(term)
  if (match === null) return null
  const [, sign = '', name = '', rest = ''] = match
  const mechanism = parseMechanism(name.toLowerCase(), rest)
  return mechanism && { qualifier: QUALIFIERS[sign] ?? 'pass', mechanism }
}

function parseMechanism(name: string, rest: string): Mechanism | null {
  switch (name) {
    case 'all':
      return rest === '' ? { kind: 'all' } : null
    case 'include':
    case 'exists': {
      const domain = rest.startsWith(':') ? parseDomainSpec(rest.slice(1)) : null
      return domain && { kind: name, domain }
    }
    case 'ptr':
      return withOptionalDomain(rest, (domain) => ({ kind: 'ptr', domain }))
    case 'a':
    case 'mx':
      return parseAddresses(name, rest)
    case 'ip4':
      return parseNetwork(rest, 4)
    case 'ip6':
      return parseNetwork(rest, 6)
    default:
      return null
  }
}

function parseAddresses(kind: 'a' | 'mx', rest: string): Mechanism | null {
  const [, domainText = '', text4, text6] = /^(.*?)(?:\/(\d{1,4}))?(?:\/\/(\d{1,4}))?$/s.exec(rest) ?? []
  const prefix4 = parsePrefix(text4, 32)
  const prefix6 = parsePrefix(text6, 128)
  if (prefix4 === null || prefix6 === null) return null
  return withOptionalDomain(domainText, (domain) => ({ kind, domain, prefixes: { 4: prefix4, 6: prefix6 } }))
}

function parseNetwork(rest: string, family: 4 | 6): Mechanism | null {
  const [, address = '', prefixText] = /^:([^/]*)(?:\/(.*))?$/s.exec(rest) ?? []
  const network = parseIp(address)
  const prefix = parsePrefix(prefixText, family === 4 ? 32 : 128)
  return network?.family === family && prefix !== null ? { kind: 'ip', network, prefix } : null
}

function withOptionalDomain(rest: string, make: (domain: DomainSpec | null) => Mechanism): Mechanism | null {
  if (rest === '') return make(null)
  const domain = rest.startsWith(':') ? parseDomainSpec(rest.slice(1)) : null
  return domain && make(domain)
}

/** Where there is none, the whole address counts. */
function parsePrefix(text: string | undefined, longest: number): number | null {
  if (text === undefined) return longest
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= longest ? Number(text) : null
}
