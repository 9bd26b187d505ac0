/** A PDF file as a table of its objects, and back. Of several revisions the last one counts, as for every reader. */

import {
  decodePDFRawStream,
  PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFParser,
  PDFRawStream,
  PDFWriter,
} from '@cantoo/pdf-lib'

/** What one stream may unpack to; content streams of real pages stay far below. */
export const MAX_STREAM_BYTES = 32 * 1024 * 1024

/**
 * Objects of one file: the largest manual has about as many. Each takes some microseconds and kilobytes to be read,
 * copied, written and read again for its text.
 */
const MAX_OBJECTS = 30_000

/** What a file holds is beyond a limit. */
export class TooMuch extends Error {}

boundDecoders()

/**
 * The library unpacks streams while it reads a file, into buffers that the memory limit of a thread does not see. All
 * its decoders ask one method for room, which here has an end.
 */
function boundDecoders(): void {
  const dict = PDFDict.withContext(PDFContext.create())
  dict.set(PDFName.of('Filter'), PDFName.of('ASCIIHexDecode'))
  const decoder: unknown = decodePDFRawStream(PDFRawStream.of(dict, new Uint8Array()))
  const shared: unknown = Object.getPrototypeOf(Object.getPrototypeOf(decoder))
  const grow: unknown = typeof shared === 'object' && shared !== null ? Reflect.get(shared, 'ensureBuffer') : undefined
  if (typeof shared !== 'object' || shared === null || typeof grow !== 'function') {
    throw new Error('the PDF library no longer has ensureBuffer')
  }
  Reflect.set(shared, 'ensureBuffer', function (this: unknown, requested: number): unknown {
    if (requested > MAX_STREAM_BYTES) throw new TooMuch('a stream unpacks to too much')
    return Reflect.apply(grow, this, [requested])
  })
}

/** Throws for a file that is encrypted, incomplete or makes no sense. */
export async function loadPdf(bytes: Uint8Array): Promise<PDFContext> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Whatever a program writes last ends with the place of its table: what comes behind it was cut off.
  if (file.lastIndexOf('startxref') <= file.lastIndexOf('endobj')) throw new Error('the file was cut off')
  if (hasMore(file, 'endobj', MAX_OBJECTS)) throw new TooMuch('there are too many objects')
  const context = await PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY).parseDocument()
  if (context.trailerInfo.Encrypt !== undefined) throw new Error('the file is encrypted')
  const objects = context.enumerateIndirectObjects()
  if (objects.length > MAX_OBJECTS) throw new TooMuch('there are too many objects')
  if (objects.some(([, object]) => isLostStream(object))) {
    throw new Error('a stream of objects cannot be read')
  }
  return context
}

function hasMore(file: Buffer, word: string, most: number): boolean {
  let count = 0
  for (let at = file.indexOf(word); at >= 0; at = file.indexOf(word, at + word.length)) {
    if (++count > most) return true
  }
  return false
}

/** The library goes on where a stream of objects unpacks to too much, as if none of them were there. */
function isLostStream(object: unknown): boolean {
  if (!(object instanceof PDFInvalidObject)) return false
  const bytes = Buffer.alloc(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes.includes('ObjStm')
}

/** One revision with a plain table: no stream hides an object from whoever looks at the bytes. */
export async function writePdf(context: PDFContext): Promise<Uint8Array> {
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer()
}
