/** The body hashes of a message (RFC 6376 section 3.7), made without holding up everything else. */

import { setImmediate } from 'node:timers/promises'
import { dkimBody } from 'mailauth/lib/dkim/body/index.js'
import type { Canonicalization } from './dkim-signature.ts'

/** Hashing one takes about a millisecond, then others have their turn. */
const CHUNK_BYTES = 256 * 1024

/** SHA-256 of the body in each of the forms asked for. However many signatures there are, there are two forms. */
export async function bodyHashes(
  body: Uint8Array,
  forms: ReadonlySet<Canonicalization>,
): Promise<ReadonlyMap<Canonicalization, Buffer>> {
  const hashers = [...forms].map((form) => [form, dkimBody(form, 'sha256')] as const)
  for (let at = 0; at < body.length; at += CHUNK_BYTES) {
    if (at > 0) await setImmediate()
    for (const [, hasher] of hashers) hasher.update(body.subarray(at, at + CHUNK_BYTES))
  }
  return new Map(hashers.map(([form, hasher]) => [form, Buffer.from(hasher.digest('base64'), 'base64')]))
}
