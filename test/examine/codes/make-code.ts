/** Codes as pictures, made by the writer of the library whose reader the relay uses. */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import sharp, { type Sharp } from 'sharp'
import { prepareZXingModule, type WriteInputBarcodeFormat, writeBarcode } from 'zxing-wasm/writer'

let ready: Promise<unknown> | null = null

/** Black on white with a quiet zone; `scale`: pixels a module. */
export async function code(text: string, format: WriteInputBarcodeFormat = 'QRCode', scale = 4): Promise<Sharp> {
  ready ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')).then((wasm) =>
    prepareZXingModule({ overrides: { wasmBinary: wasm.buffer as ArrayBuffer }, fireImmediately: true }),
  )
  await ready
  const { image, error } = await writeBarcode(text, { format, scale })
  if (image === null) throw new Error(error)
  const side = { top: 4 * scale, bottom: 4 * scale, left: 4 * scale, right: 4 * scale, background: '#fff' }
  const picture = await sharp(Buffer.from(await image.arrayBuffer()))
    .flatten({ background: '#fff' })
    .extend(side)
    .png()
    .toBuffer()
  return sharp(picture)
}

/** A BMP of 24 bits a pixel, as Paint writes it. */
export async function asBmp(picture: Sharp): Promise<Buffer> {
  const { data, info } = await picture.toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const rowBytes = Math.ceil((info.width * 3) / 4) * 4
  const file = Buffer.alloc(54 + rowBytes * info.height)
  file.write('BM', 0, 'latin1')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(54, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(info.width, 18)
  file.writeInt32LE(info.height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  for (let row = 0; row < info.height; row++) {
    for (let column = 0; column < info.width; column++) {
      const from = (row * info.width + column) * 3
      const to = 54 + (info.height - 1 - row) * rowBytes + column * 3
      file.set([data[from + 2] ?? 0, data[from + 1] ?? 0, data[from] ?? 0], to)
    }
  }
  return file
}
