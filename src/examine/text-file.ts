/** Whether bytes are plain text. Asked before any signature is looked for: `BM` and `II*` begin honest sentences too. */

import { windows1252 } from './windows-1252.ts'

/** Control characters that text files do not have; tab, line ends and form feed they do. */
const CONTROLS = /[\0-\x08\x0b\x0e-\x1f\x7f]/
/** Beginnings by which programs take a text for something they run or draw. */
const OPENING = /^\s*(?:<(?:[!?/]|[a-z][\w:-]*[\s>/])|#!|%!?(?:pdf|ps)|\{\\rtf|mime-version:|content-type:)/i
const SCRIPT = /<(?:script|html|svg|iframe|body|object|embed|\?php|!doctype)[\s>/]/i

export function isPlainTextFile(bytes: Uint8Array): boolean {
  const text = decodedText(bytes)
  return text !== null && !CONTROLS.test(text) && !OPENING.test(text) && !SCRIPT.test(text.slice(0, 4096))
}

/** The bytes in the first character set that fits: UTF-16, UTF-8, or the one of older Windows editors. */
export function decodedText(bytes: Uint8Array): string | null {
  return utf16Text(bytes) ?? utf8Text(bytes) ?? westernText(bytes)
}

function utf8Text(bytes: Uint8Array): string | null {
  return decoded(bytes, 'utf-8')
}

/** Only with a byte order mark: without it, half of all bytes pass for UTF-16. */
function utf16Text(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be')
  return null
}

/** What older Windows editors write: letters of ASCII with some others between. */
function westernText(bytes: Uint8Array): string | null {
  let high = 0
  for (const byte of bytes) {
    if (byte >= 0x80) high++
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) return null
  }
  return high <= bytes.length * 0.3 ? windows1252(bytes) : null
}

function decoded(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
