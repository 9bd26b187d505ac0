/** The filters of PDF streams (ISO 32000-1 section 7.4). */

import { type Allowance, Unreadable } from '../bounds.ts'
import { inflate } from './inflate.ts'
import { decodeLzw } from './lzw.ts'

/** Pictures: their letters are drawn, and their metadata stand in their bytes. */
const PICTURES = /^(?:DCT|DCTDecode|JPXDecode|CCF|CCITTFaxDecode|JBIG2Decode)$/

/** What the stream's dictionary says about its data. */
export interface StreamForm {
  readonly filters: readonly string[]
  /** 1: none. From 10 on: those of PNG, a row at a time. */
  readonly predictor: number
  readonly rowBytes: number
}

/** Applies one filter after the other, and stops where a picture begins. */
export function filtered(data: Buffer, { filters, ...rows }: StreamForm, allowance: Allowance, where: string): Buffer {
  let content = data
  for (const filter of filters) {
    if (PICTURES.test(filter)) return content
    const next = applied(content, filter, rows, allowance, where)
    if (next === null) throw new Unreadable(where, `cannot be unpacked (${filter.slice(0, 20)})`)
    content = next
  }
  return content
}

function applied(
  data: Buffer,
  filter: string,
  rows: Omit<StreamForm, 'filters'>,
  allowance: Allowance,
  where: string,
): Buffer | null {
  switch (filter) {
    case 'Fl':
    case 'FlateDecode': {
      // An empty stream is one that was never packed.
      const content = data.length === 0 ? data : inflate(data, 'zlib', allowance, where)
      return content && unpredicted(content, rows)
    }
    case 'LZW':
    case 'LZWDecode': {
      const content = decodeLzw(data, allowance, where)
      return unpredicted(content, rows)
    }
    case 'AHx':
    case 'ASCIIHexDecode':
      return fromHex(data.toString('latin1'))
    case 'A85':
    case 'ASCII85Decode':
      return fromAscii85(data.toString('latin1'))
    case 'RL':
    case 'RunLengthDecode':
      return fromRunLength(data, allowance, where)
    default:
      return null
  }
}

function fromHex(text: string): Buffer {
  const digits = (text.split('>', 1)[0] ?? '').replace(/[^0-9a-f]/gi, '')
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
}

/** Five letters are four bytes; `z` is four zeros. */
function fromAscii85(text: string): Buffer {
  const letters = (text.replace(/^\s*<~/, '').split('~', 1)[0] ?? '').replace(/[^!-uz]/g, '').replace(/z/g, '!!!!!')
  const bytes = Buffer.alloc(Math.ceil(letters.length / 5) * 4)
  for (let at = 0, to = 0; at < letters.length; at += 5, to += 4) {
    let value = 0
    for (let index = 0; index < 5; index++) {
      const code = letters.charCodeAt(at + index)
      value = value * 85 + (Number.isNaN(code) ? 84 : code - 33)
    }
    bytes.writeUInt32BE(value % 0x1_0000_0000, to)
  }
  const missing = (5 - (letters.length % 5)) % 5
  return bytes.subarray(0, bytes.length - missing)
}

const RUN_END = 128

function fromRunLength(data: Buffer, allowance: Allowance, where: string): Buffer {
  const runs: Buffer[] = []
  for (let at = 0; at < data.length; ) {
    const length = data[at] ?? RUN_END
    if (length === RUN_END) break
    const isCopy = length < RUN_END
    const run = isCopy ? data.subarray(at + 1, at + 2 + length) : Buffer.alloc(257 - length, data[at + 1] ?? 0)
    allowance.take(where, run.length)
    runs.push(run)
    at += isCopy ? 2 + length : 2
  }
  return Buffer.concat(runs)
}

/** Undoes the row filters of PNG (PNG section 9) for one byte a sample, as streams of objects have them. */
function unpredicted(data: Buffer, { predictor, rowBytes }: Omit<StreamForm, 'filters'>): Buffer {
  if (predictor < 10 || rowBytes < 1) return data
  const rows = Math.ceil(data.length / (rowBytes + 1))
  const out = Buffer.alloc(rows * rowBytes)
  for (let row = 0; row < rows; row++) {
    const from = row * (rowBytes + 1)
    const filter = data[from] ?? 0
    for (let column = 0; column < rowBytes; column++) {
      const to = row * rowBytes + column
      const left = column > 0 ? (out[to - 1] ?? 0) : 0
      const above = row > 0 ? (out[to - rowBytes] ?? 0) : 0
      const corner = row > 0 && column > 0 ? (out[to - rowBytes - 1] ?? 0) : 0
      out[to] = (data[from + 1 + column] ?? 0) + prediction(filter, left, above, corner)
    }
  }
  return out
}

function prediction(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return above
    case 3:
      return (left + above) >> 1
    case 4:
      return paeth(left, above, corner)
    default:
      return 0
  }
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ]
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}
