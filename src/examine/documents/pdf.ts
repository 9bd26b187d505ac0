/** PDF: read whole, and written anew from what its pages need. Text is read in what was written. */

import type { DocumentReading } from './document-reading.ts'
import { PdfCopy } from './pdf-copy.ts'
import { loadPdf, writePdf } from './pdf-objects.ts'
import { pdfPictures } from './pdf-pictures.ts'
import { pageTexts } from './pdf-text.ts'

const UNREADABLE: DocumentReading = { cleaned: null, text: null }

/** Encrypted and broken files and those that cost too much to open are not cleaned, and nothing is read in them. */
export async function readPdf(bytes: Uint8Array): Promise<DocumentReading> {
  try {
    const copy = new PdfCopy(await loadPdf(bytes))
    copy.run()
    const cleaned = await writePdf(copy.target)
    const text = await pageTexts(cleaned, copy.texts)
    return { cleaned, text, pictures: () => pdfPictures(copy.target) }
  } catch {
    // Two libraries and the copy stop at whatever they cannot make sense of; then nobody else should have to try.
    return UNREADABLE
  }
}
