/** What a file is by its content. First signs only: what a file hides inside is for rules that open it. */

import { fileTypeFromBuffer } from 'file-type'
import type { FileKind } from '../core/message/message.ts'
import { isPlainTextFile } from './text-file.ts'
import { isDocxDocument, wordDocumentIn } from './word-file.ts'

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP_MEMBER = [0x50, 0x4b, 0x03, 0x04]
const TIFF = [
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
]
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d]

const PICTURES: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ['image/jpeg', 'jpeg'],
  ['image/gif', 'gif'],
  ['image/png', 'png'],
  ['image/apng', 'png'],
  ['image/tiff', 'tiff'],
  ['image/bmp', 'bmp'],
])

/** As much as the library needs to tell pictures apart. */
const HEAD_BYTES = 4100

export async function fileKindOf(bytes: Uint8Array): Promise<FileKind> {
  if (bytes.length === 0) return 'empty'
  // A PDF is one from its first byte on: readers disagree about what stands before.
  if (startsWith(bytes, PDF)) return 'pdf'
  if (startsWith(bytes, COMPOUND_FILE)) return wordDocumentIn(bytes) ?? 'other'
  if (startsWith(bytes, ZIP_MEMBER)) return (await isDocxDocument(bytes)) ? 'docx' : 'other'
  if (isPlainTextFile(bytes)) return 'text'
  return pictureKind(bytes)
}

/** Whether finding out what the file is means to open it. */
export function mayBeDocument(bytes: Uint8Array): boolean {
  return [PDF, COMPOUND_FILE, ZIP_MEMBER].some((beginning) => startsWith(bytes, beginning))
}

async function pictureKind(bytes: Uint8Array): Promise<FileKind> {
  // The directory that tells a TIFF from a camera's own format often stands behind the pixels.
  const isTiff = TIFF.some((beginning) => startsWith(bytes, beginning))
  const kind = PICTURES.get((await detect(isTiff ? bytes : bytes.subarray(0, HEAD_BYTES))) ?? '') ?? 'other'
  return kind === 'bmp' && !isBitmap(bytes) ? 'other' : kind
}

async function detect(head: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(head))?.mime
  } catch {
    // A header cut short or made to confuse: no picture that could be shown.
    return undefined
  }
}

/** `BM` alone is two letters: the sizes in the header have to fit the file (BITMAPFILEHEADER, BITMAPINFOHEADER). */
function isBitmap(bytes: Uint8Array): boolean {
  if (bytes.length < 26) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pixels = view.getUint32(10, true)
  const headerBytes = view.getUint32(14, true)
  return headerBytes >= 12 && headerBytes <= 124 && pixels >= 14 + headerBytes && pixels <= bytes.length
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte)
}
