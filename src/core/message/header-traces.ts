/**
 * What the header of a message tells about whoever wrote it: addresses, hosts and Message-IDs. None of it may go on, in
 * whatever place of the text it stands again.
 */

import { parse } from 'tldts'
import { type Address, domainOf, parseAddress } from '../address.ts'

/** Each list holds a value once, in lower case, in the order of the header. */
export interface HeaderTraces {
  readonly addresses: readonly Address[]
  /** Host names and IP addresses. */
  readonly hosts: readonly string[]
  /** Message-IDs without angle brackets, as written. */
  readonly ids: readonly string[]
}

/** Real headers name some dozens; more would only make every search slower. */
const MAX_TRACES = 200
const MAX_VALUE_CHARACTERS = 10_000

/** What people write themselves, and what says how to read the body: no place for traces of the way. */
const WITHOUT_TRACES =
  /^(?:subject|comments|keywords|thread-topic|mime-version|content-(?:type|transfer-encoding|disposition))$/
const ID_FIELDS = /^(?:.*message-id|references|in-reply-to)$/

const ADDRESS = /(?<![\w.+%-])[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[\p{L}\p{N}.-]{3,253}/giu
const ID = /<([^<>\s]{5,250})>/g
const HOST =
  /(?<![\p{L}\p{N}_.@-])(?:[\p{L}\p{N}_-]{1,63}\.){1,10}[\p{L}][\p{L}\p{N}-]{1,62}(?![\p{L}\p{N}_@-]|\.[\p{L}\p{N}])/giu
const IP_V4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g
const IP_V6 = /(?<![\p{L}\p{N}:.])(?:[0-9a-f]{1,4}:|::){2,8}[0-9a-f:]{1,20}(?![\p{L}\p{N}:])/giu
/** Names of networks without a registry, as routers and offices give them. */
const LOCAL_NAME = /\.(?:example|test|invalid|local|localdomain|internal|intern|lan|home|corp|private)$/

/** Reads header fields with lower-case names and unfolded text values. */
export function headerTraces(fields: Iterable<{ readonly name: string; readonly text: string }>): HeaderTraces {
  const addresses = new Set<Address>()
  const hosts = new Set<string>()
  const ids = new Set<string>()
  for (const { name, text } of fields) {
    if (WITHOUT_TRACES.test(name)) continue
    const value = text.slice(0, MAX_VALUE_CHARACTERS)
    if (ID_FIELDS.test(name)) {
      for (const [, id = ''] of value.matchAll(ID)) {
        ids.add(id)
        addHost(id.slice(id.lastIndexOf('@') + 1), hosts)
      }
      continue
    }
    for (const [found] of matches(ADDRESS, value, '@')) {
      const address = parseAddress(found.replace(/\.+$/, ''))
      if (address === null) continue
      addresses.add(address)
      addHost(domainOf(address), hosts)
    }
    for (const [host] of matches(HOST, value, '.')) addHost(host, hosts)
    for (const [ip] of matches(IP_V4, value, '.')) if (!/^(?:0|127)\./.test(ip)) hosts.add(ip)
    // `12:30:45` looks like the beginning of one; a real one has letters, `::` or all eight groups.
    for (const [ip] of matches(IP_V6, value, ':'))
      if (/::|[a-f]/i.test(ip) && ip.length > 6) hosts.add(ip.toLowerCase())
  }
  return { addresses: first(addresses), hosts: first(hosts), ids: first(ids) }
}

/** Nothing without the sign that every match has: most fields lack it, and looking for it costs next to nothing. */
function matches(pattern: RegExp, value: string, sign: string): Iterable<RegExpMatchArray> {
  return value.includes(sign) ? value.matchAll(pattern) : []
}

function first<Trace>(found: ReadonlySet<Trace>): Trace[] {
  return [...found].slice(0, MAX_TRACES)
}

/** Only names under a real top-level domain, or one that offices use: `Version.16` and `image.jpeg` name no host. */
function addHost(name: string, hosts: Set<string>): void {
  const host = name.toLowerCase()
  if (hosts.has(host)) return
  const { domain, isIcann, isIp } = parse(host, { allowPrivateDomains: false })
  if (isIp === true ? /^[\d.]+$/.test(host) : domain !== null && (isIcann === true || LOCAL_NAME.test(host)))
    hosts.add(host)
}
