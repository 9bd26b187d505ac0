/** The key record of a DKIM selector (RFC 6376 section 3.6.1, RFC 8463, RFC 8301), read strictly. */

import { createPublicKey, type KeyObject } from 'node:crypto'
import type { Signature } from './dkim-signature.ts'
import { compactValue, readTagList, type TagList } from './dkim-tags.ts'

/** What is asked of a key: that it may verify this signature. */
export type KeyUse = Pick<Signature, 'algorithm' | 'domain' | 'identityDomain'>

export type ReadKey =
  | { readonly kind: 'key'; readonly key: KeyObject }
  | { readonly kind: 'refused'; readonly reason: string }

const MIN_RSA_BITS = 1024
/** Larger keys cost more to calculate with than they are worth; no DNS record of a signer holds one. */
const MAX_RSA_BITS = 8192
/** In base64, with room for the largest key. */
const MAX_KEY_CHARACTERS = 2048

/** Picks the key among the TXT records of the selector's name. */
export function readKey(records: readonly (readonly string[])[], use: KeyUse): ReadKey {
  // Under a wildcard records of other kinds are found as well. They hold no p=.
  const lists = records.map((strings) => readTagList(strings.join(''))).filter(({ tags }) => tags.has('p'))
  const [list, ...others] = lists
  if (list === undefined) return refused('there is no key')
  if (others.length > 0) return refused('there are several keys under one name')
  const defect = list.defect ?? mismatch(list, use)
  if (defect !== null) return refused(defect)
  const encoded = compactValue(list, 'p') ?? ''
  if (encoded === '') return refused('the key is revoked')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded) || encoded.length > MAX_KEY_CHARACTERS)
    return refused('the key is not base64, or too long')
  const bytes = Buffer.from(encoded, 'base64')
  return use.algorithm === 'rsa-sha256' ? rsaKey(bytes) : ed25519Key(bytes)
}

/**
 * Why the record is not for this use of the key. The flag `y` (testing) changes nothing: a signature that verifies is
 * as hard to forge as any (RFC 6376 section 3.6.1 only forbids to treat a failing one worse than none).
 */
function mismatch(list: TagList, use: KeyUse): string | null {
  const version = list.tags.get('v')
  if (version !== undefined && (version.value !== 'DKIM1' || [...list.tags.keys()][0] !== 'v'))
    return 'the key has another version'
  const type = list.tags.get('k')?.value ?? 'rsa'
  if (`${type}-sha256` !== use.algorithm) return 'the key is for another algorithm'
  const among = (name: string) => compactValue(list, name)?.split(':')
  if (among('h')?.includes('sha256') === false) return 'the key is for another hash'
  const services = among('s')
  if (services !== undefined && !services.includes('*') && !services.includes('email')) return 'the key is not for mail'
  if (among('t')?.includes('s') && use.identityDomain !== use.domain) return 'the key is not for subdomains in i='
  return null
}

function rsaKey(bytes: Buffer): ReadKey {
  // RFC 6376 says RSAPublicKey in its text and shows SubjectPublicKeyInfo in its examples; both are published.
  const key = publicKey(bytes, 'spki') ?? publicKey(bytes, 'pkcs1')
  const { modulusLength = 0, publicExponent = 0n } = key?.asymmetricKeyDetails ?? {}
  if (key === null || key.asymmetricKeyType !== 'rsa') return refused('the key is not an RSA key')
  if (modulusLength < MIN_RSA_BITS) return refused(`the key has ${modulusLength} bits, fewer than ${MIN_RSA_BITS}`)
  if (modulusLength > MAX_RSA_BITS) return refused(`the key has ${modulusLength} bits, more than ${MAX_RSA_BITS}`)
  // With 1 anybody can sign, and a large one makes verifying as slow as signing.
  if (publicExponent < 3n || publicExponent >= 2n ** 32n) return refused('the key has an odd exponent')
  return { kind: 'key', key }
}

/** The record holds the bare 32 bytes (RFC 8463 section 4.2), OpenSSL takes them with the head of their type. */
function ed25519Key(bytes: Buffer): ReadKey {
  const key = bytes.length === 32 ? publicKey(Buffer.concat([ED25519_HEAD, bytes]), 'spki') : null
  return key === null ? refused('the key is not an Ed25519 key') : { kind: 'key', key }
}

const ED25519_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

function publicKey(key: Buffer, type: 'spki' | 'pkcs1'): KeyObject | null {
  try {
    return createPublicKey({ key, format: 'der', type })
  } catch {
    // Whatever OpenSSL has against it, it is no key.
    return null
  }
}

function refused(reason: string): ReadKey {
  return { kind: 'refused', reason }
}
