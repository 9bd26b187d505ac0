/**
 * Everything that can be read out of a finished message by somebody who tries hard: every part, every encoding inside
 * every other. Shares no code with what wrote the message or with the last check; too many readings are better here
 * than one too few.
 */

import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import PostalMime from 'postal-mime'

export interface Reading {
  readonly where: string
  readonly text: string
}

const MAX_DEPTH = 5

export async function uncover(bytes: Uint8Array): Promise<Reading[]> {
  const found = new Map<string, string>()
  uncoverBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'the source', 0, found)
  const parsed = await PostalMime.parse(bytes, { forceRfc822Attachments: true })
  for (const { key, value } of parsed.headers) uncoverText(value, `header ${key}`, 0, found)
  uncoverText(parsed.text ?? '', 'the text', 0, found)
  uncoverText(parsed.html ?? '', 'the HTML', 0, found)
  for (const { filename, content } of parsed.attachments) {
    const name = filename ?? 'without name'
    uncoverText(name, `the name of ${name}`, 0, found)
    const inside = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content))
    uncoverBytes(inside, `file ${name}`, 0, found)
  }
  return [...found].map(([text, where]) => ({ where, text }))
}

function uncoverBytes(bytes: Buffer, where: string, depth: number, found: Map<string, string>): void {
  if (depth > MAX_DEPTH) return
  uncoverText(bytes.toString('latin1'), where, depth, found)
  if (bytes.some((byte) => byte > 0x7f)) uncoverText(bytes.toString('utf8'), where, depth, found)
  if (bytes.includes(0)) {
    for (const offset of [0, 1]) {
      const wide = bytes.subarray(offset, bytes.length - ((bytes.length - offset) % 2))
      uncoverText(wide.toString('utf16le'), `${where}, as UTF-16`, depth, found)
      uncoverText(Buffer.from(wide).swap16().toString('utf16le'), `${where}, as UTF-16`, depth, found)
    }
  }
  for (const inside of unpacked(bytes)) uncoverBytes(inside, `${where}, unpacked`, depth + 1, found)
}

/** How many beginnings of compressed data are tried in one file. */
const MAX_UNPACKED = 300
const PACKED: readonly { readonly sign: Buffer; readonly unpack: (bytes: Buffer) => Buffer }[] = [
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({ sign: Buffer.from([0x78, level]), unpack: lenient(inflateSync) })),
  { sign: Buffer.from([0x1f, 0x8b]), unpack: lenient(gunzipSync) },
  { sign: Buffer.from('PK\x03\x04'), unpack: zipMember },
]

function lenient(unpack: (bytes: Buffer, options: { maxOutputLength: number }) => Buffer) {
  return (bytes: Buffer) => unpack(bytes, { maxOutputLength: 4_000_000 })
}

function zipMember(bytes: Buffer): Buffer {
  const start = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28)
  return bytes.readUInt16LE(8) === 8 ? inflateRawSync(bytes.subarray(start)) : Buffer.alloc(0)
}

function unpacked(bytes: Buffer): Buffer[] {
  const inside: Buffer[] = []
  for (const { sign, unpack } of PACKED) {
    for (let at = bytes.indexOf(sign); at >= 0 && inside.length < MAX_UNPACKED; at = bytes.indexOf(sign, at + 1)) {
      try {
        inside.push(unpack(bytes.subarray(at)))
      } catch {
        // These bytes only looked like the beginning of something.
      }
    }
  }
  return inside.filter((each) => each.length > 0)
}

function uncoverText(text: string, where: string, depth: number, found: Map<string, string>): void {
  if (text === '' || depth > MAX_DEPTH || found.has(text)) return
  found.set(text, where)
  for (const decode of DECODERS) {
    const decoded = decode(text)
    if (decoded !== text) uncoverText(decoded, where, depth + 1, found)
  }
  for (const [run] of text.matchAll(/(?:[A-Za-z0-9+/]{4}(?:\r?\n)?){4,}[A-Za-z0-9+/]{0,3}={0,2}/g)) {
    const bytes = Buffer.from(run, 'base64')
    if (isWorthReading(bytes) || depth === 0) uncoverBytes(bytes, `${where}, base64`, depth + 1, found)
  }
}

/** Deep inside, base64 of noise is noise, and there is much of it. */
function isWorthReading(bytes: Buffer): boolean {
  if (PACKED.some(({ sign }) => bytes.subarray(0, sign.length).equals(sign))) return true
  return bytes.every((byte) => byte === 0 || byte === 9 || byte === 10 || byte === 13 || byte >= 32)
}

const DECODERS: readonly ((text: string) => string)[] = [
  unfolded,
  quotedPrintable,
  encodedWords,
  percent,
  entities,
  withoutTags,
  utf7,
]

function unfolded(text: string): string {
  return text.replace(/\r?\n[ \t]+/g, ' ').replace(/;\s*[\w-]+\*\d+\*?="?([^";\r\n]*)"?/g, '$1')
}

function fromBytes(bytes: string): string {
  const utf8 = Buffer.from(bytes, 'latin1').toString('utf8')
  return utf8.includes('\ufffd') ? bytes : utf8
}

function quotedPrintable(text: string): string {
  if (!/=(?:[0-9A-F]{2}|[ \t]*\r?\n)/i.test(text) || /[^\0-\xff]/.test(text)) return text
  return fromBytes(
    text
      .replace(/=[ \t]*\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => character(Number.parseInt(hex, 16))),
  )
}

function encodedWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?([^?\s]+)\?([bq])\?([^?]*)\?=/gi, (_, _charset: string, encoding: string, word: string) =>
      encoding.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : quotedPrintable(word.replace(/_/g, ' ')),
    )
}

function percent(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replace(/%/g, ''), 'hex').toString('utf8'))
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  commat: '@',
  period: '.',
  shy: '',
  zwnj: '',
  zwj: '',
}

export function entities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});?/g, (_, decimal: string) => character(Number(decimal)))
    .replace(/&([a-z]+);/gi, (whole, name: string) => NAMED[name.toLowerCase()] ?? whole)
}

function withoutTags(text: string): string {
  return /<[a-z!/]/i.test(text) ? text.replace(/<!--.*?-->/gs, '').replace(/<[a-z!/][^>]*>/gi, '') : text
}

function utf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9/]{2,})-/g, (whole, run: string) => {
    const bytes = Buffer.from(run, 'base64')
    return bytes.length < 2
      ? whole
      : Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
          .swap16()
          .toString('utf16le')
  })
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
