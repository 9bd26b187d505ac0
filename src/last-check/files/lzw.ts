/** LZW as PDF has it (ISO 32000-1 section 7.4.4): codes of 9 to 12 bits, highest bit first, widths changing one code early. */

import type { Allowance } from '../bounds.ts'

const CLEAR = 256
const END = 257
const MAX_CODES = 4096

export function decodeLzw(data: Buffer, allowance: Allowance, where: string): Buffer {
  const out: Buffer[] = []
  let table: Buffer[] = []
  let previous: Buffer | null = null
  let bits = 0
  let bitCount = 0
  for (const byte of data) {
    bits = (bits << 8) | byte
    bitCount += 8
    const width = widthFor(table.length + 258)
    if (bitCount < width) continue
    bitCount -= width
    const code = bits >> bitCount
    bits &= (1 << bitCount) - 1
    if (code === END) break
    if (code === CLEAR) {
      table = []
      previous = null
      continue
    }
    const entry = entryOf(code, table, previous)
    // A code that does not exist yet: the rest is no LZW.
    if (entry === null) break
    allowance.take(where, entry.length)
    out.push(entry)
    if (previous !== null && table.length + 258 < MAX_CODES) table.push(Buffer.concat([previous, entry.subarray(0, 1)]))
    previous = entry
  }
  return Buffer.concat(out)
}

function widthFor(nextCode: number): number {
  if (nextCode >= 2047) return 12
  if (nextCode >= 1023) return 11
  return nextCode >= 511 ? 10 : 9
}

function entryOf(code: number, table: readonly Buffer[], previous: Buffer | null): Buffer | null {
  if (code < CLEAR) return Buffer.from([code])
  const known = table[code - 258]
  if (known !== undefined) return known
  return previous === null ? null : Buffer.concat([previous, previous.subarray(0, 1)])
}
