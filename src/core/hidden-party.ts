/** What the reader of a message must not find in it: everything that would tell who the writer is. Pure data. */

import { getDomain } from 'tldts'
import { domainOf } from './address.ts'
import { domainSpellings } from './domain-spellings.ts'
import type { Message } from './message/message.ts'
import type { Policy } from './policy.ts'
import type { RelayFacts } from './relay-facts.ts'

/** Everything known that would tell the reader who the writer is. */
export interface HiddenParty {
  /** Lower case, canonical ASCII: registered addresses and those the header of the message gives. */
  readonly addresses: readonly string[]
  /** User names of these addresses that lead to the same person elsewhere, lower case. */
  readonly names: readonly string[]
  /** Host names and IP addresses, lower case, with A-labels and with letters. A name stands for its subdomains as well. */
  readonly hosts: readonly string[]
  /** Message-IDs that only the writer's side knows, without angle brackets. */
  readonly ids: readonly string[]
  /** Telephone numbers, digits only, at least seven, without + or leading zeros. */
  readonly phones: readonly string[]
}

/** A shorter Message-ID names nobody, and stands in ordinary text by chance. */
const MIN_ID_CHARACTERS = 12

/** The writer as the store and the header of the message know him, without what the reader knows as well. */
export function hiddenParty({ traces, messageId }: Message, facts: RelayFacts, policy: Policy): HiddenParty {
  const { writer, reader, marketplace } = facts
  const isOurs = (host: string) => isWithin(host, marketplace.domain)
  const isShown = (host: string) => isOurs(host) || policy.links.allowedDomains.some((domain) => isWithin(host, domain))
  const readers: readonly string[] = reader.addresses
  const addresses = [...writer.addresses, ...traces.addresses].filter(
    (address) => !readers.includes(address) && !isOurs(domainOf(address)),
  )
  const ids = [...(messageId === null ? [] : [messageId.slice(1, -1)]), ...traces.ids].filter(
    (id) => id.length >= MIN_ID_CHARACTERS && !isOurs(id.slice(id.lastIndexOf('@') + 1).toLowerCase()),
  )
  const hosts = [...addresses.map((address) => address.slice(address.lastIndexOf('@') + 1)), ...traces.hosts]
    .filter((host) => !isShown(host))
    .flatMap((host) => [host, organization(host)])
    .flatMap((host) => (host === null ? [] : [host, ...(OTHER_NAMES[host] ?? [])]))
    .flatMap(domainSpellings)
  return {
    addresses: unique(addresses),
    names: tellingNames(addresses),
    hosts: withoutSubdomains(unique(hosts)),
    ids: unique(ids),
    phones: unique(writer.phones),
  }
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

/** Two names of one provider: mail to either reaches the same person. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'gmail.com': ['googlemail.com'],
  'googlemail.com': ['gmail.com'],
}

/** A name with a digit in it is somebody's: `ann1985`. Others are words: `sales`, `ann.lee`. */
function tellingNames(addresses: readonly string[]): string[] {
  const names = addresses.map((address) => address.slice(0, address.lastIndexOf('@')))
  return unique(names).filter((name) => name.length >= MIN_NAME_CHARACTERS && /\d/.test(name) && /[a-z]/.test(name))
}

const MIN_NAME_CHARACTERS = 6

/** A name stands for everything below it. */
function withoutSubdomains(hosts: readonly string[]): string[] {
  const names = new Set(hosts)
  const isBelow = (host: string): boolean => {
    for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1))
      if (names.has(host.slice(dot + 1))) return true
    return false
  }
  return hosts.filter((host) => !isBelow(host))
}

/** A mail server's name leads to its owner: `mx1.blue.example` is told by `blue.example` as well. */
function organization(host: string): string | null {
  return /^[\d.]+$|:/.test(host) ? null : getDomain(host, { allowPrivateDomains: true })
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
