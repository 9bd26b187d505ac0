/**
 * What mail programs write around quotes: who wrote when to whom. Names and dates stay, so that people can follow; the
 * rest tells more than the two sides may know of each other.
 */

import type { NormalText } from '../inspect/normal-form.ts'
import { isClientSignature } from '../inspect/client-signature.ts'
import { isQuotedDate, quotedField } from '../inspect/quoted-fields.ts'
import { isAttributionText } from '../inspect/quoted-lines.ts'
import type { Replacement } from '../inspect/visible-text.ts'
import { displayName } from './identity.ts'
import { LOCAL_CHARACTER, runBefore } from './scan.ts'
import { ADDRESS_REMOVED } from './scrub-identity.ts'
import type { Scrubber, ScrubContext } from './scrubber.ts'

/** The alias by which the writer knows the reader: dropped beside a name, else the reader's name. */
export const readerAlias: Scrubber = (text, { facts }) => {
  const { alias } = facts.reader
  if (!text.lower().includes(alias)) return []
  const name = displayName(facts.reader)
  return addressesIn(text).flatMap(({ start, end, address, afterName, prefix }): Replacement[] =>
    address.toLowerCase() === alias
      ? [{ ...text.original(start, end), by: afterName ? gap(text.text, end) : prefix + name }]
      : [],
  )
}

const DOMAIN = '(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}[\\p{L}][\\p{L}\\p{N}-]{1,62}'
const DOMAIN_HERE = new RegExp(DOMAIN, 'uy')
const OPENING = /(?:[<[(]{1,2}\s?(?:mailto:\s?)?|mailto:\s?)$/iu
/** What Outlook puts behind an address: the address again. */
const CLOSING = new RegExp(`(?:\\s?[<\\[(]\\s?mailto:[^\\s@<>]{1,64}@${DOMAIN}\\s?[>\\])])?\\s?[>\\])]{0,2}`, 'iuy')
const NAME_BEFORE = /[\p{L}\p{N}"'”’)\].](?<gap>\s{0,2})$/u

/** Addresses in history and signatures come from mail programs and address books, not from what somebody says. */
export const quotedAddresses: Scrubber = (text, { facts, placeAt }) => {
  if (!text.text.includes('@')) return []
  return addressesIn(text).flatMap(({ start, end, address, afterName, prefix }): Replacement[] => {
    const place = placeAt(text.original(start, end).start)
    if (place !== 'quoted' && place !== 'signature') return []
    if (address.toLowerCase().endsWith(`@${facts.marketplace.domain}`)) return []
    return [{ ...text.original(start, end), by: afterName ? gap(text.text, end) : prefix + ADDRESS_REMOVED }]
  })
}

interface FoundAddress {
  /** Of the normal text; with the brackets around it where a name stands before. */
  readonly start: number
  readonly end: number
  readonly address: string
  readonly afterName: boolean
  /** What of the match stays before the replacement. */
  readonly prefix: string
}

function addressesIn({ text }: NormalText): FoundAddress[] {
  const found: FoundAddress[] = []
  let done = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', Math.max(at + 1, done))) {
    const first = runBefore(text, at, LOCAL_CHARACTER, 64)
    const domain = first < done || first === at ? null : matchAt(DOMAIN_HERE, text, at + 1)
    if (domain === null) continue
    const last = at + 1 + domain.length
    const open = OPENING.exec(text.slice(Math.max(0, first - 12), first))?.[0] ?? ''
    const close = matchAt(CLOSING, text, last) ?? ''
    done = last + close.length
    const before = text.slice(Math.max(0, first - open.length - 3), first - open.length)
    const gap = NAME_BEFORE.exec(before)?.groups?.['gap']
    const bracketed = /[<[(]/.test(open) && /[>\])]/.test(close)
    const afterName = bracketed && gap !== undefined
    found.push({
      // Brackets go along with the address; white space that belongs to the sentence stays.
      start: bracketed ? first - open.length - (gap ?? '').length : first,
      end: bracketed ? done : last,
      address: text.slice(first, last),
      afterName,
      prefix: bracketed && !afterName ? (gap ?? '') : '',
    })
  }
  return found
}

function matchAt(pattern: RegExp, text: string, offset: number): string | null {
  pattern.lastIndex = offset
  return pattern.exec(text)?.[0] ?? null
}

/** `Ann <…>wrote` must not become `Annwrote`. */
function gap(text: string, end: number): string {
  return /[\p{L}\p{N}]/u.test(text.charAt(end)) ? ' ' : ''
}

const ZONE_NAME =
  '(?:GMT|UTC|WES?T|CES?T|EES?T|MSK|BST|IST|[ECMP][SD]T|AK[SD]T|HST|JST|KST|AE[SD]T|AC[SD]T|AWST|NZ[SD]T|BRT|ART|MES?Z|Z)'
const OFFSET = '(?:GMT|UTC)?\\s?[+−-]\\s?\\d{1,2}(?::?\\d{2})?'
const ZONE = `(?:\\s?\\(?(?:${OFFSET}|${ZONE_NAME}(?![\\p{L}]))\\)?(?:\\s?\\([^()\\n]{1,40}\\))?)`
const BEFORE_TIME =
  '(?:[,，]?\\s?(?:at|um|à|a las?|alle(?: ore)?|ore|às|as|om|o(?: godz\\.?)?|kl\\.?|klo|saat|в|time)(?=\\s)|[,，]?\\s?(?:上午|下午|午前|午後|오전|오후|凌晨|晚上|中午))'
const DAY_HALF = '(?:\\s?(?:[AP]M|[ap]\\.?\\s?m\\.?|Uhr|uur|h)(?![\\p{L}\\p{N}]))'
const CLOCK = new RegExp(
  `(?:${BEFORE_TIME}\\s{0,2}|\\sב-|[,，]?\\s|(?<=\\d)T|(?<=\\p{L}|[)）]))(?:(?:\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,6})?)?|\\d{1,2}(?:\\s?[時时시]\\s?\\d{0,2}(?:\\s?[分분])?|\\s?h\\s?\\d{0,2}(?!\\p{L})))${DAY_HALF}?|\\d{1,2}${DAY_HALF})${ZONE}?(?!\\p{N})|\\s?(?:kl\\.?|klo|alle(?: ore)?|ore)\\s\\d{1,2}\\.\\d{2}(?!\\p{N})|\\s\\(?(?:GMT|UTC)\\s?[+−-]\\d{1,2}(?::?\\d{2})?\\)?`,
  'gu',
)

/** The hour at which a program says that something was written is the writer's own hour, and tells the time zone. */
export const quotedTimes: Scrubber = (text, context) =>
  linesOf(text).flatMap((each): Replacement[] => {
    const { start, line, previous, next } = each
    const isDated = isAttributionText(line, previous, next) || isQuotedDate(line)
    if (!isDated || !isQuoted(each, text, context)) return []
    return [...line.matchAll(CLOCK)].map((match) => ({
      ...text.original(start + match.index, start + match.index + match[0].length),
      by: '',
    }))
  })

/** Who else got the quoted message, and by which id, is nobody's business. */
export const copiedLines: Scrubber = (text, context) =>
  linesOf(text).flatMap((each): Replacement[] => {
    const { start, line } = each
    if (quotedField(line) !== 'copy' || !isQuoted(each, text, context)) return []
    const colon = line.search(/[:：]/)
    const from = start + colon + 1
    return line.slice(colon + 1).trim() === ''
      ? []
      : [{ ...text.original(from, start + line.length), by: ' [removed]' }]
  })

export const clientSignatures: Scrubber = (text, { placeAt }) =>
  linesOf(text).flatMap(({ start, line }): Replacement[] => {
    if (!isClientSignature(line) || placeAt(text.original(start, start + line.length).start) === 'subject') return []
    const mark = /^[\s>|]*/.exec(line)?.[0].length ?? 0
    return [{ ...text.original(start + mark, start + line.length), by: '' }]
  })

interface Line {
  readonly start: number
  readonly line: string
  readonly previous: string
  readonly next: string
}

function isQuoted({ start, line }: Line, text: NormalText, { placeAt }: ScrubContext): boolean {
  return placeAt(text.original(start, start + line.length).start) === 'quoted'
}

function linesOf({ text }: NormalText): Line[] {
  const lines = text.split('\n')
  let start = 0
  return lines.map((line, index) => {
    const one = { start, line, previous: lines[index - 1] ?? '', next: lines[index + 1] ?? '' }
    start += line.length + 1
    return one
  })
}
