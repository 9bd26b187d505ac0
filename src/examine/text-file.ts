/** Whether bytes are plain text. Asked before any signature is looked for: `BM` and `II*` begin honest sentences too. */

import { readingsOf } from './text-readings.ts'

/** Control characters that text files do not have; tab, line ends and form feed they do. */
const CONTROLS = /[\0-\x08\x0b\x0e-\x1f\x7f]/
/** Beginnings by which programs take a text for something they run or draw. */
const OPENING = /^\s*(?:<(?:[!?/]|[a-z][\w:-]*[\s>/])|#!|%!?(?:pdf|ps)|\{\\rtf|mime-version:|content-type:)/i
const SCRIPT = /<(?:script|html|svg|iframe|body|object|embed|\?php|!doctype)[\s>/]/i

export function isPlainTextFile(bytes: Uint8Array): boolean {
  const [text] = decodedTexts(bytes)
  return text !== undefined && !CONTROLS.test(text) && !OPENING.test(text) && !SCRIPT.test(text.slice(0, 4096))
}

/** The bytes as UTF-16 or UTF-8; else in every character set that fits, the likeliest first. None where none does. */
export function decodedTexts(bytes: Uint8Array): readonly string[] {
  const unicode = utf16Text(bytes) ?? decoded(bytes, 'utf-8')
  if (unicode !== null) return [unicode]
  return hasControls(bytes) ? [] : readingsOf(bytes)
}

/** Only with a byte order mark: without it, half of all bytes pass for UTF-16. */
function utf16Text(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be')
  return null
}

/** No character set has these bytes as a part of anything else. */
function hasControls(bytes: Uint8Array): boolean {
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) return true
  }
  return false
}

function decoded(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
