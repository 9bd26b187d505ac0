/**
 * The text of a PDF, page by page, and what is written beside the pages. It is read twice: as it is drawn, which is what
 * readers copy and search, and as it stands on the page, where that says something else.
 */

import { MAX_DOCUMENT_CHARACTERS } from './document-reading.ts'
import { PageLetters } from './pdf-letters.ts'
import { type Operators, openPdf, operators, type Pdf } from './pdf-library.ts'
import type { IsShown } from './pdf-page-walk.ts'
import { placedLines } from './pdf-placed-lines.ts'

/** No picture is needed for it. */
const WITHOUT_PICTURES = { maxImageSize: 0 }

/**
 * `bytes` stay as they are; `beside` comes last, a line each. `distrusted`: the same file without what its fonts merely
 * claim, or null where they do not. Throws TooMuch.
 */
export async function pageTexts(
  bytes: Uint8Array,
  distrusted: Uint8Array | null,
  beside: readonly string[],
): Promise<string> {
  const pdf = await openPdf(bytes.slice(), WITHOUT_PICTURES)
  const shown = distrusted === null ? pdf : await openPdf(distrusted, WITHOUT_PICTURES)
  const texts: string[] = []
  let room = MAX_DOCUMENT_CHARACTERS
  try {
    const view = new PageView(shown, await operators(), shown !== pdf, beside)
    for (let number = 1; number <= pdf.numPages && room > 0; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
      const lines = [text, ...(await view.linesOf(number, text))]
      page.cleanup()
      texts.push(...lines)
      for (const { length } of lines) room -= length + 1
    }
  } finally {
    await pdf.destroy()
    if (shown !== pdf) await shown.destroy()
  }
  return [...texts, ...beside].join('\n').slice(0, MAX_DOCUMENT_CHARACTERS)
}

/** What stands on the pages and was not read before. */
class PageView {
  private readonly beside: ReadonlySet<string>
  private layers: { isVisible(layer: unknown): boolean } | null = null

  constructor(
    private readonly pdf: Pdf,
    private readonly ops: Operators,
    private readonly isOther: boolean,
    beside: readonly string[],
  ) {
    this.beside = new Set(beside.map(withoutSpace))
  }

  async linesOf(number: number, read: string): Promise<string[]> {
    this.layers ??= (await this.pdf.getOptionalContentConfig()) as { isVisible(layer: unknown): boolean }
    const page = await this.pdf.getPage(number)
    const letters = new PageLetters(page, this.ops, this.isShown, this.isOther)
    letters.collect(await page.getOperatorList())
    page.cleanup()
    const known = new Set(read.split('\n').map(withoutSpace))
    return placedLines(letters.letters).filter((line) => {
      const plain = withoutSpace(line)
      return !known.has(plain) && !this.beside.has(plain)
    })
  }

  private readonly isShown: IsShown = (layer) => this.layers?.isVisible(layer) ?? true
}

function withoutSpace(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}
