/** IP addresses and the networks they lie in. */

import { BlockList, isIP, isIPv6, SocketAddress } from 'node:net'

export interface Networks {
  contains(ip: string): boolean
}

const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/

/**
 * An address as it is compared and logged: an IPv4 client of a dual-stack listener is an IPv4 client, however a proxy
 * spells it. Otherwise all of them would be one, who share what the rules per IP allow.
 */
export function plainIp(ip: string): string {
  return isIPv6(ip) && !ip.includes('%') ? canonical(ip).replace(MAPPED, '') : ip
}

/** An IPv6 address in the spelling of RFC 5952. */
function canonical(ip: string): string {
  return new SocketAddress({ address: ip, family: 'ipv6' }).address
}

/** Reads networks such as `10.0.0.0/8`, `2001:db8::/32` or single addresses. Throws on anything else. */
export function createNetworks(texts: readonly string[]): Networks {
  const list = new BlockList()
  for (const text of texts) add(list, text)
  return {
    contains(ip) {
      // Every connection asks several times, and most relays have no proxy.
      if (texts.length === 0) return false
      const plain = plainIp(ip)
      const version = isIP(plain)
      return version !== 0 && list.check(plain, version === 6 ? 'ipv6' : 'ipv4')
    },
  }
}

function add(list: BlockList, text: string): void {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? []
  const version = isIP(address)
  const bits = version === 6 ? 128 : 32
  if (version === 0 || Number(prefix ?? bits) > bits) throw new Error(`"${text}" is not an IP network`)
  list.addSubnet(address, Number(prefix ?? bits), version === 6 ? 'ipv6' : 'ipv4')
}

/**
 * What the rules per IP count by: the address, or the /64 of an IPv6 one.
 *
 * A single customer gets a whole /64, so that counting single IPv6 addresses would count nothing.
 */
export function clientKey(ip: string): string {
  const plain = plainIp(ip)
  return isIPv6(plain) ? `${firstGroups(plain)}::/64` : plain
}

/** The first four of the eight groups. */
function firstGroups(ip: string): string {
  // A zone is a matter of our own machine.
  const address = canonical(ip.replace(/%.*$/, ''))
  const [head = '', tail = ''] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  const zeros = address.includes('::') ? Array<string>(8 - before.length - after.length).fill('0') : []
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}
