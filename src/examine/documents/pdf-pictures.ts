/** What the pages of a PDF show besides text: pictures and drawings, page by page. */

import { type PDFContext, PDFName, PDFNumber, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib'
import type { DocumentPicture } from './document-reading.ts'
import { filledShapes } from './pdf-drawings.ts'
import { openPdf, operators } from './pdf-library.ts'
import { writePdf } from './pdf-objects.ts'
import { greyPicture } from './pdf-pixels.ts'
import { isImage } from './pdf-streams.ts'

/** Codes that matter stand where somebody sees them. */
const MAX_PAGES = 200
/** Of all pictures that are decoded by the PDF library, which is slow and holds what it decodes of a page. */
const MAX_PIXELS = 40_000_000

/**
 * Photographs come as the files they are, after all else: those that a page shows first. The rest is decoded by the library,
 * the smallest first as long as there is room, out of a copy in which all others are dots: it would decode them all, and
 * slowly. `context` is changed.
 */
export async function* pdfPictures(context: PDFContext): AsyncGenerator<DocumentPicture> {
  const images = context
    .enumerateIndirectObjects()
    .flatMap(([reference, object]) =>
      object instanceof PDFRawStream && isImage(object) ? [{ reference, object }] : [],
    )
  const isPhotograph = ({ object }: Image) => object.dict.lookup(PDFName.of('Filter')) === PDFName.of('DCTDecode')
  const photographs = images.filter(isPhotograph)
  const dots = new Dots(context)
  for (const photograph of photographs) dots.replace(photograph)
  let room = MAX_PIXELS
  const others = images.filter((image) => !isPhotograph(image)).sort((a, b) => pixelsOf(a) - pixelsOf(b))
  for (const other of others) {
    room -= pixelsOf(other)
    if (room < 0) dots.replace(other)
  }
  yield* pagePictures(await writePdf(context), dots)
  if (others.some((other) => dots.isShown(other))) yield { form: 'left out' }
  const isShown = (photograph: Image) => dots.isShown(photograph)
  for (const { object } of [...photographs.filter(isShown), ...photographs.filter((each) => !isShown(each))]) {
    yield { form: 'file', kind: 'jpeg', bytes: object.contents }
  }
}

interface Image {
  readonly reference: PDFRef
  readonly object: PDFRawStream
}

function pixelsOf({ object }: Image): number {
  return numberIn(object, 'Width') * numberIn(object, 'Height')
}

function numberIn({ dict }: PDFRawStream, key: string): number {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFNumber ? Math.max(0, value.asNumber()) : 0
}

/** Pictures that are not decoded. Each becomes a line of its own length, by which a page that shows it is known. */
class Dots {
  private readonly lengths = new Map<PDFRef, number>()
  private readonly shown = new Set<number>()

  constructor(private readonly context: PDFContext) {}

  replace({ reference }: Image): void {
    const length = this.lengths.size + 1
    const shape = { Type: 'XObject', Subtype: 'Image', Width: length, Height: 1 }
    const grey = this.context.obj({ ...shape, BitsPerComponent: 1, ColorSpace: 'DeviceGray' })
    this.context.assign(reference, PDFRawStream.of(grey, new Uint8Array(Math.ceil(length / 8))))
    this.lengths.set(reference, length)
  }

  /** True for a dot. */
  show(width: unknown, height: unknown): boolean {
    if (typeof width !== 'number' || height !== 1 || width > this.lengths.size) return false
    this.shown.add(width)
    return true
  }

  isShown({ reference }: Image): boolean {
    return this.shown.has(this.lengths.get(reference) ?? 0)
  }
}

async function* pagePictures(bytes: Uint8Array, dots: Dots): AsyncGenerator<DocumentPicture> {
  const OPS = await operators()
  const pdf = await openPdf(bytes, { maxImageSize: MAX_PIXELS })
  const seen = new Set<string>()
  try {
    for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number++) {
      const page = await pdf.getPage(number)
      const { fnArray, argsArray } = await page.getOperatorList()
      for (const [index, operator] of fnArray.entries()) {
        const [shown, width, height]: readonly unknown[] = argsArray[index] ?? []
        if (operator === OPS['paintImageXObject'] && dots.show(width, height)) continue
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
