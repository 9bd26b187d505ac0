/** What is inside a file, by what its bytes say it is. */

import { Unreadable } from '../bounds.ts'
import { markedText, textIn } from '../charset.ts'
import { type Decoding, inside, type Place } from '../piece.ts'
import { readText } from '../text.ts'
import { inflate } from './inflate.ts'
import { readPdf } from './pdf.ts'
import { PNG_SIGNATURE, readPng } from './png.ts'
import { zipMembers } from './zip.ts'

const ZIP = Buffer.from('PK\x03\x04', 'latin1')
const GZIP = Buffer.from([0x1f, 0x8b, 0x08])
/** Word documents of old and their kin ([MS-CFB] section 2.2): text stands in them one or two bytes a letter. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const PDF = '%PDF-'
/** Programs that show PDFs look for their beginning so far. */
const PDF_HEAD_BYTES = 1024
/** 7-Zip, RAR, XZ, bzip2, Zstandard: nothing here opens them. */
const CLOSED = ['377abcaf271c', '526172211a07', 'fd377a585a00', '425a6839', '28b52ffd'].map((hex) =>
  Buffer.from(hex, 'hex'),
)

/** Hands over the bytes of a file, and whatever they hold. */
export function readFile(bytes: Buffer, place: Place, decoding: Decoding): void {
  decoding.see({ where: place.where, kind: 'code', content: bytes.toString('latin1') })
  const read = (content: Buffer, within: Place) => readFile(content, within, decoding)
  if (startsWith(bytes, ZIP)) {
    for (const { name, content, place: within } of zipMembers(bytes, place, decoding)) {
      decoding.see({ where: `${within.where}, name`, kind: 'text', content: name })
      read(content, within)
    }
  } else if (startsWith(bytes, PNG_SIGNATURE)) readPng(bytes, place, decoding)
  else if (startsWith(bytes, COMPOUND)) decoding.see({ where: place.where, kind: 'text', content: lettersOf(bytes) })
  else if (startsWith(bytes, GZIP)) readGzip(bytes, place, decoding)
  else if (bytes.subarray(0, PDF_HEAD_BYTES).includes(PDF)) readPdf(bytes, place, decoding, read)
  else if (CLOSED.some((beginning) => startsWith(bytes, beginning))) {
    throw new Unreadable(place.where, 'packed in a way that cannot be opened')
  } else if (looksLikeText(bytes)) readText(textIn(bytes, null), place, decoding)
}

/** As text, each run of control characters a line's end. */
function lettersOf(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/[\x01-\x1f]+/g, '\n')
}

function readGzip(bytes: Buffer, place: Place, decoding: Decoding): void {
  const within = inside(place, 'unpacked')
  decoding.allowance.enter(within.where, within.depth)
  const content = inflate(bytes, 'gzip', decoding.allowance, within.where)
  if (content === null) throw new Unreadable(within.where, 'cannot be unpacked')
  readFile(content, within, decoding)
}

const HEAD_BYTES = 512

/** No control characters at its beginning but those of text; or it says that it is UTF-16. */
function looksLikeText(bytes: Buffer): boolean {
  if (markedText(bytes.subarray(0, 2)) !== null) return true
  return bytes.length > 0 && !/[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/.test(bytes.toString('latin1', 0, HEAD_BYTES))
}

function startsWith(bytes: Buffer, beginning: Buffer): boolean {
  return bytes.subarray(0, beginning.length).equals(beginning)
}
