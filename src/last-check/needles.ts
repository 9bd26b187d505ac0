/** What is looked for: the hidden party's addresses, hosts and Message-IDs in every spelling that has a form of its own. */

import { isIPv4, isIPv6 } from 'node:net'
import { domainToUnicode } from 'node:url'
import type { HiddenParty } from '../core/hidden-party.ts'
import { denseSpelling, lettersOnly, lettersOfEach, plainSpelling } from './spelling.ts'

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
 * What a text must hold of a secret to name it: each run of its letters, forwards or, for addresses, backwards. A text
 * without one of these whole lists holds no needle. Much cheaper than the needles, and all that most messages need.
 *
 * However a secret is spelled, `at` and `dot` and other signs stand between its runs and never within one; so each run is
 * in {@link lettersOnly} of the text.
 */
export function runsOf({ addresses, names, hosts, ids }: HiddenParty): readonly (readonly string[])[] {
  const spelled = addresses.flatMap(withLetters)
  return [...spelled, ...spelled.map(reversed), ...names, ...hosts.flatMap(withLetters), ...ids].map(letterRuns)
}

/** Whether all runs of a secret are among the letters of a text. */
export function holdsRuns(letters: string, secrets: readonly (readonly string[])[]): boolean {
  return secrets.some((runs) => runs.every((run) => letters.includes(run)))
}

/** An address or a host in both spellings of its domain. */
function withLetters(name: string): string[] {
  if (!name.includes('xn--')) return [name]
  const domain = name.slice(name.lastIndexOf('@') + 1)
  return domainSpellings(domain).map((spelling) => name.slice(0, -domain.length) + spelling)
}

/** The longest first, which is the rarest. Of an IP address all digits: it is written with dots or with hyphens. */
function letterRuns(text: string): string[] {
  const plain = plainSpelling(text)
  const runs = isIPv4(plain) ? [lettersOnly(plain)] : lettersOfEach(plain)
  return runs.sort((one, other) => other.length - one.length)
}

function unique(needles: readonly Needle[]): Needle[] {
  return [...new Map(needles.map((each) => [`${each.kind} ${each.text}`, each])).values()]
}
