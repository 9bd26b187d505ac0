/** New keys to sign mail with: chance that must never be guessed. */

import { generateKeyPairSync } from 'node:crypto'
import { publishedKey, type SigningKey } from '../core/signing-key.ts'

export interface SigningKeyPair extends Pick<SigningKey, 'algorithm' | 'publicKey'> {
  /** PKCS#8 in PEM form. */
  readonly privateKey: string
}

/** What every verifier takes (RFC 8301 section 3.2), and a record that still fits into one DNS packet. */
const RSA_BITS = 2048

export function makeSigningKeyPair(algorithm: SigningKey['algorithm']): SigningKeyPair {
  const { privateKey, publicKey } =
    algorithm === 'rsa-sha256'
      ? generateKeyPairSync('rsa', { modulusLength: RSA_BITS })
      : generateKeyPairSync('ed25519')
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return {
    algorithm,
    publicKey: publishedKey(algorithm, spki),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
