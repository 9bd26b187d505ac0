/** The packed chunks of a PNG picture: texts and the colour profile. All others stand in its bytes as they are. */

import { textIn } from '../charset.ts'
import { type Decoding, inside, type Place } from '../piece.ts'
import { readText } from '../text.ts'
import { inflate } from './inflate.ts'

export const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
/** zTXt and iCCP: a name, a zero, one byte for the method. iTXt: a flag and two more texts before (PNG section 11.3). */
const PACKED_CHUNKS: ReadonlySet<string> = new Set(['zTXt', 'iCCP', 'iTXt'])

export function readPng(bytes: Buffer, place: Place, decoding: Decoding): void {
  const { allowance } = decoding
  for (let at = PNG_SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const { where, depth } = inside(place, `chunk ${type.replace(/[^a-z]/gi, '?')}`)
    allowance.enter(where, depth)
    if (PACKED_CHUNKS.has(type)) {
      const text = unpacked(bytes.subarray(at + 8, at + 8 + length), type, where, allowance)
      if (text !== null) readText(text, { where, depth }, decoding)
    }
    at += 12 + length
  }
}

function unpacked(chunk: Buffer, type: string, where: string, allowance: Decoding['allowance']): string | null {
  const nameEnd = chunk.indexOf(0)
  if (nameEnd < 0) return null
  if (type !== 'iTXt') return textOf(inflate(chunk.subarray(nameEnd + 2), 'zlib', allowance, where))
  const languageEnd = chunk.indexOf(0, nameEnd + 3)
  const start = chunk.indexOf(0, languageEnd + 1) + 1
  if (languageEnd < 0 || start === 0) return null
  const isPacked = chunk[nameEnd + 1] === 1
  const content = chunk.subarray(start)
  return textOf(isPacked ? inflate(content, 'zlib', allowance, where) : content)
}

function textOf(bytes: Buffer | null): string | null {
  return bytes === null ? null : textIn(bytes, null)
}
