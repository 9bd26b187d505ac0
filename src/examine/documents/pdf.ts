/** PDF: read whole, and written anew from what its pages need. Text is read in what was written. */

import type { DocumentReading } from './document-reading.ts'
import { PdfCopy } from './pdf-copy.ts'
import { isEncryptedPdf, isPolyglotPdf, type PdfSigns, pdfSigns } from './pdf-dangers.ts'
import { distrustTables } from './pdf-fonts.ts'
import { loadPdf, TooMuch, writePdf } from './pdf-objects.ts'
import { pdfPictures } from './pdf-pictures.ts'
import { pageTexts } from './pdf-text.ts'

/** Encrypted and broken files and those that cost too much to open are not cleaned, and nothing is read in them. */
export async function readPdf(bytes: Uint8Array): Promise<DocumentReading> {
  const outside = isPolyglotPdf(bytes) ? (['polyglot'] as const) : []
  let signs: PdfSigns = { dangers: [], pixels: 0 }
  try {
    const context = await loadPdf(withoutTail(bytes))
    signs = pdfSigns(context)
    const copy = new PdfCopy(context)
    copy.run()
    const cleaned = await writePdf(copy.target)
    const distrusted = distrustTables(copy.target) ? await writePdf(copy.target) : null
    const text = await pageTexts(cleaned, distrusted, copy.texts)
    const dangers = [...outside, ...signs.dangers]
    return { cleaned, text, dangers, pixels: signs.pixels, pictures: () => pdfPictures(copy.target) }
  } catch (error) {
    // Two libraries and the copy stop at whatever they cannot make sense of; then nobody else should have to try.
    const why = error instanceof TooMuch ? (['bomb'] as const) : isEncryptedPdf(bytes) ? (['encrypted'] as const) : []
    return { cleaned: null, text: null, dangers: [...outside, ...signs.dangers, ...why], pixels: signs.pixels }
  }
}

/** Up to the mark of the end: what lies behind it is none of its objects, and the library would look for some in it. */
function withoutTail(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = file.lastIndexOf('%%EOF')
  return end < 0 ? bytes : bytes.subarray(0, end + '%%EOF'.length)
}
