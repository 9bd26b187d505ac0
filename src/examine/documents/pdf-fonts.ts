/** What fonts say about their letters: names that are drawn, and a table for whoever copies text, which may say anything. */

import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib'

const TO_UNICODE = PDFName.of('ToUnicode')
/** Their letters are told by names; those of other fonts by numbers that only the font itself explains. */
const NAMED = ['Type1', 'MMType1', 'TrueType'].map((name) => PDFName.of(name))

/**
 * Leaves the table out where names tell the letters as well (ISO 32000-1 sections 9.6.6 and 9.10.2), since the names are
 * what is drawn. False where there is no such font. `context` is changed.
 */
export function distrustTables(context: PDFContext): boolean {
  let found = false
  const open: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object)
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    const dict = object instanceof PDFStream ? object.dict : object
    if (dict instanceof PDFArray) open.push(...dict.asArray().filter(isNested))
    if (!(dict instanceof PDFDict)) continue
    if (dict.has(TO_UNICODE) && namesLetters(dict)) {
      dict.delete(TO_UNICODE)
      found = true
    }
    open.push(...dict.values().filter(isNested))
  }
  return found
}

function isNested(object: PDFObject): boolean {
  return object instanceof PDFDict || object instanceof PDFArray
}

function namesLetters(font: PDFDict): boolean {
  if (!NAMED.some((name) => font.lookup(PDFName.of('Subtype')) === name)) return false
  if (font.lookup(PDFName.of('Encoding')) !== undefined) return true
  const descriptor = font.lookup(PDFName.of('FontDescriptor'))
  const files = ['FontFile', 'FontFile2', 'FontFile3'].map((key) => PDFName.of(key))
  return !(descriptor instanceof PDFDict && files.some((key) => descriptor.has(key)))
}
