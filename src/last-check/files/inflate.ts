/** Unpacks what DEFLATE packed, never more than the allowance. */

import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { type Allowance, Unreadable } from '../bounds.ts'

const UNPACKERS = { raw: inflateRawSync, zlib: inflateSync, gzip: gunzipSync }

/** What follows the end of the packed data is ignored, and data cut short give what they hold; null for anything else. */
export function inflate(
  bytes: Uint8Array,
  form: keyof typeof UNPACKERS,
  allowance: Allowance,
  where: string,
): Buffer | null {
  const maxOutputLength = Math.max(1, allowance.bytesLeft)
  try {
    const unpacked = UNPACKERS[form](bytes, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH })
    allowance.take(where, unpacked.length)
    return unpacked
  } catch (error) {
    if (error instanceof Unreadable) throw error
    if (isTooLarge(error)) throw allowance.tooMuch(where)
    // A wrong check sum at the end keeps no program from showing what was unpacked. Two bytes come before the data.
    return form === 'zlib' ? inflate(bytes.subarray(2), 'raw', allowance, where) : null
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}
