/** The words that drawings of Windows write with letters ([MS-EMF] section 2.3.5, [MS-EMFPLUS], [MS-WMF]). */

import { LITTLE, uint16, uint32 } from '../pictures/bytes.ts'
import { windows1252 } from '../windows-1252.ts'
import { MAX_DOCUMENT_CHARACTERS } from './document-reading.ts'
import { isEnhancedMetafile, plainMetafileStart } from './metafile.ts'

interface Words {
  readonly text: string
  readonly x: number
  readonly y: number
  /** How far all letters go together; 0 where that is not said. */
  readonly width: number
}

/** As much as a document may say, and a little more: letter after letter; a space or a new line where the words do not go on where those before them end. */
export function metafileText(bytes: Uint8Array): string {
  const start = plainMetafileStart(bytes)
  const all = isEnhancedMetafile(bytes) ? enhancedWords(bytes) : start === null ? [] : plainWords(bytes, start)
  let text = ''
  let last: Words | null = null
  for (const words of all) {
    text += last === null ? '' : between(last, words)
    text += words.text
    last = words
    // Records may point at the same letters again and again.
    if (text.length > MAX_DOCUMENT_CHARACTERS) break
  }
  return text
}

function between(last: Words, next: Words): '' | ' ' | '\n' {
  if (last.y !== next.y) return '\n'
  // Words without a place of their own follow those before them.
  if (last.x === next.x) return ''
  const letter = last.width / Math.max(1, last.text.length)
  return last.width > 0 && Math.abs(next.x - last.x - last.width) <= letter / 2 ? '' : ' '
}

const EXT_TEXT_A = 83
const EXT_TEXT_W = 84
const POLY_TEXT_A = 96
const POLY_TEXT_W = 97
const SMALL_TEXT = 108
const COMMENT = 70
const EMF_PLUS = 0x2b464d45

function* enhancedWords(bytes: Uint8Array): Generator<Words> {
  let at = uint32(bytes, 4, LITTLE)
  while (at + 8 <= bytes.length) {
    const type = uint32(bytes, at, LITTLE)
    const size = uint32(bytes, at + 4, LITTLE)
    if (size < 8 || at + size > bytes.length) return
    const record = bytes.subarray(at, at + size)
    at += size
    if (type === EXT_TEXT_A || type === EXT_TEXT_W) yield* textObject(record, 36, type === EXT_TEXT_W)
    else if (type === SMALL_TEXT) yield smallText(record)
    else if (type === COMMENT && uint32(record, 12, LITTLE) === EMF_PLUS) yield* plusWords(record.subarray(16))
    else if (type === POLY_TEXT_A || type === POLY_TEXT_W) {
      const count = Math.min(uint32(record, 36, LITTLE), record.length / TEXT_OBJECT_BYTES)
      for (let index = 0; index < count; index++) {
        yield* textObject(record, 40 + TEXT_OBJECT_BYTES * index, type === POLY_TEXT_W)
      }
    }
  }
}

const TEXT_OBJECT_BYTES = 40
const GLYPHS = 0x10
/** The glyph of a letter in the fonts of Windows comes so far before its code. */
const BEFORE_CODE = 29

/** Where it stands, how many letters, where they are, options, a rectangle, how wide they are ([MS-EMF] section 2.2.5). */
function* textObject(record: Uint8Array, at: number, isWide: boolean): Generator<Words> {
  const count = uint32(record, at + 8, LITTLE)
  const start = uint32(record, at + 12, LITTLE)
  const isGlyphs = (uint32(record, at + 16, LITTLE) & GLYPHS) !== 0
  const widths = uint32(record, at + 36, LITTLE)
  if (start + count * (isWide ? 2 : 1) > record.length) return
  let width = 0
  if (widths > 0 && widths + 4 * count <= record.length) {
    for (let index = 0; index < count; index++) width += uint32(record, widths + 4 * index, LITTLE)
  }
  const text = isWide ? wide(record, start, count, isGlyphs) : windows1252(record.subarray(start, start + count))
  yield { text, ...placeAt(record, at), width }
}

const NO_RECTANGLE = 0x100
const SMALL_LETTERS = 0x200

/** [MS-EMF] section 2.3.5.37. */
function smallText(record: Uint8Array): Words {
  const options = uint32(record, 20, LITTLE)
  const start = (options & NO_RECTANGLE) === 0 ? 52 : 36
  const isSmall = (options & SMALL_LETTERS) !== 0
  const room = Math.floor(Math.max(0, record.length - start) / (isSmall ? 1 : 2))
  const count = Math.min(uint32(record, 16, LITTLE), room)
  const letters = record.subarray(start, start + count)
  const text = isSmall ? windows1252(letters) : wide(record, start, count, (options & GLYPHS) !== 0)
  return { text, ...placeAt(record, 8), width: 0 }
}

const DRAW_STRING = 0x401c
const DRAW_DRIVER_STRING = 0x4036

/** Records of the newer kind in a comment of the older one ([MS-EMFPLUS] sections 2.3.4.14 and 2.3.4.6). */
function* plusWords(records: Uint8Array): Generator<Words> {
  for (let at = 0; at + 12 <= records.length; ) {
    const type = uint16(records, at, LITTLE)
    const size = uint32(records, at + 4, LITTLE)
    if (size < 12 || at + size > records.length) return
    const content = records.subarray(at + 12, at + size)
    at += size
    const isString = type === DRAW_STRING
    if (!isString && type !== DRAW_DRIVER_STRING) continue
    const start = isString ? 28 : 16
    const room = Math.floor(Math.max(0, content.length - start) / 2)
    const count = Math.min(uint32(content, isString ? 8 : 12, LITTLE), room)
    const isGlyphs = !isString && (uint32(content, 4, LITTLE) & 1) === 0
    // Places are fractions and may be turned by a matrix: each stands on a line of its own.
    yield { text: wide(content, start, count, isGlyphs), x: 0, y: Number.NaN, width: 0 }
  }
}

const TEXT_OUT = 0x0521
const EXT_TEXT_OUT = 0x0a32
const HAS_RECTANGLE = 0x06
const HEADER_BYTES = 18

function* plainWords(bytes: Uint8Array, start: number): Generator<Words> {
  let at = start + HEADER_BYTES
  while (at + 6 <= bytes.length) {
    const size = 2 * uint32(bytes, at, LITTLE)
    const type = uint16(bytes, at + 4, LITTLE)
    if (size < 6 || at + size > bytes.length) return
    const record = bytes.subarray(at, at + size)
    at += size
    if (type === TEXT_OUT) {
      const count = uint16(record, 6, LITTLE)
      const end = 8 + count + (count % 2)
      const text = windows1252(record.subarray(8, 8 + count))
      yield { text, y: uint16(record, end, LITTLE), x: uint16(record, end + 2, LITTLE), width: 0 }
    } else if (type === EXT_TEXT_OUT) {
      const from = (uint16(record, 12, LITTLE) & HAS_RECTANGLE) === 0 ? 14 : 22
      const count = Math.min(uint16(record, 10, LITTLE), Math.max(0, size - from))
      const widths = from + count + (count % 2)
      let width = 0
      for (let index = 0; index < count; index++) width += uint16(record, widths + 2 * index, LITTLE)
      const text = windows1252(record.subarray(from, from + count))
      yield { text, y: uint16(record, 6, LITTLE), x: uint16(record, 8, LITTLE), width }
    }
  }
}

function placeAt(record: Uint8Array, at: number): Pick<Words, 'x' | 'y'> {
  return { x: uint32(record, at, LITTLE) | 0, y: uint32(record, at + 4, LITTLE) | 0 }
}

function wide(bytes: Uint8Array, start: number, count: number, isGlyphs: boolean): string {
  const text = Buffer.from(bytes.subarray(start, start + 2 * count)).toString('utf16le')
  if (!isGlyphs) return text
  return [...text].map((glyph) => String.fromCharCode((glyph.charCodeAt(0) + BEFORE_CODE) & 0xffff)).join('')
}
