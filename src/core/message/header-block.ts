/** The header of raw bytes, read strictly: what two programs could read in two ways is malformed here. */

import { trimmed } from './white-space.ts'

export interface RawField {
  /** Lower case. */
  readonly name: string
  /** Unfolded, trimmed, bytes as Latin-1 characters. */
  readonly value: string
}

const FIELD_NAME = /^([!-9;-~]+):/

/** The same limit as that of the examiner, which comes later: nothing reads a longer header even once. */
const MAX_HEADER_BYTES = 64 * 1024

/** The fields in order, or null where a line is neither a field nor the continuation of one, or there is no end to them. */
export function headerFields(raw: Uint8Array): RawField[] | null {
  const block = headerBlock(raw)
  if (block.length > MAX_HEADER_BYTES) return null
  const fields: { name: string; value: string }[] = []
  for (const line of block === '' ? [] : block.split('\r\n')) {
    const last = fields.at(-1)
    if (/^[ \t]/.test(line)) {
      if (last === undefined) return null
      last.value += ` ${trimmed(line)}`
      continue
    }
    const name = FIELD_NAME.exec(line)?.[1]
    // `From : a@b` is a field to one program and garbage to another (RFC 5322 section 4.5 has it as obsolete).
    if (name === undefined) return null
    fields.push({ name: name.toLowerCase(), value: trimmed(line.slice(name.length + 1)) })
  }
  return fields
}

function headerBlock(raw: Uint8Array): string {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  // A message that begins with an empty line has no header.
  if (bytes.subarray(0, 2).equals(EMPTY_LINE)) return ''
  const end = bytes.indexOf('\r\n\r\n')
  const length = Math.min(end < 0 ? bytes.length : end, MAX_HEADER_BYTES + 1)
  return bytes.toString('latin1', 0, length).replace(/\r\n$/, '')
}

const EMPTY_LINE = Buffer.from('\r\n')
