/**
 * The writer's own addresses, hosts, Message-IDs and telephone numbers, in the spellings that people and programs use.
 *
 * No pattern is made for a message: compiling one costs more than all the searching.
 */

import { domainSpellings } from '../domain-spellings.ts'
import type { NormalText } from '../inspect/normal-form.ts'
import type { Replacement } from '../inspect/visible-text.ts'
import { isWordAt, isWordBefore, labelsBefore, localPartBefore, type Spelling, spelledIn } from './scan.ts'
import type { Scrubber } from './scrubber.ts'

export const REMOVED = '[removed]'
export const ADDRESS_REMOVED = '[address removed]'

/** What may stand around the @ and the dots of an address that a program broke over quoted lines. */
const GAP = '[\\s>]{0,6}'
const AT = new RegExp(
  `${GAP}@${GAP}|%40|&#64;|&commat;|=40|\\s?[[({<]\\s?(?:at|@|ät|arroba|chiocciola)\\s?[\\])}>]\\s?|\\s{1,3}at\\s{1,3}`,
  'y',
)
const SPELLED_DOT = '%2e|\\s?[[({]\\s?(?:dot|punkt|point|punto|\\.)\\s?[\\])}]\\s?|\\s{1,3}(?:dot|punkt)\\s{1,3}'
const DOT = new RegExp(`${GAP}\\.${GAP}|${SPELLED_DOT}`, 'y')
/** In host names alone a space beside a dot ends a sentence. */
const HOST_DOT = new RegExp(`\\.|${SPELLED_DOT}`, 'y')
/** What Outlook puts behind an address: `ann@mail.example<mailto:ann@mail.example>`. */
const AGAIN = /\s?[<[(]\s?mailto:/y
const AGAIN_END = /\s?[>\])]/y

/** To the alias, by which the reader knows the writer. */
export const writerAddresses: Scrubber = (text, { hidden, facts }) => {
  const own = new Set<string>(facts.writer.addresses)
  const lower = text.lower()
  const named = hidden.addresses.filter((address) => lower.includes(longestLabel(localPart(address))))
  return [
    ...addressMatches(
      text,
      lower,
      named.filter((address) => own.has(address)),
      facts.writer.alias,
    ),
    ...addressMatches(
      text,
      lower,
      named.filter((address) => !own.has(address)),
      ADDRESS_REMOVED,
    ),
  ]
}

/** The line of `invoice_ann1985.pdf` parts its words. */
export const writerNames: Scrubber = (text, { hidden }) => {
  const lower = text.lower()
  return hidden.names.flatMap((name) =>
    spelledIn(lower, [name])
      .filter(
        ({ start, end }) =>
          (lower[start - 1] === '_' || !isWordBefore(lower, start)) && (lower[end] === '_' || !isWordAt(lower, end)),
      )
      .map(({ start, end }) => ({ ...text.original(start, end), by: REMOVED })),
  )
}

export const writerHosts: Scrubber = (text, { hidden }) => {
  const lower = text.lower()
  // Most texts hold the longest label of none of them, and looking for that costs a tenth.
  const named = hidden.hosts.filter((host) => lower.includes(longestLabel(host)))
  return named
    .flatMap((host) => spelledIn(lower, labelled(host, HOST_DOT)))
    .flatMap(({ start, end }): Replacement[] => {
      if (isWordAt(lower, end) || lower[end] === '-' || isInLongerHost(lower, end)) return []
      const host = labelsBefore(lower, start)
      if (host === start && (isWordBefore(lower, host) || lower[host - 1] === '-')) return []
      const local = localPartBefore(lower, host)
      return [{ ...text.original(local ?? host, end), by: local === null ? REMOVED : ADDRESS_REMOVED }]
    })
}

/** `blue.example.org` is another host than `blue.example`, and `blue.example.pdf` a file that is named after it. */
function isInLongerHost(lower: string, end: number): boolean {
  return lower[end] === '.' && isWordAt(lower, end + 1) && !FILE_ENDING.test(lower.slice(end, end + 6))
}

const FILE_ENDING = /^\.(?:txt|pdf|docx?|jpe?g|gif|tiff?|bmp|png)(?![\p{L}\p{N}_])/u

export const writerIds: Scrubber = (text, { hidden }) =>
  hidden.ids.flatMap((id): Replacement[] => {
    const found: Replacement[] = []
    for (let at = text.text.indexOf(id); at >= 0; at = text.text.indexOf(id, at + id.length)) {
      const start = text.text[at - 1] === '<' ? at - 1 : at
      const end = at + id.length
      found.push({ ...text.original(start, text.text[end] === '>' ? end + 1 : end), by: REMOVED })
    }
    return found
  })

const DIGIT_RUN = /\+?\(?\p{Nd}(?:[\s()[\]./\\'’·•–—_-]{0,3}\p{Nd}){6,18}(?!\p{Nd})/gu
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

function addressMatches(text: NormalText, lower: string, addresses: readonly string[], by: string): Replacement[] {
  return addresses.flatMap((address) => {
    const domain = address.slice(address.lastIndexOf('@') + 1)
    const domains = new Set(domainSpellings(domain).map((spelling) => spelling.normalize('NFKC')))
    return [...domains].flatMap((each): Replacement[] => {
      const spelling = [...labelled(localPart(address), DOT), AT, ...labelled(each, DOT)]
      return wordsIn(lower, spelling).map(({ start, end }) => ({
        ...text.original(start, endOfSecond(lower, end, spelling)),
        by,
      }))
    })
  })
}

function endOfSecond(lower: string, end: number, spelling: Spelling): number {
  const second = spelledIn(lower.slice(end, end + 400), [AGAIN, ...spelling, AGAIN_END])[0]
  return second?.start === 0 ? end + second.end : end
}

/** Where a spelling stands as a word or words, and not as a part of one. */
function wordsIn(lower: string, spelling: Spelling): { start: number; end: number }[] {
  return spelledIn(lower, spelling).filter(({ start, end }) => !isWordBefore(lower, start) && !isWordAt(lower, end))
}

function localPart(address: string): string {
  return address.slice(0, address.lastIndexOf('@'))
}

function longestLabel(name: string): string {
  let longest = ''
  for (const label of name.split('.')) if (label.length > longest.length) longest = label
  return longest
}

function labelled(name: string, dot: RegExp): Spelling {
  return name.split('.').flatMap((label, index) => (index === 0 ? [label] : [dot, label]))
}
