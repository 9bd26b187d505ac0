/** Whether a domain that authenticated may speak for the domain in From (RFC 7489 section 3.1). */

import { getDomain } from 'tldts'

/**
 * The organizational domain by the public suffix list, private suffixes included; null where the domain is itself a
 * public suffix. What lies under different customers of one suffix must never align.
 */
export function organizationalDomain(domain: string): string | null {
  return getDomain(domain, { allowPrivateDomains: true, validateHostname: false })
}

/** `exact` proves under any policy, `relaxed` unless the domain asks for strict alignment. */
export function alignment(authenticated: string, fromDomain: string): 'exact' | 'relaxed' | 'none' {
  if (authenticated === fromDomain) return 'exact'
  const organization = organizationalDomain(fromDomain)
  return organization !== null && organizationalDomain(authenticated) === organization ? 'relaxed' : 'none'
}
