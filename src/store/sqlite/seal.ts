/**
 * How a body lies on disk: compressed where that helps, then sealed with its conversation's key.
 *
 * The seal (AES-256-GCM) is bound to the conversation and to the body's place, so that bytes moved or changed on
 * disk are found out instead of being taken for somebody else's message.
 */

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

/** Names one body: a message's original, or what one delivery sends. */
export interface BodyName {
  readonly conversation: string
  readonly form: 'received' | 'sent'
  /** The id of the message for `received`, of the delivery for `sent`. */
  readonly of: string
}

export interface SealedBytes {
  readonly encoding: 'plain' | 'brotli'
  /** Length of the exact bytes. */
  readonly size: number
  /** Nonce, ciphertext, tag. */
  readonly sealed: Uint8Array
}

const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Quality 1 of brotli beats gzip in time and size on mail; higher ones cost more than they save. */
const QUALITY = 1

export function seal(name: BodyName, bytes: Uint8Array, key: Uint8Array): SealedBytes {
  const compressed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })
  const encoding = compressed.length < bytes.length ? 'brotli' : 'plain'
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(boundTo(name, encoding, bytes.length))
  const ciphertext = cipher.update(encoding === 'brotli' ? compressed : bytes)
  cipher.final()
  return { encoding, size: bytes.length, sealed: Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]) }
}

/** The exact bytes again. Throws where anything is not as it was sealed. */
export function unseal(name: BodyName, body: SealedBytes, key: Uint8Array): Uint8Array {
  const { sealed } = body
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Error('the sealed bytes are cut off')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(boundTo(name, body.encoding, body.size))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  const opened = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES))
  decipher.final()
  return body.encoding === 'brotli' ? brotliDecompressSync(opened, { maxOutputLength: Math.max(1, body.size) }) : opened
}

function boundTo(name: BodyName, encoding: string, size: number): Buffer {
  return Buffer.from(JSON.stringify(['tradepost body 1', name.conversation, name.form, name.of, encoding, size]))
}
