/** The DNS record of a signing key (RFC 6376 section 3.6.1), and TXT records as zone files write them. */

import type { SigningKey } from './signing-key.ts'

export interface TextRecord {
  /** Without the last dot. */
  readonly name: string
  readonly value: string
}

export function dkimRecord(key: Pick<SigningKey, 'domain' | 'selector' | 'algorithm' | 'publicKey'>): TextRecord {
  const kind = key.algorithm === 'ed25519-sha256' ? 'ed25519' : 'rsa'
  return {
    name: `${key.selector}._domainkey.${key.domain}`,
    value: `v=DKIM1; k=${kind}; p=${Buffer.from(key.publicKey).toString('base64')}`,
  }
}

/** A string of a TXT record has its length in one octet (RFC 1035 section 3.3); readers join the strings. */
const MAX_STRING_OCTETS = 255

/** The value in strings that a TXT record can hold. It is ASCII, as everything that we publish. */
export function textStrings(value: string): string[] {
  return value.match(new RegExp(`.{1,${MAX_STRING_OCTETS}}`, 'g')) ?? ['']
}

/** One line of a zone file (RFC 1035 section 5.1) for any name: the last dot keeps the origin off it. */
export function textZoneLine({ name, value }: TextRecord): string {
  const strings = textStrings(value).map((text) => `"${text.replace(/[\\"]/g, '\\$&')}"`)
  return `${name}. IN TXT ${strings.length === 1 ? strings.join('') : `( ${strings.join(' ')} )`}`
}
