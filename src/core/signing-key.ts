/** A key that our mail is signed with, as the core sees it: what to write in the signature, and a way to make one. */

export type SigningAlgorithm = 'rsa-sha256' | 'ed25519-sha256'

export interface SigningKey {
  /** The domain whose mail it signs, `d=`. */
  readonly domain: string
  readonly selector: string
  readonly algorithm: SigningAlgorithm
  /** What the DNS record holds as `p=`: the SubjectPublicKeyInfo of an RSA key, the 32 bytes of an Ed25519 one (RFC 8463). */
  readonly publicKey: Uint8Array
  /**
   * Signs the canonical header text. The same text gives the same signature: RSASSA-PKCS1-v1_5 over its SHA-256
   * (RFC 6376 section 3.3.1), or Ed25519 over its SHA-256 (RFC 8463 section 3).
   */
  sign(text: Uint8Array): Uint8Array
}

/** What the DNS record of a key holds, from its SubjectPublicKeyInfo: of an Ed25519 key the last 32 bytes (RFC 8410 section 4). */
export function publishedKey(algorithm: SigningAlgorithm, spki: Uint8Array): Uint8Array {
  return algorithm === 'rsa-sha256' ? spki : spki.subarray(-32)
}
