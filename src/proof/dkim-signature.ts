/** One DKIM-Signature field (RFC 6376 section 3.5), read strictly. Knows nothing of keys, bodies or the clock. */

import { parseDomain } from '../core/address.ts'
import type { SigningAlgorithm } from '../core/signing-key.ts'
import { compactValue, readTagList, type TagList } from './dkim-tags.ts'

export type Canonicalization = 'simple' | 'relaxed'

export interface Signature {
  readonly algorithm: SigningAlgorithm
  /** `d=`, as A-labels in lower case. */
  readonly domain: string
  /** The name that the key is published under. */
  readonly keyName: string
  /** The domain in `i=`: that in `d=` or one below it. */
  readonly identityDomain: string
  readonly header: Canonicalization
  readonly body: Canonicalization
  /** `h=` in lower case, repetitions kept. */
  readonly signedNames: readonly string[]
  readonly bodyHash: Buffer
  readonly bytes: Buffer
  /** In seconds since 1970. */
  readonly signedAt: number | null
  readonly expiresAt: number | null
  /** Where the value of `b=` stands in the value of the field. */
  readonly blank: { readonly start: number; readonly end: number }
}

export type ReadSignature =
  | { readonly kind: 'usable'; readonly domain: string; readonly signature: Signature }
  /** `domain` is null where nobody can tell in whose name it claims to be. */
  | { readonly kind: 'unusable'; readonly domain: string | null; readonly reason: string }

/** Reads the value of a field, folds and all, given with bytes as Latin-1 characters. */
export function readSignature(value: string): ReadSignature {
  const list = readTagList(value)
  const domain = domainIn(list.tags.get('d')?.value ?? '')
  if (domain === null) return { kind: 'unusable', domain: null, reason: 'd= is not a domain' }
  const signature = list.defect ?? signatureOf(list, domain)
  return typeof signature === 'string'
    ? { kind: 'unusable', domain, reason: signature }
    : { kind: 'usable', domain, signature }
}

/** What the list says, or why nothing may rest on it. */
function signatureOf(list: TagList, domain: string): Signature | string {
  const manner = mannerOf(list)
  if (typeof manner === 'string') return manner
  const place = placeOf(list, domain)
  if (typeof place === 'string') return place
  const signedNames = namesIn(list)
  if (typeof signedNames === 'string') return signedNames
  const times = timesIn(list)
  if (typeof times === 'string') return times
  const values = valuesIn(list)
  return typeof values === 'string' ? values : { domain, ...manner, ...place, signedNames, ...times, ...values }
}

const CANONICAL = /^(?:simple|relaxed)(?:\/(?:simple|relaxed))?$/

function mannerOf(list: TagList): Pick<Signature, 'algorithm' | 'header' | 'body'> | string {
  if (list.tags.get('v')?.value !== '1') return 'v= is not 1'
  const algorithm = list.tags.get('a')?.value
  // SHA-1 proves nothing any more (RFC 8301 section 3.1).
  if (algorithm !== 'rsa-sha256' && algorithm !== 'ed25519-sha256') return 'a= is no algorithm that proves anything'
  // Where only the beginning of the body is signed, anybody can append to it (RFC 6376 section 8.2).
  if (list.tags.has('l')) return 'l= leaves a part of the body unsigned'
  if (!(compactValue(list, 'q') ?? 'dns/txt').split(':').includes('dns/txt')) return 'q= is not dns/txt'
  const canonical = list.tags.get('c')?.value ?? 'simple/simple'
  if (!CANONICAL.test(canonical)) return 'c= is unknown'
  const [header, body] = canonical.split('/')
  return {
    algorithm,
    header: header === 'relaxed' ? 'relaxed' : 'simple',
    body: body === 'relaxed' ? 'relaxed' : 'simple',
  }
}

function placeOf(list: TagList, domain: string): Pick<Signature, 'keyName' | 'identityDomain'> | string {
  const selector = selectorIn(list.tags.get('s')?.value ?? '')
  const keyName = `${selector}._domainkey.${domain}`
  if (selector === null || keyName.length > 253) return 's= is not a selector'
  const identity = list.tags.get('i')?.value ?? `@${domain}`
  const at = identity.lastIndexOf('@')
  const identityDomain = at < 0 ? null : domainIn(identity.slice(at + 1))
  if (identityDomain === null || (identityDomain !== domain && !identityDomain.endsWith(`.${domain}`)))
    return 'i= is not in the domain of d='
  return { keyName, identityDomain }
}

/** From and Subject must be signed: what a reader sees first is what a forger changes. */
function namesIn(list: TagList): readonly string[] | string {
  const names = (list.tags.get('h')?.value ?? '').split(':').map((each) => each.replace(/^[ \t\r\n]+/, ''))
  const trimmed = names.map((each) => (/^[!-9<-~]+(?=[ \t\r\n]*$)/.exec(each)?.[0] ?? '').toLowerCase())
  if (trimmed.includes('')) return 'h= is not a list of field names'
  const unsigned = ['from', 'subject'].find((each) => !trimmed.includes(each))
  return unsigned === undefined ? trimmed : `${unsigned} is not signed`
}

function timesIn(list: TagList): Pick<Signature, 'signedAt' | 'expiresAt'> | string {
  const signedAt = secondsIn(list, 't')
  const expiresAt = secondsIn(list, 'x')
  if (Number.isNaN(signedAt) || Number.isNaN(expiresAt)) return 't= or x= is not a time'
  if (signedAt !== null && expiresAt !== null && expiresAt <= signedAt) return 'x= is not after t='
  return { signedAt, expiresAt }
}

function secondsIn(list: TagList, name: string): number | null {
  const value = list.tags.get(name)?.value
  if (value === undefined) return null
  return /^[0-9]{1,12}$/.test(value) ? Number(value) : Number.NaN
}

function valuesIn(list: TagList): Pick<Signature, 'bodyHash' | 'bytes' | 'blank'> | string {
  const blank = list.tags.get('b')
  const bytes = base64Bytes(compactValue(list, 'b') ?? '')
  if (blank === undefined || bytes === null) return 'b= is not base64'
  const bodyHash = base64Bytes(compactValue(list, 'bh') ?? '')
  return bodyHash?.length === 32 ? { bodyHash, bytes, blank } : 'bh= is not a SHA-256 in base64'
}

/** Bytes have one spelling here: a second spelling of a signature would pass for a signature never seen before. */
function base64Bytes(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : null
}

const SELECTOR = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/

/** Labels like those of a domain, one or more. Some are written with underscores, which the DNS takes as well. */
function selectorIn(value: string): string | null {
  const ascii = SELECTOR.test(value.toLowerCase()) ? value.toLowerCase() : domainIn(`${value}.x`)?.slice(0, -2)
  return ascii !== undefined && SELECTOR.test(ascii) ? ascii : null
}

/** Names in other scripts are written as UTF-8 (RFC 8616). */
function domainIn(value: string): string | null {
  // No name is as long; turning one into A-labels takes quadratic time.
  if (value.length > 1000) return null
  return parseDomain(Buffer.from(value, 'latin1').toString('utf8'))
}
