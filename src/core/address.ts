/** Mail addresses in the one spelling that may be compared, stored and written into an envelope. */
import { domainToASCII, domainToUnicode } from 'node:url'

/** A mail address that passed {@link parseAddress}: lower case, ASCII, dot-atom local part, LDH domain. */
export type Address = string & { readonly address: unique symbol }

const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * Reads a bare address (no display name, no angle brackets), or null where it is not plainly one.
 *
 * Stricter than RFC 5321 section 4.1.2 on purpose: quoted local parts, address literals, source routes and
 * single-label hosts are where programs disagree about who is meant, so nobody here has such an address.
 * An internationalised domain comes back as its A-labels.
 */
export function parseAddress(text: string): Address | null {
  const at = text.lastIndexOf('@')
  if (at < 1 || text.length > 320) return null
  const localPart = text.slice(0, at)
  const domain = parseDomain(text.slice(at + 1))
  // Tested as written: in lower case the Kelvin sign is the letter k, and its mailbox may be another one.
  if (domain === null || localPart.length > 64 || !LOCAL_PART.test(localPart)) return null
  return `${localPart.toLowerCase()}@${domain}` as Address
}

/** Reads a domain of at least two labels into lower-case A-labels, or null. */
export function parseDomain(text: string): string | null {
  // No domain is longer in its own script than in A-labels, and turning one into the other takes quadratic time.
  if (text.length > 253) return null
  // Only letters of other scripts go through IDNA: its mapping turns full-width dots and the like into ASCII.
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(text) || /[．。｡]/u.test(text)) return null
  const ascii = /[^\0-\x7f]/.test(text) ? aLabels(text) : text.toLowerCase()
  return DOMAIN.test(ascii) ? ascii : null
}

/** Empty where IDNA would turn a label into another one, case aside: full-width letters, ligatures, what is mapped away. */
function aLabels(text: string): string {
  const ascii = domainToASCII(text)
  const mapped = domainToUnicode(ascii).split('.')
  const same = text.split('.').every((label, index) => isAscii(label) || isSame(label, mapped[index] ?? ''))
  return same ? ascii : ''
}

function isSame(label: string, mapped: string): boolean {
  return !isAscii(mapped) && label.toLowerCase() === mapped
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text)
}

export function localPartOf(address: Address): string {
  return address.slice(0, address.lastIndexOf('@'))
}

export function domainOf(address: Address): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
