/** The streams of a PDF: what they unpack to, and those that are files of their own and have metadata of their own. */

import { deflateSync, inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { cleanJpeg } from '../pictures/jpeg.ts'
import { cleanColourProfile } from './colour-profile.ts'
import { cleanJpeg2000 } from './jpeg-2000.ts'
import { MAX_STREAM_BYTES, TooMuch } from './pdf-objects.ts'

const FILTER = PDFName.of('Filter')
const PARAMETERS = PDFName.of('DecodeParms')

/** Decoders of pictures (ISO 32000-1 section 7.4): what comes out are pixels. */
const PIXELS: ReadonlySet<string> = new Set(['DCTDecode', 'JPXDecode', 'CCITTFaxDecode', 'JBIG2Decode'])
const CLEANERS: ReadonlyMap<string, (bytes: Uint8Array) => Uint8Array | null> = new Map([
  ['DCTDecode', cleanJpeg],
  ['JPXDecode', cleanJpeg2000],
])

export function isImage(stream: PDFRawStream): boolean {
  return stream.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Image')
}

/** How many bytes a reader gets that unpacks the stream. Throws beyond the limit, and where it cannot be unpacked. */
export function unpackedBytes(stream: PDFRawStream): number {
  const filters = filtersOf(stream.dict)
  if (filters.length === 0) return stream.contents.length
  if (filters.some((filter) => PIXELS.has(filter))) return 0
  return unpacked(stream, filters).length
}

/** The library's decoders are slow and lenient; those of Node are neither. */
function unpacked(stream: PDFRawStream, filters: readonly string[]): Uint8Array {
  if (filters.length === 1 && filters[0] === 'FlateDecode') {
    try {
      return inflateSync(stream.contents, { maxOutputLength: MAX_STREAM_BYTES })
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
        throw new TooMuch('a stream unpacks to too much', { cause: error })
      }
    }
  }
  return decodePDFRawStream(stream).decode()
}

/** The stream as it may be written, under its cleaned dictionary. Throws where it cannot be cleaned. */
export function cleanStream(stream: PDFRawStream, dict: PDFDict, isProfile: boolean): PDFRawStream {
  const filters = filtersOf(stream.dict)
  if (isProfile) {
    const profile = cleanColourProfile(unpacked(stream, filters))
    return withFilter(dict, 'FlateDecode', null, deflateSync(profile))
  }
  const last = filters.at(-1) ?? ''
  const clean = CLEANERS.get(last)
  if (clean === undefined) return PDFRawStream.of(dict, stream.contents)
  const cleaned = clean(filters.length === 1 ? stream.contents : withoutLastFilter(stream, filters))
  if (cleaned === null) throw new Error('a picture cannot be cleaned')
  return withFilter(dict, last, lastParameters(dict), cleaned)
}

function withFilter(dict: PDFDict, filter: string, parameters: PDFDict | null, contents: Uint8Array): PDFRawStream {
  dict.set(FILTER, PDFName.of(filter))
  if (parameters === null) dict.delete(PARAMETERS)
  else dict.set(PARAMETERS, parameters)
  return PDFRawStream.of(dict, contents)
}

function withoutLastFilter({ dict, contents }: PDFRawStream, filters: readonly string[]): Uint8Array {
  const outer = PDFDict.withContext(dict.context)
  outer.set(FILTER, dict.context.obj(filters.slice(0, -1)))
  return unpacked(PDFRawStream.of(outer, contents), filters.slice(0, -1))
}

function lastParameters(dict: PDFDict): PDFDict | null {
  const parameters = dict.lookup(PARAMETERS)
  const last = parameters instanceof PDFArray ? parameters.lookup(parameters.size() - 1) : parameters
  return last instanceof PDFDict ? last : null
}

function filtersOf(dict: PDFDict): string[] {
  const filter = dict.lookup(FILTER)
  if (filter instanceof PDFName) return [filter.decodeText()]
  if (!(filter instanceof PDFArray)) return []
  return filter.asArray().map((_, index) => filter.lookup(index, PDFName).decodeText())
}
