/** Everything in a PDF that is text: objects, unpacked streams, what is drawn on its pages. Earlier revisions too. */

import { Unreadable } from '../bounds.ts'
import { type Decoding, inside, type Place } from '../piece.ts'
import { readText } from '../text.ts'
import { filtered, type StreamForm } from './pdf-filters.ts'
import { type PdfString, pdfStrings } from './pdf-strings.ts'
import { type CodeMap, codeMapIn, joinedStrings, mappedText } from './pdf-text.ts'

/** Reads what may be a file or text of its own; its bytes have been taken from the allowance. */
export type ReadInside = (content: Buffer, place: Place) => void

/** Letters of all strings times fonts: which string is in which font is not looked up. */
const MAX_MAPPED_LETTERS = 64 * 1024 * 1024

export function readPdf(bytes: Buffer, place: Place, decoding: Decoding, readInside: ReadInside): void {
  const source = bytes.toString('latin1')
  const pages: PdfString[] = []
  const maps: CodeMap[] = []
  const objects: string[] = []
  let from = 0
  for (const { start, end, dictionary, number } of streamsOf(source)) {
    objects.push(source.slice(from, start))
    from = end
    const at = inside(place, `stream ${number}`)
    decoding.allowance.enter(at.where, at.depth)
    if (isPicture(dictionary)) continue
    const form = formOf(dictionary, bytes.subarray(start, end))
    // A packer knows itself where its data end, whatever stands in them.
    const data = bytes.subarray(start, form.filters[0]?.startsWith('Fl') === true ? bytes.length : end)
    const content = filtered(data, form, decoding.allowance, at.where)
    const text = content.toString('latin1')
    if (isFile(dictionary, text)) readInside(content, at)
    else decoding.see({ where: at.where, kind: 'code', content: text })
    const map = codeMapIn(text)
    if (map !== null) maps.push(map)
    else {
      const strings = pdfStrings(text)
      seeStrings(strings, at, decoding)
      if (/\bT[jJ*]|\bTf\b/.test(text)) for (const one of strings) pages.push(one)
    }
  }
  objects.push(source.slice(from))
  const outside = objects.join('\n')
  if (/\/Encrypt\b/.test(outside)) throw new Unreadable(place.where, 'encrypted')
  seeStrings(pdfStrings(outside), place, decoding)
  seeMapped(pages, maps, place, decoding)
}

interface Stream {
  readonly number: number
  readonly dictionary: string
  readonly start: number
  readonly end: number
}

const MAX_DICTIONARY_CHARACTERS = 8192

function* streamsOf(source: string): Generator<Stream> {
  let number = 0
  let from = 0
  for (let word = source.indexOf('stream', from); word >= 0; word = source.indexOf('stream', from)) {
    from = word + 'stream'.length
    if (source.startsWith('end', word - 3)) continue
    // Only a dictionary comes before its data; elsewhere it is a word like any other.
    if (
      !source
        .slice(Math.max(0, word - 100), word)
        .trimEnd()
        .endsWith('>>')
    )
      continue
    const before = source.slice(Math.max(0, word - MAX_DICTIONARY_CHARACTERS), word)
    const start = from + (/^(?:\r\n|\n|\r)/.exec(source.slice(from, from + 2))?.[0].length ?? 0)
    const endWord = source.indexOf('endstream', start)
    const end = endWord < 0 ? source.length : endWord
    yield { number: ++number, dictionary: plainNames(before.slice(before.lastIndexOf(' obj') + 1)), start, end }
    from = end
  }
}

/** Names may have any letter as `#xx` (ISO 32000-1 section 7.3.5). */
function plainNames(dictionary: string): string {
  return dictionary.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Its letters are drawn; a scanned page unpacks to 25 MB of dots. */
function isPicture(dictionary: string): boolean {
  return /\/Subtype\s*\/Image\b/.test(dictionary)
}

/** What is attached or describes the document is read as a file; what draws a page is full of numbers that mean nothing. */
function isFile(dictionary: string, text: string): boolean {
  return (
    /\/(?:EmbeddedFile|Metadata)\b/.test(dictionary) ||
    /<[?a-z!]|^(?:PK\x03\x04|%PDF-|\x89PNG)/i.test(text.slice(0, 256))
  )
}

const MAX_FILTERS = 8

function formOf(dictionary: string, data: Buffer): StreamForm {
  const named = /\/Filter\s*(\[[^\]]*\]|\/[^\s/<>[\]()]+)/.exec(dictionary)?.[1]
  const filters = [...(named ?? '').matchAll(/\/([^\s/<>[\]()]+)/g)].map(([, name = '']) => name)
  const number = (key: string, otherwise: number) =>
    Number(new RegExp(`/${key}\\s+(\\d{1,6})`).exec(dictionary)?.[1] ?? otherwise)
  const bitsOfRow = number('Columns', 1) * number('Colors', 1) * number('BitsPerComponent', 8)
  return {
    filters: filters.length > 0 ? filters.slice(0, MAX_FILTERS) : looksDeflated(data) ? ['FlateDecode'] : [],
    predictor: number('Predictor', 1),
    rowBytes: Math.ceil(bitsOfRow / 8),
  }
}

/** The two bytes that begin zlib data (RFC 1950 section 2.2): the filter may be named in another object. */
function looksDeflated(data: Buffer): boolean {
  return data.length > 2 && ((data[0] ?? 0) & 0x0f) === 8 && data.readUInt16BE(0) % 31 === 0
}

function seeStrings(strings: readonly PdfString[], place: Place, decoding: Decoding): void {
  if (strings.length === 0) return
  for (const text of joinedStrings(strings)) readText(text, { ...place, where: `${place.where}, strings` }, decoding)
}

/** Each font's map is tried on all that is drawn: read with another's, a string gives other letters, and no name. */
function seeMapped(pages: readonly PdfString[], maps: readonly CodeMap[], { where }: Place, { see }: Decoding): void {
  const letters = pages.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (letters * maps.length > MAX_MAPPED_LETTERS)
    throw new Unreadable(where, 'more text in more fonts than can be read')
  for (const map of maps) {
    for (const content of joinedStrings(pages, (bytes) => mappedText(bytes, map))) {
      see({ where: `${where}, text`, kind: 'text', content })
    }
  }
}
