/** What the header of a message tells of its writer, read by means of its own: raw lines and patterns, no parser of ours. */

import { parse } from 'tldts'
import type { Secret } from '../leaks/oracle.ts'

export interface HeaderSecrets {
  /** Addresses by which the writer is known, as written, those of From first. */
  readonly addresses: readonly string[]
  readonly secrets: readonly Secret[]
}

const OWN_FIELDS = /^(?:from|reply-to|sender|return-path|resent-(?:from|sender|reply-to))$/
const ADDRESS = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g
const HOST = /(?<![\w.@-])@?(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}(?![\w-])/g
const IP = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g
const ID = /<[^<>\s@]+@[^<>\s@]+>/g
/** A shorter id names nobody, and stands in ordinary text by chance. */
const MIN_ID_CHARACTERS = 12
/** Names of files and types look like hosts, and are none. */
const WITHOUT_HOSTS = /^(?:content-type|content-disposition|mime-version|date|user-agent|x-mailer)$/

/** `shared`: domains that the reader knows as well. */
export function headerSecrets(raw: Buffer, shared: readonly string[]): HeaderSecrets {
  const fields = fieldsOf(raw)
  const own = fields.filter(({ name }) => OWN_FIELDS.test(name)).sort((a, b) => rank(a.name) - rank(b.name))
  const addresses = unique(own.flatMap(({ value }) => value.match(ADDRESS) ?? []))
  const text = fields.filter(({ name }) => name !== 'subject')
  const ids = text.flatMap(({ value }) => value.match(ID) ?? []).map((id) => id.slice(1, -1))
  const hosts = text.flatMap(({ name, value }) => (WITHOUT_HOSTS.test(name) ? [] : hostsIn(value)))
  const ips = text.flatMap(({ value }) => value.match(IP) ?? []).filter(isIp)
  const isShared = (name: string) => shared.some((domain) => name === domain || name.endsWith(`.${domain}`))
  const domainOf = (text: string) => text.slice(text.lastIndexOf('@') + 1).toLowerCase()
  const secret = (kind: string) => (word: string) => ({ needle: standingAlone(word), place: kind })
  return {
    addresses,
    secrets: [
      ...addresses.filter((each) => !isShared(domainOf(each))).map(secret('address')),
      ...unique(ids)
        .filter((id) => id.length >= MIN_ID_CHARACTERS && !isShared(domainOf(id)))
        .map(secret('id')),
      ...unique(hosts)
        .filter((host) => !isShared(host))
        .map(secret('host')),
      ...unique(ips).map(secret('IP address')),
    ],
  }
}

function rank(name: string): number {
  return name === 'from' ? 0 : 1
}

function fieldsOf(raw: Buffer): { name: string; value: string }[] {
  const end = raw.indexOf('\r\n\r\n')
  const header = raw.toString('latin1', 0, end < 0 ? raw.length : end).replace(/\r\n[ \t]+/g, ' ')
  return header.split('\r\n').flatMap((line) => {
    const colon = line.indexOf(':')
    return colon < 1 ? [] : [{ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1) }]
  })
}

function hostsIn(value: string): string[] {
  const found = (value.match(HOST) ?? []).map((host) => host.replace(/^@/, '').toLowerCase())
  const behindAt = (value.match(ADDRESS) ?? []).map((address) =>
    address.slice(address.lastIndexOf('@') + 1).toLowerCase(),
  )
  return [...found, ...behindAt].filter((host) => {
    const { isIcann, domain } = parse(host)
    return (isIcann === true && domain !== null) || /\.(?:example|test|invalid|local|internal|lan)$/.test(host)
  })
}

function isIp(text: string): boolean {
  const octets = text.split('.').map(Number)
  // Version numbers of programs look like this too, and begin lower.
  return octets.every((octet) => octet <= 255) && (octets[0] ?? 0) > 9
}

/** Not as a part of a longer word: `aol.com` is in `aol.community` by chance. */
function standingAlone(word: string): RegExp {
  const quoted = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}_-])${quoted}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`, 'iu')
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
