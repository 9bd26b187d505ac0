/** IP addresses as numbers: what lies in a network, and the forms that DNS names take of them. */

import { isIPv4, isIPv6 } from 'node:net'

export interface IpAddress {
  readonly family: 4 | 6
  readonly bits: bigint
}

const LENGTH = { 4: 32, 6: 128 } as const

/** Null where the text is no address; one with a zone (`%eth0`) is none. */
export function parseIp(text: string): IpAddress | null {
  if (isIPv4(text)) return { family: 4, bits: BigInt(ipv4Number(text)) }
  return isIPv6(text) && !text.includes('%') ? { family: 6, bits: ipv6Number(text) } : null
}

/** The address a client has: IPv4 in the clothes of IPv6 is IPv4 (RFC 7208 section 5). */
export function parseClientIp(text: string): IpAddress | null {
  const ip = parseIp(text.replace(/%.*$/s, ''))
  return ip?.family === 6 && ip.bits >> 32n === 0xffffn ? { family: 4, bits: ip.bits & 0xffffffffn } : ip
}

/** Whether two addresses agree in their first `prefix` bits. */
export function inNetwork(ip: IpAddress, network: IpAddress, prefix: number): boolean {
  const rest = BigInt(LENGTH[ip.family] - prefix)
  return ip.family === network.family && ip.bits >> rest === network.bits >> rest
}

/** `192.0.2.1`, or the 32 nibbles of an IPv6 address with dots between them (RFC 7208 section 7.3). */
export function dotted({ family, bits }: IpAddress): string {
  if (family === 6) return [...bits.toString(16).padStart(32, '0')].join('.')
  return [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 0xffn).join('.')
}

/** The name whose PTR records say who the address is. */
export function reverseName(ip: IpAddress): string {
  return `${dotted(ip).split('.').reverse().join('.')}.${ip.family === 4 ? 'in-addr' : 'ip6'}.arpa`
}

function ipv4Number(text: string): number {
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

function ipv6Number(text: string): bigint {
  const [head = '', tail] = text.replace(/\d+\.\d+\.\d+\.\d+$/, twoGroups).split('::')
  const first = groups(head)
  const last = groups(tail ?? '')
  const between = Array<string>(8 - first.length - last.length).fill('0')
  return [...first, ...between, ...last].reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
}

function groups(text: string): string[] {
  return text === '' ? [] : text.split(':')
}

function twoGroups(ipv4: string): string {
  const number = ipv4Number(ipv4)
  return `${Math.floor(number / 65_536).toString(16)}:${(number % 65_536).toString(16)}`
}
