/** Writes a TIFF file from pages: for each its strips or tiles, then long values, then the directory. */

import { joined } from './bytes.ts'
import { type Field, LONG } from './tiff-directory.ts'
import { COUNTS, OFFSETS } from './tiff-fields.ts'

export interface Page {
  /** In any order, without the places and lengths of strips or tiles. */
  readonly fields: readonly Field[]
  readonly isTiled: boolean
  /** Where strips or tiles are in the original. */
  readonly strips: readonly { readonly start: number; readonly end: number }[]
  /** What stands instead of them; null: they are copied. */
  readonly replaced: readonly Uint8Array[] | null
  readonly isJpeg: boolean
}

interface File {
  readonly pieces: Uint8Array[]
  length: number
}

export function writeTiff(original: Uint8Array, pages: readonly Page[], little: boolean): Uint8Array {
  const file: File = { pieces: [], length: 0 }
  const header = new Uint8Array(8)
  header.set(little ? [0x49, 0x49, 42, 0] : [0x4d, 0x4d, 0, 42])
  append(file, header)
  let pointer: { readonly bytes: Uint8Array; readonly at: number } = { bytes: header, at: 4 }
  for (const page of pages) {
    const strips = page.replaced ?? page.strips.map(({ start, end }) => original.subarray(start, end))
    const offsets = strips.map((strip) => append(file, strip))
    const lengths = strips.map((strip) => strip.length)
    const kind = page.isTiled ? 1 : 0
    const fields = [
      ...page.fields,
      longField(OFFSETS[kind], offsets, little),
      longField(COUNTS[kind], lengths, little),
    ].sort((a, b) => a.tag - b.tag)
    const directory = directoryOf(file, fields, little)
    setUint32(pointer.bytes, pointer.at, append(file, directory), little)
    pointer = { bytes: directory, at: directory.length - 4 }
  }
  return joined(file.pieces)
}

/** Everything begins at an even place (section 2). */
function append(file: File, piece: Uint8Array): number {
  const at = file.length
  file.pieces.push(piece)
  file.length += piece.length
  if (file.length % 2 === 1) {
    file.pieces.push(new Uint8Array(1))
    file.length++
  }
  return at
}

function directoryOf(file: File, fields: readonly Field[], little: boolean): Uint8Array {
  const directory = new Uint8Array(2 + 12 * fields.length + 4)
  const view = new DataView(directory.buffer)
  view.setUint16(0, fields.length, little)
  for (const [index, { tag, type, count, values }] of fields.entries()) {
    const at = 2 + 12 * index
    view.setUint16(at, tag, little)
    view.setUint16(at + 2, type, little)
    view.setUint32(at + 4, count, little)
    if (values.length <= 4) directory.set(values, at + 8)
    else view.setUint32(at + 8, append(file, values), little)
  }
  return directory
}

function longField(tag: number, numbers: readonly number[], little: boolean): Field {
  const values = new Uint8Array(4 * numbers.length)
  for (const [index, number] of numbers.entries()) setUint32(values, 4 * index, number, little)
  return { tag, type: LONG, count: numbers.length, values }
}

function setUint32(bytes: Uint8Array, at: number, value: number, little: boolean): void {
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(at, value, little)
}
