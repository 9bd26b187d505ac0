/** Signing keys made for tests, and their records for a verifier. */

import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { dkimRecord } from '../../src/core/dkim-record.ts'
import type { SigningKey } from '../../src/core/signing-key.ts'

export function rsaKey(domain = 'marketplace.example', selector = 'tp1r'): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return { domain, selector, algorithm: 'rsa-sha256', publicKey: der, sign: (text) => sign('sha256', text, privateKey) }
}

export function ed25519Key(domain = 'marketplace.example', selector = 'tp1e'): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return {
    domain,
    selector,
    algorithm: 'ed25519-sha256',
    publicKey: der.subarray(-32),
    sign: (text) => sign(null, createHash('sha256').update(text).digest(), privateKey),
  }
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
