/** Signs of a second file in one that looks like another: what programs open that only look for their own part. */

import { hasText, LITTLE, uint16, uint32 } from './pictures/bytes.ts'

/** How files begin that somebody could want to hide: archives, programs, documents and pages. */
const BEGINNINGS = [
  'PK\x03\x04',
  'PK\x05\x06',
  'Rar!\x1a\x07',
  '7z\xbc\xaf\x27\x1c',
  '\x1f\x8b\x08',
  'BZh',
  '\xfd7zXZ\0',
  'MSCF',
  'MZ',
  '\x7fELF',
  '\xca\xfe\xba\xbe',
  '\xcf\xfa\xed\xfe',
  '\xce\xfa\xed\xfe',
  '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  '%PDF-',
  '{\\rtf',
  '#!',
  'dex\n',
  'L\0\0\0\x01\x14\x02\0',
  'CWS',
  'FWS',
]

/** Markup that browsers and servers run wherever in a file it stands. */
const SCRIPT = /<(?:script|\?php|html|iframe|object|embed|body)[\s>/]|<!doctype\s/i

const ARCHIVE_END_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff

/** Whether one of these files begins at `at`. */
export function beginsAsFile(bytes: Uint8Array, at = 0): boolean {
  return BEGINNINGS.some((beginning) => hasText(bytes, at, beginning))
}

/** Whether there is markup in it that is run. */
export function holdsScript(bytes: Uint8Array): boolean {
  return SCRIPT.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
}

/** Whether it is an archive to programs that look for the directory at its end, as all do that open zip files. */
export function endsAsArchive(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const earliest = Math.max(0, bytes.length - ARCHIVE_END_BYTES - MAX_COMMENT_BYTES)
  const tail = buffer.subarray(earliest)
  for (let at = tail.indexOf('PK\x05\x06', 0, 'latin1'); at >= 0; at = tail.indexOf('PK\x05\x06', at + 1, 'latin1')) {
    const end = earliest + at
    const directoryBytes = uint32(bytes, end + 12, LITTLE)
    const isEmpty = uint16(bytes, end + 10, LITTLE) === 0
    if (!isEmpty && directoryBytes <= end && hasText(bytes, end - directoryBytes, 'PK\x01\x02')) return true
    // Archives of more than 4 GB, or made to look so, say their places elsewhere.
    if (hasText(bytes, end - 20, 'PK\x06\x07')) return true
  }
  return false
}

/** Nothing but filling: zeros, white space, or bytes of one bit pattern. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0 || byte === 0xff || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))
}

const READABLE = /[\x20-\x7e]{8}/

/** A few bytes that a program left behind, none of which say anything. */
export function isLeftover(bytes: Uint8Array): boolean {
  if (bytes.length > 512) return false
  const text = Buffer.from(bytes).toString('latin1')
  // Two letters stand anywhere by chance.
  return !READABLE.test(text) && !BEGINNINGS.some((beginning) => beginning.length > 3 && text.includes(beginning))
}
