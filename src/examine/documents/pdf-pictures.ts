/** What the pages of a PDF show besides text: pictures and drawings, page by page. */

import { type PDFContext, PDFName, PDFNumber, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib'
import type { DocumentPicture } from './document-reading.ts'
import { PageComposition } from './pdf-drawings.ts'
import { openPdf, operators } from './pdf-library.ts'
import { writePdf } from './pdf-objects.ts'
import { isWholePage, markEnds } from './pdf-page-ends.ts'
import { LoadedPictures } from './pdf-page-pictures.ts'
import { greyPictures } from './pdf-pixels.ts'
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
  const mark = markEnds(context)
  yield* pagePictures(await writePdf(context), dots, mark)
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
  private readonly replaced: Image[] = []
  private readonly shown = new Set<number>()

  constructor(private readonly context: PDFContext) {}

  replace(image: Image): void {
    const { reference } = image
    const length = this.replaced.push(image)
    const shape = { Type: 'XObject', Subtype: 'Image', Width: length, Height: 1 }
    const grey = this.context.obj({ ...shape, BitsPerComponent: 1, ColorSpace: 'DeviceGray' })
    this.context.assign(reference, PDFRawStream.of(grey, new Uint8Array(Math.ceil(length / 8))))
    this.lengths.set(reference, length)
  }

  /** The bytes of what stands there; null for what is no dot. */
  contents(width: unknown, height: unknown): Uint8Array | null {
    if (typeof width !== 'number' || height !== 1) return null
    const replaced = this.replaced[width - 1]
    if (replaced === undefined) return null
    this.shown.add(width)
    return replaced.object.contents
  }

  isShown({ reference }: Image): boolean {
    return this.shown.has(this.lengths.get(reference) ?? 0)
  }
}

async function* pagePictures(bytes: Uint8Array, dots: Dots, mark: string): AsyncGenerator<DocumentPicture> {
  const ops = await operators()
  const pdf = await openPdf(bytes, { maxImageSize: MAX_PIXELS })
  const seen = new Set<string>()
  try {
    const layers = await pdf.getOptionalContentConfig()
    for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number++) {
      const page = await pdf.getPage(number)
      const drawing = await page.getOperatorList()
      if (!isWholePage(drawing, ops, mark)) yield { form: 'left out' }
      const pictures = new LoadedPictures(ops, (width, height) => dots.contents(width, height))
      await pictures.load(page, drawing)
      for (const [name, pixels] of pictures.all) {
        // The same logo on every page is one picture.
        if (name.startsWith('g_') && seen.has(name)) continue
        seen.add(name)
        // JPEG 2000 and JBIG2, which scanners write and nothing here decodes: that alone is no reason to hold a scan.
        if (pixels === null) continue
        for (const picture of greyPictures(pixels)) yield { form: 'pixels', picture }
      }
      const composed = new PageComposition(page, ops, (layer) => layers.isVisible(layer), pictures).drawn(drawing)
      if (composed !== null) yield { form: 'drawing', ...composed }
      page.cleanup()
    }
  } finally {
    await pdf.destroy()
  }
}
