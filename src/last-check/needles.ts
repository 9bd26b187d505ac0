/** What is looked for: the hidden party's addresses, hosts and Message-IDs in every spelling that has a form of its own. */

import { isIPv4, isIPv6 } from 'node:net'
import { domainToUnicode } from 'node:url'
import type { HiddenParty } from '../core/hidden-party.ts'
import { denseSpelling, lettersOnly, plainSpelling } from './spelling.ts'

export type LeakKind = 'address' | 'host' | 'id'

export interface Needle {
  readonly kind: LeakKind
  readonly text: string
  /** Names of hosts stand in ordinary words, and IP addresses in numbers; an address or an id stands for itself. */
  readonly borders: 'name' | 'number' | 'none'
}

/** A shorter Message-ID names nobody, and stands in ordinary text by chance. */
const MIN_ID_CHARACTERS = 12
/** A shorter name without a dot is a word. */
const MIN_NAME_CHARACTERS = 6

/** For text in its plain and signed spelling. */
export function textNeedles(hidden: HiddenParty): Needle[] {
  return unique([
    ...borderlessNeedles(hidden).map(({ kind, text }) => needle(kind, plainSpelling(text))),
    ...hostNeedles(hidden),
  ])
}

/** For text in its dense spelling, which joins words: addresses and Message-IDs only. */
export function denseNeedles(hidden: HiddenParty): Needle[] {
  return unique(borderlessNeedles(hidden).map(({ kind, text }) => needle(kind, denseSpelling(plainSpelling(text)))))
}

/** For bytes as Latin-1 characters: letters outside ASCII as they are in UTF-8, and in UTF-16 once its zeros are gone. */
export function byteNeedles(hidden: HiddenParty): Needle[] {
  return unique(
    [...borderlessNeedles(hidden), ...hostNeedles(hidden)].flatMap(({ text, ...rest }) =>
      [text, Buffer.from(text, 'utf8').toString('latin1')].map((form) => ({ ...rest, text: form.toLowerCase() })),
    ),
  )
}

function borderlessNeedles({ addresses, ids }: HiddenParty): Needle[] {
  return [
    ...addresses.flatMap(addressSpellings).map((text) => needle('address', text)),
    ...ids.filter((id) => id.length >= MIN_ID_CHARACTERS).map((text) => needle('id', text)),
  ]
}

function needle(kind: LeakKind, text: string): Needle {
  return { kind, text, borders: 'none' }
}

/** As it is, by the letters of its domain, inside another address as bounces and forwarders have it, and backwards. */
function addressSpellings(address: string): string[] {
  const at = address.lastIndexOf('@')
  const localPart = address.slice(0, at)
  return domainSpellings(address.slice(at + 1)).flatMap((domain) => [
    `${localPart}@${domain}`,
    `${localPart}=${domain}`,
    `${domain}=${localPart}@`,
    reversed(`${localPart}@${domain}`),
  ])
}

/** Programs show an internationalised domain by its letters, not by the A-labels in which it is registered. */
function domainSpellings(domain: string): string[] {
  const letters = domainToUnicode(domain)
  return letters === '' || letters === domain ? [domain] : [domain, letters]
}

function reversed(text: string): string {
  return [...text].reverse().join('')
}

function hostNeedles({ hosts }: HiddenParty): Needle[] {
  return hosts
    .filter((host) => !isIPv6(host) && (host.includes('.') || host.length >= MIN_NAME_CHARACTERS))
    .flatMap((host) => (isIPv4(host) ? numberNeedles(host) : domainSpellings(host).map(nameNeedle)))
}

function nameNeedle(name: string): Needle {
  return { kind: 'host', text: plainSpelling(name), borders: 'name' }
}

/** Names of dial-up hosts hold it with hyphens, and questions to DNS from behind. */
function numberNeedles(ip: string): Needle[] {
  const backwards = ip.split('.').reverse().join('.')
  return [ip, ip.replaceAll('.', '-'), `${backwards}.in-addr.arpa`].map((text) => ({
    kind: 'host',
    text,
    borders: 'number',
  }))
}

/** The longest run of letters of each needle: a text without any of them holds no needle. Null where one has none to go by. */
export function coresOf(needles: readonly Needle[]): readonly string[] | null {
  const cores = new Set<string>()
  for (const { text, borders } of needles) {
    const runs = borders === 'number' ? [lettersOnly(text)] : (text.match(/[a-z0-9\u0080-\uffff]+/g) ?? [])
    const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '')
    if (longest.length < 3) return null
    cores.add(longest)
  }
  return [...cores]
}

function unique(needles: readonly Needle[]): Needle[] {
  return [...new Map(needles.map((each) => [`${each.kind} ${each.text}`, each])).values()]
}
