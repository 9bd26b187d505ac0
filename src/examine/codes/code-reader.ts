/** Reads the codes in one grey picture. The reader is a WebAssembly module of its own, loaded from its package. */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader'

export interface GreyPicture {
  readonly width: number
  readonly height: number
  /** A byte a pixel, row after row. */
  readonly pixels: Uint8Array
}

/** `glance`: QR codes only; `care`: every kind that telephones read, at any angle. */
export type Look = 'glance' | 'care'

const SHARED = { textMode: 'Plain', tryInvert: true, tryHarder: true, maxNumberOfSymbols: 100 } satisfies ReaderOptions
/**
 * The bars on parcels and products are article and tracking numbers, and no telephone opens a website because of them:
 * they are not read, and neither is MaxiCode, which parcel services keep for themselves.
 */
const LOOKS: Readonly<Record<Look, ReaderOptions>> = {
  glance: { ...SHARED, formats: ['QRCode', 'MicroQRCode', 'RMQRCode'], tryRotate: false },
  care: {
    ...SHARED,
    formats: ['QRCode', 'MicroQRCode', 'RMQRCode', 'DataMatrix', 'Aztec', 'PDF417'],
    tryRotate: true,
  },
}

/** Milliseconds for a million pixels, measured on smooth pictures, which take longest. */
const COST: Readonly<Record<Look, number>> = { glance: 25, care: 100 }

export function costOfReading(pixels: number, look: Look): number {
  return 0.2 + (pixels / 1e6) * COST[look]
}

let ready: Promise<unknown> | null = null

/** What the codes in a picture say, each once. */
export async function readCodes(picture: GreyPicture, look: Look): Promise<string[]> {
  ready ??= load()
  await ready
  const results = await readBarcodes(portableGreyMap(picture), LOOKS[look])
  return [...new Set(results.filter((result) => !isForMachines(result)).map(({ text }) => text))]
}

/** Left alone, the library would fetch the module from a server of others. */
async function load(): Promise<unknown> {
  const wasmBinary = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  return prepareZXingModule({ overrides: { wasmBinary: wasmBinary.buffer }, fireImmediately: true })
}

/** Netpbm's plainest form, which the reader takes without making four bytes of each. */
function portableGreyMap({ width, height, pixels }: GreyPicture): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1')
  const file = new Uint8Array(head.length + width * height)
  file.set(head)
  file.set(pixels, head.length)
  return file
}

/**
 * The forms in which parcel services and factories write numbers, names and telephones for their machines (GS1,
 * ISO 15434). A website in one of them is none of those.
 */
function isForMachines({ contentType, text }: ReadResult): boolean {
  return (contentType === 'GS1' || contentType === 'ISO15434') && !/\/\/|www\.|@/i.test(text)
}
