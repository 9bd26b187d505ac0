/** Whether a client's address is one of a name, of the hosts that take a domain's mail, or of its own name. */

import { type IpAddress, inNetwork, parseIp, reverseName } from './ip-address.ts'
import type { Questions, SpfError } from './questions.ts'

/** RFC 7208 section 4.6.4: the hosts of one `mx`, and the names of one client that are looked at. */
const MAX_HOSTS = 10

/** Whether the client's address is among those of a name. */
export type AddressMatch = 'no' | 'match' | SpfError

/** Mechanism `a`. */
export async function addressMatches(
  name: string,
  ip: IpAddress,
  prefix: number,
  questions: Questions,
): Promise<AddressMatch> {
  const addresses = await questions.ask(typeOf(ip), name)
  if (typeof addresses === 'string') return addresses
  if (addresses.length > 0) return isAmong(addresses, ip, prefix) ? 'match' : 'no'
  // A host with IPv4 alone is not a name that leads nowhere, and counts as none for a client with IPv6 either.
  const others = ip.family === 6 ? await questions.ask('A', name) : []
  if (typeof others === 'string' || others.length > 0) return 'no'
  return questions.takeVoid() ? 'no' : 'permerror'
}

/** Mechanism `mx`. One host that matches is enough, whatever becomes of the others. */
export async function hostsMatch(
  name: string,
  ip: IpAddress,
  prefix: number,
  questions: Questions,
): Promise<AddressMatch> {
  const records = await questions.ask('MX', name)
  if (typeof records === 'string') return records
  if (records.length === 0) return questions.takeVoid() ? 'no' : 'permerror'
  if (records.length > MAX_HOSTS) return 'permerror'
  const hosts = records.map(({ exchange }) => exchange).filter((exchange) => exchange !== '')
  const found = await Promise.all(hosts.map((host) => questions.ask(typeOf(ip), host)))
  if (found.some((addresses) => typeof addresses !== 'string' && isAmong(addresses, ip, prefix))) return 'match'
  return found.find((addresses) => typeof addresses === 'string') ?? 'no'
}

/**
 * The names that the owner of the address gives it and that lead back to it (RFC 7208 section 5.5), in lower case.
 * What cannot be found out counts as no name: others may have broken what nobody here can mend.
 */
export async function validatedNames(ip: IpAddress, questions: Questions): Promise<string[]> {
  const names = await questions.ask('PTR', reverseName(ip))
  if (typeof names === 'string') return []
  const plain = names.slice(0, MAX_HOSTS).map((name) => name.toLowerCase().replace(/\.$/, ''))
  const found = await Promise.all(plain.map((name) => questions.ask(typeOf(ip), name)))
  return plain.filter((_, index) => {
    const addresses = found[index] ?? []
    return typeof addresses !== 'string' && isAmong(addresses, ip, ip.family === 4 ? 32 : 128)
  })
}

function typeOf(ip: IpAddress): 'A' | 'AAAA' {
  return ip.family === 4 ? 'A' : 'AAAA'
}

function isAmong(addresses: readonly string[], ip: IpAddress, prefix: number): boolean {
  return addresses.some((address) => {
    const other = parseIp(address)
    return other !== null && inNetwork(ip, other, prefix)
  })
}
