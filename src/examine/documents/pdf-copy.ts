/**
 * Everything that the pages of a PDF need, as new objects under new numbers: walked from the catalog, each object once
 * and in the role in which it is reached first. Throws where it cannot tell what is safe.
 */

import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import {
  ACTIONS,
  DROPPED_ANNOTATIONS,
  DROPPED_TYPES,
  isDroppedKey,
  KEPT,
  KEPT_ACTIONS,
  type Role,
  roleOfKey,
  TEXT_KEYS,
} from './pdf-kept.ts'
import { TooMuch } from './pdf-objects.ts'
import { pagesOf } from './pdf-pages.ts'
import { cleanStream, isImage, unpackedBytes } from './pdf-streams.ts'

/** What all streams but pictures may unpack to: whoever reads the text has to unpack them. */
const MAX_UNPACKED_BYTES = 128 * 1024 * 1024

type Inherited = Iterable<readonly [PDFName, PDFObject]>

interface Job {
  readonly from: PDFObject
  readonly to: PDFRef
  readonly role: Role
}

/** Keys of a stream about its form in the file, which becomes another, and about contents outside it. */
const OUTSIDE_KEYS = ['Length', 'F', 'FFilter', 'FDecodeParms', 'DL']

export class PdfCopy {
  readonly target = PDFContext.create()
  /** What is written in comments, fields, bookmarks and links. */
  readonly texts: string[] = []
  private readonly copies = new Map<PDFObject, PDFRef>()
  private readonly jobs: Job[] = []
  private readonly unpacked = new Set<PDFRawStream>()
  private room = MAX_UNPACKED_BYTES

  constructor(private readonly source: PDFContext) {}

  run(): void {
    const { target, source } = this
    const catalog = source.lookup(source.trailerInfo.Root, PDFDict)
    const tree = target.nextRef()
    const pages = pagesOf(catalog)
    // Every page has its number before anything refers to it: what is no page of this revision cannot become one.
    const kids = [...pages.keys()].map((page) => this.promised(page, 'page'))
    target.trailerInfo.Root = this.promised(catalog, 'catalog')
    // The list grows while it is worked on.
    for (const { from, to, role } of this.jobs) {
      const copy = this.copied(from, role) ?? PDFNull
      if (role === 'page' && copy instanceof PDFDict) this.completePage(copy, pages.get(from) ?? [], tree)
      if (role === 'catalog' && copy instanceof PDFDict) copy.set(PDFName.of('Pages'), tree)
      target.assign(to, copy)
    }
    target.assign(tree, target.obj({ Type: 'Pages', Kids: kids, Count: kids.length }))
  }

  /** The tree becomes a flat one, so a page has of its own what it inherited. */
  private completePage(page: PDFDict, inherited: Inherited, tree: PDFRef): void {
    for (const [key, value] of inherited) {
      if (page.has(key)) continue
      const shared = this.shared(this.source.lookup(value), 'any')
      if (shared !== undefined) page.set(key, shared)
    }
    page.set(PDFName.of('Parent'), tree)
  }

  private promised(from: PDFObject, role: Role): PDFRef {
    const to = this.target.nextRef()
    this.copies.set(from, to)
    this.jobs.push({ from, to, role })
    return to
  }

  /** A reference to the one copy of an object; undefined where nothing is to be left of it. */
  private shared(from: PDFObject | undefined, role: Role): PDFObject | undefined {
    if (from === undefined) return undefined
    if (!(from instanceof PDFDict || from instanceof PDFArray || from instanceof PDFStream)) {
      return this.copied(from, role)
    }
    if (from instanceof PDFRawStream && !(role === 'drawing' && isImage(from))) this.unpack(from)
    const known = this.copies.get(from)
    if (known !== undefined) return known
    return isKept(from, role) ? this.promised(from, role) : undefined
  }

  /** Undefined where nothing is to be left of the object. */
  private copied(from: PDFObject, role: Role): PDFObject | undefined {
    if (from instanceof PDFRef) return this.shared(this.source.lookup(from), role)
    if (from instanceof PDFInvalidObject) throw new Error('an object that cannot be read is needed')
    if (!isKept(from, role)) return undefined
    if (from instanceof PDFArray) return this.copiedArray(from, role)
    if (from instanceof PDFDict) return this.copiedDict(from, role)
    if (from instanceof PDFRawStream) return this.copiedStream(from, role)
    return from === PDFNull ? undefined : from
  }

  private copiedArray(from: PDFArray, role: Role): PDFArray {
    const copy = PDFArray.withContext(this.target)
    const listed = role === 'annotation' || role === 'outline'
    const isProfile = from.size() > 1 && from.lookup(0) === PDFName.of('ICCBased')
    for (const [index, element] of from.asArray().entries()) {
      const part = this.copied(
        element,
        listed || role === 'value' ? role : isProfile && index === 1 ? 'profile' : 'any',
      )
      if (part !== undefined || !listed) copy.push(part ?? PDFNull)
    }
    return copy
  }

  private copiedDict(from: PDFDict, role: Role): PDFDict {
    const copy = PDFDict.withContext(this.target)
    for (const [key, value] of from.entries()) {
      const name = key.decodeText()
      const roleOfValue = roleOfEntry(from, role, name)
      const part = roleOfValue === null ? undefined : this.copied(value, roleOfValue)
      if (part === undefined) continue
      copy.set(key, part)
      if (TEXT_KEYS[role]?.includes(name)) this.collect(value)
    }
    return copy
  }

  private copiedStream(from: PDFRawStream, role: Role): PDFRawStream {
    const dict = this.copiedDict(from.dict, 'any')
    for (const name of OUTSIDE_KEYS) dict.delete(PDFName.of(name))
    return cleanStream(from, dict, role === 'profile')
  }

  private unpack(stream: PDFRawStream): void {
    if (this.unpacked.has(stream)) return
    this.unpacked.add(stream)
    this.room -= unpackedBytes(stream)
    if (this.room < 0) throw new TooMuch('the streams unpack to too much')
  }

  private collect(value: PDFObject): void {
    const text = this.source.lookup(value)
    if (text instanceof PDFString || text instanceof PDFHexString) this.texts.push(text.decodeText())
    if (text instanceof PDFArray) for (const part of text.asArray()) this.collect(part)
  }
}

function roleOfEntry(dict: PDFDict, role: Role, name: string): Role | null {
  const kept = KEPT[role]
  if (kept !== undefined) {
    // The title of a comment is its author; that of a field is its name.
    if (role === 'annotation' && name === 'T' && !isField(dict)) return null
    return Object.hasOwn(kept, name) ? (kept[name] ?? null) : null
  }
  if (role === 'map') return 'any'
  if (role === 'drawings') return 'drawing'
  return isDroppedKey(name) ? null : roleOfKey(name)
}

function isField(annotation: PDFDict): boolean {
  const subtype = nameIn(annotation, 'Subtype')
  return subtype === null || subtype === 'Widget'
}

function isKept(object: PDFObject, role: Role): boolean {
  const dict = object instanceof PDFDict ? object : object instanceof PDFStream ? object.dict : null
  if (dict === null) return true
  switch (role) {
    case 'page':
    case 'catalog':
      return true
    case 'action':
      return KEPT_ACTIONS.has(nameIn(dict, 'S') ?? '')
    case 'annotation':
      return !DROPPED_ANNOTATIONS.has(nameIn(dict, 'Subtype') ?? '')
    // The value of a signature names who signed.
    case 'value':
      return false
    // Pages are drawn without links and actions: one that is reached as if they were would go on unread.
    default:
      return !DROPPED_TYPES.has(nameIn(dict, 'Type') ?? '') && !ACTIONS.has(nameIn(dict, 'S') ?? '')
  }
}

function nameIn(dict: PDFDict, key: string): string | null {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : null
}
