/** The text of a PDF, page by page, and what is written beside the pages. */

import { MAX_DOCUMENT_CHARACTERS } from './document-reading.ts'
import { openPdf } from './pdf-library.ts'

/** `bytes` stay as they are; `beside` comes last, a line each. */
export async function pageTexts(bytes: Uint8Array, beside: readonly string[]): Promise<string> {
  const pdf = await openPdf(bytes.slice())
  const texts: string[] = []
  let room = MAX_DOCUMENT_CHARACTERS
  try {
    for (let number = 1; number <= pdf.numPages && room > 0; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
      page.cleanup()
      texts.push(text)
      room -= text.length + 1
    }
  } finally {
    await pdf.destroy()
  }
  return [...texts, ...beside].join('\n').slice(0, MAX_DOCUMENT_CHARACTERS)
}
