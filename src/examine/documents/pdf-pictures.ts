/** What the pages of a PDF show besides text: pictures and drawings, page by page. */

import { type PDFContext, PDFName, PDFNumber, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib'
import type { DocumentPicture } from './document-reading.ts'
import { filledShapes } from './pdf-drawings.ts'
import { openPdf, operators } from './pdf-library.ts'
import { writePdf } from './pdf-objects.ts'
import { greyPicture } from './pdf-pixels.ts'
import { isImage } from './pdf-streams.ts'

/** Codes that matter stand where somebody sees them. */
const MAX_PAGES = 50
/** Of all pictures that are decoded by the PDF library, which is slow and holds what it decodes of a page. */
const MAX_PIXELS = 40_000_000

/**
 * Photographs come as the files they are. The rest is decoded by the library, out of a copy in which each photograph is a
 * dot: it would decode them all, and slowly. `context` is changed.
 */
export async function* pdfPictures(context: PDFContext): AsyncGenerator<DocumentPicture> {
  let room = MAX_PIXELS
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !isImage(object)) continue
    const isPhotograph = object.dict.lookup(PDFName.of('Filter')) === PDFName.of('DCTDecode')
    if (isPhotograph) yield { form: 'file', kind: 'jpeg', bytes: object.contents }
    else room -= numberIn(object, 'Width') * numberIn(object, 'Height')
    if (isPhotograph || room < 0) blank(context, reference)
  }
  yield* pagePictures(await writePdf(context))
}

function numberIn({ dict }: PDFRawStream, key: string): number {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFNumber ? Math.max(0, value.asNumber()) : 0
}

function blank(context: PDFContext, reference: PDFRef): void {
  const shape = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 1,
    Height: 1,
    BitsPerComponent: 8,
    ColorSpace: 'DeviceGray',
  }
  context.assign(reference, PDFRawStream.of(context.obj(shape), new Uint8Array(1)))
}

async function* pagePictures(bytes: Uint8Array): AsyncGenerator<DocumentPicture> {
  const OPS = await operators()
  const pdf = await openPdf(bytes, { maxImageSize: MAX_PIXELS })
  const seen = new Set<string>()
  try {
    for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number++) {
      const page = await pdf.getPage(number)
      const { fnArray, argsArray } = await page.getOperatorList()
      for (const [index, operator] of fnArray.entries()) {
        const shown: unknown = argsArray[index]?.[0]
        if (operator === OPS['paintImageXObject'] && typeof shown === 'string') {
          // The same logo on every page is one picture.
          if (shown.startsWith('g_') && seen.has(shown)) continue
          seen.add(shown)
          const store = shown.startsWith('g_') ? page.commonObjs : page.objs
          const picture = greyPicture(await new Promise((resolve) => store.get(shown, resolve)))
          if (picture !== null) yield { form: 'pixels', picture }
        } else if (operator === OPS['paintInlineImageXObject'] || operator === OPS['paintImageMaskXObject']) {
          const mask = maskName(shown)
          const picture = greyPicture(
            mask === null ? shown : await new Promise((resolve) => page.objs.get(mask, resolve)),
          )
          if (picture !== null) yield { form: 'pixels', picture }
        }
      }
      const [left, bottom, right, top] = page.view
      const svg = filledShapes({ fnArray, argsArray }, OPS, [left ?? 0, bottom ?? 0, right ?? 0, top ?? 0])
      if (svg !== null) yield { form: 'drawing', svg }
      page.cleanup()
    }
  } finally {
    await pdf.destroy()
  }
}

/** A mask is kept under a name beside the page. */
function maskName(shown: unknown): string | null {
  if (typeof shown !== 'object' || shown === null || !('data' in shown)) return null
  return typeof shown.data === 'string' ? shown.data : null
}
