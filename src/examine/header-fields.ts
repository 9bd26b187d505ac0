/** The header block cut into fields. Knows nothing of what a field means. */

import { trimmed } from '../core/message/white-space.ts'
import { windows1252 } from './windows-1252.ts'

/** One header field (RFC 5322 section 2.2), unfolded. */
export interface HeaderField {
  /** Lower case. */
  readonly name: string
  /** One character an octet, as received. `headerText` makes text of it. */
  readonly value: string
}

export interface Header {
  readonly fields: readonly HeaderField[]
  /** Where the body begins. */
  readonly bodyStart: number
  /** Lines that are neither a field nor the continuation of one. */
  readonly strayLines: number
}

const LF = 0x0a
const CR = 0x0d

/** Reads the header block, or null when it does not end within `maxBytes`. One pass over the header only. */
export function readHeader(raw: Uint8Array, maxBytes: number): Header | null {
  const end = headerEnd(raw, maxBytes)
  if (end === null) return null
  const fields: { name: string; parts: string[] }[] = []
  let strayLines = 0
  const block = Buffer.from(raw.buffer, raw.byteOffset, end.headerEnd).toString('latin1')
  for (const line of block.split(/\r?\n/)) {
    const last = fields.at(-1)
    if (/^[ \t]/.test(line) && last !== undefined) {
      last.parts.push(trimmed(line))
      continue
    }
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    if (/^[!-~]+$/.test(name)) fields.push({ name, parts: [trimmed(line.slice(colon + 1))] })
    else if (line !== '') strayLines++
  }
  return { fields: fields.map(unfold), bodyStart: end.bodyStart, strayLines }
}

function unfold({ name, parts }: { name: string; parts: string[] }): HeaderField {
  return { name, value: trimmed(parts.join(' ')) }
}

/** A message without an empty line is all header (RFC 5322 section 3.5). */
function headerEnd(raw: Uint8Array, maxBytes: number): { headerEnd: number; bodyStart: number } | null {
  let lineStart = 0
  while (lineStart < raw.length) {
    if (lineStart > maxBytes) return null
    const lineEnd = raw.indexOf(LF, lineStart)
    if (lineEnd === -1) break
    if (lineEnd === lineStart || (lineEnd === lineStart + 1 && raw[lineStart] === CR)) {
      return { headerEnd: lineStart, bodyStart: lineEnd + 1 }
    }
    lineStart = lineEnd + 1
  }
  return raw.length > maxBytes ? null : { headerEnd: raw.length, bodyStart: raw.length }
}

/** The octets of a field value as text: UTF-8 (RFC 6532) where they are, else what Windows made of them. */
export function headerText(value: string): string {
  if (!/[\x80-\xff]/.test(value)) return value
  const octets = Buffer.from(value, 'latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets)
  } catch {
    return windows1252(octets)
  }
}

/** Text on one line: control characters and line ends become spaces. */
export function onOneLine(text: string, maxCharacters: number): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  return line.length <= maxCharacters ? line : [...line.slice(0, maxCharacters)].slice(0, -1).join('')
}
