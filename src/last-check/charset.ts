/** Bytes to text, in whatever charset they are said to be, or seem to be. */

import { isAscii } from 'node:buffer'

/** In the named charset; one that nobody knows, or none, is guessed. */
export function textIn(bytes: Uint8Array, charset: string | null): string {
  const byMark = markedText(bytes)
  if (byMark !== null) return byMark
  const label = charset?.toLowerCase() ?? ''
  if (/^(?:unicode-1-1-)?utf-?7(?:-imap)?$/.test(label)) return utf7(Buffer.from(bytes).toString('latin1'))
  if (label === 'utf-8' || label === '') return guessed(bytes)
  const decoder = decoderFor(label)
  return decoder === null ? guessed(bytes) : decoder.decode(bytes)
}

/** UTF-16 says so itself by its first two bytes. */
export function markedText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return null
}

function guessed(bytes: Uint8Array): string {
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}

/** RFC 2152: runs of base64 between + and -, each of them UTF-16BE. */
function utf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, run: string) => (run === '' ? '+' : utf16Run(run)))
}

export function utf16Run(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString('utf16le')
}
