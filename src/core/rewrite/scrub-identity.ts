/** The writer's own addresses, hosts, Message-IDs and telephone numbers, in the spellings that people and programs use. */

import { domainToUnicode } from 'node:url'
import type { NormalText } from '../inspect/normal-form.ts'
import { quoteForPattern } from '../quote-for-pattern.ts'
import type { Replacement } from '../inspect/visible-text.ts'
import type { Scrubber } from './scrubber.ts'

export const REMOVED = '[removed]'
export const ADDRESS_REMOVED = '[address removed]'

/** What may stand around the @ and the dots of an address that a program broke over quoted lines. */
const GAP = '[\\s>]{0,6}'
/** An @ that can be nothing else; ` at ` is also a word of ordinary sentences. */
const PLAIN_AT = `(?:${GAP}@${GAP}|%40|&#64;|&commat;|=40)`
const AT = `(?:${GAP}@${GAP}|%40|&#64;|&commat;|=40|\\s?[\\[({<]\\s?(?:at|@|ät|arroba|chiocciola)\\s?[\\])}>]\\s?|\\s{1,3}at\\s{1,3})`
const DOT = `(?:${GAP}\\.${GAP}|%2e|\\s?[\\[({]\\s?(?:dot|punkt|point|punto|\\.)\\s?[\\])}]\\s?|\\s{1,3}(?:dot|punkt)\\s{1,3})`
/** In host names alone a space beside a dot ends a sentence. */
const HOST_DOT = '(?:\\.|%2e|\\s?[\\[({]\\s?(?:dot|punkt|point|punto|\\.)\\s?[\\])}]\\s?|\\s{1,3}(?:dot|punkt)\\s{1,3})'
const NOT_BEFORE = '(?<![\\p{L}\\p{N}_])'
const NOT_AFTER = '(?![\\p{L}\\p{N}_])'

/** To the alias, by which the reader knows the writer. */
export const writerAddresses: Scrubber = (text, { hidden, facts }) => {
  const own = new Set<string>(facts.writer.addresses)
  // Longer ones first: one address may end with another.
  const byLength = [...hidden.addresses].sort((a, b) => b.length - a.length)
  return [
    ...matches(text, addressPattern(byLength.filter((address) => own.has(address))), facts.writer.alias),
    ...matches(text, addressPattern(byLength.filter((address) => !own.has(address))), ADDRESS_REMOVED),
  ]
}

/** A user name with a digit in it is somebody's everywhere: `ann1985` leads to the same person on other services. */
export const writerNames: Scrubber = (text, { hidden }) => {
  const names = hidden.addresses.map((address) => address.slice(0, address.lastIndexOf('@')))
  const telling = names.filter((name) => name.length >= 6 && /\d/.test(name) && /\p{L}/u.test(name))
  if (telling.length === 0) return []
  return matches(
    text,
    new RegExp(`${NOT_BEFORE}(?:${telling.map(quoteForPattern).join('|')})${NOT_AFTER}`, 'giu'),
    REMOVED,
  )
}

export const writerHosts: Scrubber = (text, { hidden }) => {
  const lower = text.text.toLowerCase()
  // Most texts hold the longest label of none of them, and looking for that costs a tenth.
  const named = hidden.hosts.filter((host) => lower.includes(longestLabel(host)))
  if (named.length === 0) return []
  const names = named.sort((a, b) => b.length - a.length).map((host) => spelled(host, HOST_DOT))
  const host = `(?:[\\p{L}\\p{N}_-]{1,63}${HOST_DOT}){0,5}(?:${names.join('|')})`
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_-])(?:[\\p{L}\\p{N}.!#$%&'*+/=?^_{|}~-]{1,64}(?<at>${PLAIN_AT}))?${host}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`,
    'giu',
  )
  return [...text.text.matchAll(pattern)].map((match) => ({
    ...text.original(match.index, match.index + match[0].length),
    by: match.groups?.['at'] === undefined ? REMOVED : ADDRESS_REMOVED,
  }))
}

function longestLabel(host: string): string {
  return host.split('.').reduce((longest, label) => (label.length > longest.length ? label : longest), '')
}

export const writerIds: Scrubber = (text, { hidden }) => {
  if (hidden.ids.length === 0) return []
  const ids = [...hidden.ids].sort((a, b) => b.length - a.length).map(quoteForPattern)
  return matches(text, new RegExp(`<?(?:${ids.join('|')})>?`, 'giu'), REMOVED)
}

const SEPARATORS = "[\\s()\\[\\]./\\\\'’·•–—_-]{0,3}"
const DIGIT_RUN = new RegExp(`\\+?\\(?\\p{Nd}(?:${SEPARATORS}\\p{Nd}){6,18}(?!\\p{Nd})`, 'gu')
/** Subscriber numbers are written with and without the codes before them; so many digits at the end are one number. */
const COMPARED_DIGITS = 8

export const writerPhones: Scrubber = (text, { hidden }) => {
  if (hidden.phones.length === 0) return []
  const ends = new Set(hidden.phones.map((phone) => phone.slice(-COMPARED_DIGITS)))
  return [...text.text.matchAll(DIGIT_RUN)].flatMap((match): Replacement[] => {
    const digits = match[0].replace(/\P{Nd}/gu, '')
    if (!ends.has(digits.slice(-COMPARED_DIGITS)) && !hidden.phones.includes(digits)) return []
    return [{ ...text.original(match.index, match.index + match[0].length), by: '[number removed]' }]
  })
}

function matches(text: NormalText, pattern: RegExp | null, by: string): Replacement[] {
  if (pattern === null) return []
  return [...text.text.matchAll(pattern)].map((match) => ({
    ...text.original(match.index, match.index + match[0].length),
    by,
  }))
}

/** The address, and what Outlook puts behind it: `ann@mail.example<mailto:ann@mail.example>`. */
function addressPattern(addresses: readonly string[]): RegExp | null {
  if (addresses.length === 0) return null
  const one = addresses
    .map((address) => {
      const at = address.lastIndexOf('@')
      const domain = address.slice(at + 1)
      const domains = [...new Set([domain, domainToUnicode(domain).normalize('NFKC')])].filter((each) => each !== '')
      return `${spelled(address.slice(0, at), DOT)}${AT}(?:${domains.map((each) => spelled(each, DOT)).join('|')})`
    })
    .join('|')
  return new RegExp(`${NOT_BEFORE}(?:${one})(?:\\s?[<[(]\\s?mailto:(?:${one})\\s?[>\\])])?${NOT_AFTER}`, 'giu')
}

function spelled(name: string, dot: string): string {
  return name.split('.').map(quoteForPattern).join(dot)
}
