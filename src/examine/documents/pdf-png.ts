/** Pixels as a PNG (ISO/IEC 15948), by which a drawing holds them. */

import { crc32, deflateSync } from 'node:zlib'
import type { Pixels } from './pdf-pixels.ts'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const GREY_WITH_ALPHA = 4

export function pngOf({ width, height, grey, alpha }: Pixels): Buffer {
  const rows = Buffer.alloc((2 * width + 1) * height)
  let at = 0
  for (let from = 0; from < grey.length; from++) {
    // Each row begins with its filter: none.
    if (from % width === 0) at++
    rows[at++] = grey[from] ?? 0
    rows[at++] = alpha === null ? 255 : (alpha[from] ?? 255)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, GREY_WITH_ALPHA, 0, 0, 0], 8)
  const packed = deflateSync(rows, { level: 1 })
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
