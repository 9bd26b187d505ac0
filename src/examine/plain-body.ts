/** A plain text part as the lines that its reader sees. */

import libmime from 'libmime'
import type { Part } from './parse.ts'

/** Undoes format=flowed (RFC 3676), takes out what no reader sees, and ends without empty lines. */
export function plainText(decoded: string, flowed: Part['flowed']): string {
  const text = flowed === 'no' ? decoded : libmime.decodeFlowed(decoded, flowed === 'delete-spaces')
  return withoutControls(text).trimEnd()
}

/** All that is replaced or taken out: everything but the tab and LF. */
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/

/** Line ends of every kind become LF; other control characters but the tab go. */
export function withoutControls(text: string): string {
  if (!CONTROL.test(text)) return text
  return text.replace(/\r\n?|[\x0b\x0c\x85\u2028\u2029]/g, '\n').replace(/[\0-\x08\x0e-\x1f\x7f-\x9f]/g, '')
}

/** An encrypted text is nothing to read: it is handled as a file (RFC 9580 section 6.2). */
export function isEncryptedText(text: string): boolean {
  return /^\s*-----BEGIN PGP MESSAGE-----/.test(text)
}

/** Some readers decode uuencoded files in plain text; here they stay text. */
export function hasUuencodedFile(text: string): boolean {
  return /^begin [0-7]{3,4} \S/m.test(text)
}
