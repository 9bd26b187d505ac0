/** A domain in both of its spellings: as it is registered, and with the letters that people and their programs write. */

import { domainToUnicode } from 'node:url'

/** Names of hosts in lower-case ASCII. One that ends in a number is an IP address to the URL parser (WHATWG URL, section 3.5). */
const PLAIN = /^(?:[a-z0-9_-]+\.)*[a-z][a-z0-9-]*$/
/** An IP address as the parser writes it itself. */
const PLAIN_IP = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/

/** One where both are the same. */
export function domainSpellings(domain: string): string[] {
  // Only A-labels have letters to show: the parser gives back every other plain name as it is, or nothing.
  const letters = isPlain(domain) ? '' : domainToUnicode(domain)
  return letters === '' || letters === domain ? [domain] : [domain, letters]
}

function isPlain(domain: string): boolean {
  return PLAIN.test(domain) ? !domain.includes('xn--') : PLAIN_IP.test(domain)
}
