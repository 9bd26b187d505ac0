/** The pages of a PDF in their order, out of a tree that may be deep, broken or a circle. */

import { PDFArray, PDFDict, PDFName, type PDFObject } from '@cantoo/pdf-lib'

import { TooMuch } from './pdf-objects.ts'

/** What a page has from the nodes above it where it says nothing itself (ISO 32000-1 section 7.7.3.4). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'].map((name) => PDFName.of(name))

/** Manuals have some hundred; the text of each is read, which takes a millisecond or two. */
const MAX_PAGES = 1500

interface Node {
  readonly dict: PDFDict
  readonly inherited: ReadonlyMap<PDFName, PDFObject>
}

/** Each page once, with the attributes that it inherits. Throws where one is missing. */
export function pagesOf(catalog: PDFDict): Map<PDFObject, ReadonlyMap<PDFName, PDFObject>> {
  const pages = new Map<PDFObject, ReadonlyMap<PDFName, PDFObject>>()
  const root = catalog.lookup(PDFName.of('Pages'), PDFDict)
  const seen = new Set<PDFDict>([root])
  const open: Node[] = [{ dict: root, inherited: new Map() }]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const kids = node.dict.lookup(PDFName.of('Kids'))
    if (!(kids instanceof PDFArray)) {
      pages.set(node.dict, node.inherited)
      if (pages.size > MAX_PAGES) throw new TooMuch('too many pages')
      continue
    }
    const inherited = inheritedBelow(node)
    for (let index = kids.size() - 1; index >= 0; index--) {
      const dict = kids.lookup(index)
      if (!(dict instanceof PDFDict)) throw new Error('a page is missing')
      if (seen.has(dict)) continue
      seen.add(dict)
      open.push({ dict, inherited })
    }
  }
  return pages
}

function inheritedBelow({ dict, inherited }: Node): ReadonlyMap<PDFName, PDFObject> {
  const own = INHERITED.flatMap((name): [PDFName, PDFObject][] => {
    const value = dict.get(name)
    return value === undefined ? [] : [[name, value]]
  })
  return own.length === 0 ? inherited : new Map([...inherited, ...own])
}
