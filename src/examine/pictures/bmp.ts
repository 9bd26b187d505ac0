/**
 * BMP: a header written anew, the colours and the pixels. A profile goes, and so does the path of a linked one, which
 * names the user of a computer; gaps between the parts and what follows the pixels go as well.
 */

import { hasText, joined, LITTLE, uint16, uint32 } from './bytes.ts'
import { runLengthEnd } from './bmp-run-length.ts'

const FILE_HEADER = 14
const CORE_HEADER = 12
const INFO_HEADER = 40
const V4_HEADER = 108
const HEADERS: ReadonlySet<number> = new Set([CORE_HEADER, INFO_HEADER, 52, 56, V4_HEADER, 124])

const RGB = 0
const RLE8 = 1
const RLE4 = 2
const BIT_FIELDS = 3
const ALPHA_BIT_FIELDS = 6

/** Colour spaces that say all in one word; a profile becomes the first of them. */
const SRGB = 0x73524742
const WINDOWS = 0x57696e20
const CALIBRATED = 0

export interface Shape {
  readonly headerBytes: number
  readonly width: number
  readonly height: number
  readonly bits: number
  readonly compression: number
  /** Entries of the colour table. */
  readonly colours: number
}

export function cleanBmp(bytes: Uint8Array): Uint8Array | null {
  const shape = shapeOf(bytes)
  if (shape === null) return null
  const { headerBytes } = shape
  const { tableStart, tableEnd, pixelStart, pixelEnd } = bmpParts(bytes, shape)
  if (pixelStart < tableEnd || pixelEnd > bytes.length) return null
  const pieces = [
    header(bytes, shape, pixelEnd - pixelStart),
    bytes.subarray(FILE_HEADER + headerBytes, tableStart),
    colourTable(bytes.subarray(tableStart, tableEnd), headerBytes === CORE_HEADER),
    bytes.subarray(pixelStart, pixelEnd),
  ]
  const head = pieces.slice(0, 3).reduce((sum, piece) => sum + piece.length, FILE_HEADER)
  return joined([fileHeader(head + pixelEnd - pixelStart, head), ...pieces])
}

/** Where the colours and the pixels lie. */
export function bmpParts(bytes: Uint8Array, shape: Shape) {
  const { headerBytes, colours, compression } = shape
  const tableStart = FILE_HEADER + headerBytes + (headerBytes === INFO_HEADER ? maskBytes(compression) : 0)
  const pixelStart = uint32(bytes, 10, LITTLE)
  return {
    tableStart,
    tableEnd: tableStart + colours * (headerBytes === CORE_HEADER ? 3 : 4),
    pixelStart,
    pixelEnd: pixelStart + pixelLength(bytes, shape, pixelStart),
  }
}

export function shapeOf(bytes: Uint8Array): Shape | null {
  const headerBytes = uint32(bytes, 14, LITTLE)
  if (!hasText(bytes, 0, 'BM') || !HEADERS.has(headerBytes) || bytes.length < FILE_HEADER + headerBytes) return null
  const isCore = headerBytes === CORE_HEADER
  const width = isCore ? uint16(bytes, 18, LITTLE) : uint32(bytes, 18, LITTLE) | 0
  const height = isCore ? uint16(bytes, 20, LITTLE) : uint32(bytes, 22, LITTLE) | 0
  const bits = uint16(bytes, isCore ? 24 : 28, LITTLE)
  const compression = isCore ? RGB : uint32(bytes, 30, LITTLE)
  if (width <= 0 || height === 0 || !fitsCompression(bits, compression)) return null
  const used = isCore ? 0 : uint32(bytes, 46, LITTLE)
  const colours = bits > 8 ? 0 : used || 2 ** bits
  return colours > 2 ** bits ? null : { headerBytes, width, height, bits, compression, colours }
}

/** A JPEG or PNG inside a BMP is for printers; pictures of that kind come by themselves. */
function fitsCompression(bits: number, compression: number): boolean {
  if (compression === RGB) return [1, 4, 8, 16, 24, 32].includes(bits)
  if (compression === RLE8) return bits === 8
  if (compression === RLE4) return bits === 4
  return (compression === BIT_FIELDS || compression === ALPHA_BIT_FIELDS) && (bits === 16 || bits === 32)
}

function maskBytes(compression: number): number {
  return compression === BIT_FIELDS ? 12 : compression === ALPHA_BIT_FIELDS ? 16 : 0
}

/** By the shape, never by the size that the header claims, which may cover anything. */
function pixelLength(bytes: Uint8Array, { width, height, bits, compression }: Shape, start: number): number {
  if (compression === RLE8 || compression === RLE4) return runLengthEnd(bytes, start, bits) - start
  return Math.floor((width * bits + 31) / 32) * 4 * Math.abs(height)
}

/** A newer header becomes the fourth version: it differs from the fifth by the profile. */
function header(bytes: Uint8Array, { headerBytes, bits, colours }: Shape, pixelBytes: number): Uint8Array {
  const length = Math.min(headerBytes, V4_HEADER)
  const written = new Uint8Array(bytes.subarray(FILE_HEADER, FILE_HEADER + length))
  const view = new DataView(written.buffer)
  view.setUint32(0, length, LITTLE)
  if (headerBytes === CORE_HEADER) return written
  view.setUint16(12, 1, LITTLE)
  view.setUint32(20, pixelBytes, LITTLE)
  view.setUint32(32, bits > 8 ? 0 : colours, LITTLE)
  view.setUint32(36, 0, LITTLE)
  if (length < V4_HEADER) return written
  const space = view.getUint32(56, LITTLE)
  if (space === CALIBRATED) return written
  written.fill(0, 56)
  view.setUint32(56, space === WINDOWS ? WINDOWS : SRGB, LITTLE)
  return written
}

/** The fourth byte of a colour means nothing. */
function colourTable(table: Uint8Array, isCore: boolean): Uint8Array {
  const written = new Uint8Array(table)
  if (!isCore) for (let at = 3; at < written.length; at += 4) written[at] = 0
  return written
}

function fileHeader(fileBytes: number, pixelStart: number): Uint8Array {
  const written = new Uint8Array(FILE_HEADER)
  const view = new DataView(written.buffer)
  written.set([0x42, 0x4d])
  view.setUint32(2, fileBytes, LITTLE)
  view.setUint32(10, pixelStart, LITTLE)
  return written
}
