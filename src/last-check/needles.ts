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
  return unique(allNeedles(hidden).map((each) => ({ ...each, text: plainSpelling(each.text) })))
}

/** For text in its dense spelling, which joins words: addresses and Message-IDs only. */
export function denseNeedles(hidden: HiddenParty): Needle[] {
  return unique(borderlessNeedles(hidden).map((each) => ({ ...each, text: denseSpelling(plainSpelling(each.text)) })))
}

/** For bytes as Latin-1 characters: letters outside ASCII as they are in UTF-8, and in UTF-16 once its zeros are gone. */
export function byteNeedles(hidden: HiddenParty): Needle[] {
  return unique(
    allNeedles(hidden).flatMap(({ text, ...rest }) =>
      [text, Buffer.from(text, 'utf8').toString('latin1')].map((form) => ({ ...rest, text: form.toLowerCase() })),
    ),
  )
}

function allNeedles(hidden: HiddenParty): Needle[] {
  return [...borderlessNeedles(hidden), ...hidden.names.map(userNameNeedle), ...hostNeedles(hidden)]
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
  const letters = domain.includes('xn--') ? domainToUnicode(domain) : ''
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

/** A user name is as good as the address to who looks for it elsewhere. */
function userNameNeedle(name: string): Needle {
  return { kind: 'address', text: name, borders: 'name' }
}

function nameNeedle(name: string): Needle {
  return { kind: 'host', text: name, borders: 'name' }
}

/** Names of dial-up hosts hold it with hyphens. */
function numberNeedles(ip: string): Needle[] {
  return [ip, ip.replaceAll('.', '-')].map((text) => ({ kind: 'host', text, borders: 'number' }))
}

/**
 * The longest run of letters of each secret, forwards and, for addresses, backwards: a text without any of them holds no
 * needle. Null where one has none to go by. Much cheaper than the needles, and all that most messages need.
 */
export function coresOf({ addresses, names, hosts, ids }: HiddenParty): readonly string[] | null {
  const ofAddresses = addresses.flatMap(withLetters).map(longestRun)
  const cores = [
    ...ofAddresses,
    ...ofAddresses.map(reversed),
    ...[...names, ...hosts.flatMap(withLetters), ...ids].map(longestRun),
  ]
  return cores.some((core) => core.length < MIN_CORE_CHARACTERS) ? null : [...new Set(cores)]
}

/** An address or a host in both spellings of its domain. */
function withLetters(name: string): string[] {
  if (!name.includes('xn--')) return [name]
  const domain = name.slice(name.lastIndexOf('@') + 1)
  return domainSpellings(domain).map((spelling) => name.slice(0, -domain.length) + spelling)
}

const MIN_CORE_CHARACTERS = 3

/** Of an IP address all digits: it is written with dots or with hyphens. The last label of a name is everybody's. */
function longestRun(text: string): string {
  const plain = plainSpelling(text)
  if (isIPv4(plain)) return lettersOnly(plain)
  let longest = ''
  const own = plain.slice(0, plain.lastIndexOf('.') + 1) || plain
  for (const run of own.split(/[\0-/:-`{-\x7f]+/)) if (run.length > longest.length) longest = run
  return longest
}

function unique(needles: readonly Needle[]): Needle[] {
  return [...new Map(needles.map((each) => [`${each.kind} ${each.text}`, each])).values()]
}
