/** IPv6 addresses, which have many spellings, in the one that compares. */

import { isIPv6 } from 'node:net'

/** Words of hexadecimal digits and colons; the dots are those of an IPv4 address at the end. */
const CANDIDATE = /(?<![0-9a-z:.])(?:ipv6:)?([0-9a-f:]{2,39}(?:\.\d{1,3}){0,3})(?![0-9a-z:])/g

/** Whether one of the IPv6 addresses among the hosts stands in the text; each is compared by its groups. */
export function namesIpv6(plain: string, wanted: ReadonlySet<string>): boolean {
  if (wanted.size === 0 || !plain.includes(':')) return false
  for (const [, candidate = ''] of plain.matchAll(CANDIDATE)) {
    const groups = candidate.includes(':') ? ipv6Groups(candidate) : null
    if (groups !== null && wanted.has(groups)) return true
  }
  return false
}

/** Eight groups without leading zeros; null for what is no IPv6 address. */
export function ipv6Groups(text: string): string | null {
  if (!isIPv6(text)) return null
  // The URL parser writes every address in the shortest form (RFC 5952), and knows no zones.
  return new URL(`http://[${text.replace(/%.*/, '')}]/`).hostname
}
