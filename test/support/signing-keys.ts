/** Signing keys made for tests, as the daemon knows its own, and their records for a verifier. */

import { dkimRecord } from '../../src/core/dkim-record.ts'
import type { SigningKey } from '../../src/core/signing-key.ts'
import { makeEd25519Key, makeRsaKey, signBytes, type TestKey } from './dkim-signer.ts'

export function rsaKey(domain = 'marketplace.example', selector = 'tp1r'): SigningKey {
  return signingKey(makeRsaKey(), domain, selector)
}

export function ed25519Key(domain = 'marketplace.example', selector = 'tp1e'): SigningKey {
  return signingKey(makeEd25519Key(), domain, selector)
}

function signingKey(key: TestKey, domain: string, selector: string): SigningKey {
  const publicKey = Buffer.from(key.published, 'base64')
  return { domain, selector, algorithm: key.algorithm, publicKey, sign: (text) => signBytes(text, key) }
}

/** What the zone answers for these keys and nothing else, as mailauth asks it. */
export function zoneOf(keys: readonly SigningKey[]): (name: string, type: string) => Promise<string[][]> {
  const records = new Map(keys.map(dkimRecord).map(({ name, value }) => [name, value]))
  return async (name, type) => {
    const value = type === 'TXT' ? records.get(name) : undefined
    if (value === undefined) throw Object.assign(new Error('no such record'), { code: 'ENOTFOUND' })
    return [[value]]
  }
}
