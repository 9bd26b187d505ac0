/**
 * Whether the PDF library came to the end of a page: what it cannot make sense of ends its list without a word, and other
 * programs go on. So each page gets a mark behind all that it draws (ISO 32000-1 section 14.6).
 */

import { createHash } from 'node:crypto'
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { Operators } from './pdf-library.ts'
import { listed } from './pdf-matrix.ts'
import type { Drawing } from './pdf-page-walk.ts'

const CONTENTS = PDFName.of('Contents')

/** The name of the mark: no page can have known it. `context`, whose tree of pages is flat, is changed. */
export function markEnds(context: PDFContext): string {
  const digest = createHash('sha256')
  const objects = context.enumerateIndirectObjects().map(([, object]) => object)
  for (const object of objects) if (object instanceof PDFRawStream) digest.update(object.contents)
  const name = `E${digest.digest('hex')}`
  const mark = context.register(PDFRawStream.of(context.obj({}), Buffer.from(`\n/${name} BMC EMC\n`)))
  const tree = context.lookup(context.trailerInfo.Root, PDFDict).lookup(PDFName.of('Pages'), PDFDict)
  const pages = tree.lookup(PDFName.of('Kids'), PDFArray)
  for (let at = 0; at < pages.size(); at++) {
    const page = pages.lookup(at, PDFDict)
    const contents = page.lookup(CONTENTS)
    const marked = PDFArray.withContext(context)
    const parts = contents instanceof PDFArray ? contents.asArray() : [page.get(CONTENTS)]
    for (const part of parts) if (part !== undefined) marked.push(part)
    marked.push(mark)
    page.set(CONTENTS, marked)
  }
  return name
}

export function isWholePage({ fnArray, argsArray }: Drawing, ops: Operators, mark: string): boolean {
  return fnArray.some((operator, at) => operator === ops['beginMarkedContent'] && nameIn(argsArray[at]) === mark)
}

function nameIn(args: unknown): unknown {
  const [tag] = listed(args)
  return typeof tag === 'object' && tag !== null ? Reflect.get(tag, 'name') : tag
}
