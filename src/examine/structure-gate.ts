/**
 * The limits that hold before any library sees the message. Reads the header, and of the body only the lines that
 * begin with two hyphens; depth and the exact number of parts are checked on the parsed tree.
 */

import { type Header, readHeader } from './header-fields.ts'
import { BeyondLimits, MAX_HEADER_BYTES, MAX_HEADER_FIELDS, MAX_PARTS } from './limits.ts'

/** The header of a message that is small enough to be parsed. Throws BeyondLimits for one that is not. */
export function passStructureGate(raw: Uint8Array): Header {
  const header = readHeader(raw, MAX_HEADER_BYTES)
  if (header === null) throw new BeyondLimits(`header of more than ${MAX_HEADER_BYTES} bytes`)
  if (header.fields.length > MAX_HEADER_FIELDS) throw new BeyondLimits(`more than ${MAX_HEADER_FIELDS} header fields`)
  if (countParts(raw, header.bodyStart, MAX_PARTS) > MAX_PARTS) throw new BeyondLimits(`more than ${MAX_PARTS} parts`)
  return header
}

/** `Content-`, the beginning of what follows a boundary. People draw lines of hyphens too, so those alone say nothing. */
const CONTENT = Buffer.from('content-')
const DELIMITER = Buffer.from('\n--')

/** Counts lines that begin with two hyphens before one that begins with `Content-`; stops once beyond `limit`. */
function countParts(raw: Uint8Array, bodyStart: number, limit: number): number {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  let parts = 0
  let at = bytes.indexOf(DELIMITER, Math.max(0, bodyStart - 1))
  while (at !== -1 && parts <= limit) {
    const lineEnd = bytes.indexOf(0x0a, at + 1)
    if (lineEnd === -1) break
    if (beginsWithContent(bytes, lineEnd + 1)) parts++
    at = bytes.indexOf(DELIMITER, lineEnd)
  }
  return parts
}

function beginsWithContent(bytes: Buffer, start: number): boolean {
  if (start + CONTENT.length > bytes.length) return false
  for (const [index, letter] of CONTENT.entries()) {
    const octet = bytes[start + index] ?? 0
    // Setting this bit makes an ASCII capital letter a small one; it changes neither `-` nor small letters.
    if ((octet | 0x20) !== letter) return false
  }
  return true
}
