/**
 * What a PDF does or hides (ISO 32000-1 sections 7.11, 12.6 and 12.7), in all that can be reached from its root: packed
 * into streams or not, however its names are spelled. None of it is copied; it is found so that somebody is told.
 */

import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import type { Danger } from '../../core/message/message.ts'
import { beginsAsFile, endsAsArchive, holdsScript, isBlank } from '../hidden-file.ts'

/** Actions beside those that lead to a place in the document or to a website. */
const ACTIVE_ACTIONS: ReadonlySet<string> = new Set(
  'JavaScript Launch SubmitForm ImportData GoToR GoToE Rendition Movie Sound RichMediaExecute'.split(' '),
)
const ACTIVE_ANNOTATIONS: ReadonlySet<string> = new Set('3D Movie RichMedia Screen Sound'.split(' '))

/** Invoices carry their numbers for machines (EN 16931: Factur-X, ZUGFeRD, XRechnung); what people read stands on the pages. */
const INVOICE_NAME = /^(?:factur-x|zugferd-invoice|xrechnung|order-x|cii)\.xml$/i
const INVOICE = /^(?:\xef\xbb\xbf)?\s*<(?:\?xml\b|!--|[\w:]*CrossIndustry|[\w:]*Invoice)/

export interface PdfSigns {
  readonly dangers: readonly Danger[]
  /** Of the largest picture. */
  readonly pixels: number
}

/** An invoice has one such file; each is unpacked. */
const MAX_INVOICES = 3

/** Each object once; linear in their number. */
export function pdfSigns(context: PDFContext): PdfSigns {
  let invoices = 0
  const dangers = new Set<Danger>()
  let pixels = 0
  const seen = new Set<PDFObject>()
  const open: (PDFObject | undefined)[] = [context.trailerInfo.Root]
  while (open.length > 0) {
    const found = open.pop()
    const object = found instanceof PDFRef ? context.lookup(found) : found
    if (object === undefined || seen.has(object)) continue
    if (object instanceof PDFArray) {
      seen.add(object)
      for (const element of object.asArray()) open.push(element)
    }
    const dict = object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : null
    if (dict === null) continue
    seen.add(object)
    if (namesInvoice(dict) && invoices++ < MAX_INVOICES && holdsInvoice(dict)) continue
    for (const danger of dangersOf(dict, object instanceof PDFStream)) dangers.add(danger)
    if (nameIn(dict, 'Subtype') === 'Image')
      pixels = Math.max(pixels, numberIn(dict, 'Width') * numberIn(dict, 'Height'))
    for (const value of dict.values()) open.push(value)
  }
  return { dangers: [...dangers], pixels }
}

function dangersOf(dict: PDFDict, isStream: boolean): Danger[] {
  const has = (key: string) => isSomething(dict.lookup(PDFName.of(key)))
  const action = nameIn(dict, 'S')
  const subtype = nameIn(dict, 'Subtype')
  const opening = dict.lookup(PDFName.of('OpenAction'))
  const found: (Danger | null)[] = [
    // Elements of the structure are named by the document, and have a parent.
    action !== null && ACTIVE_ACTIONS.has(action) && !has('P') ? 'active' : null,
    has('JS') || has('AA') || has('XFA') ? 'active' : null,
    opening instanceof PDFDict && nameIn(opening, 'S') !== 'GoTo' ? 'active' : null,
    subtype !== null && ACTIVE_ANNOTATIONS.has(subtype) ? 'active' : null,
    subtype === 'FileAttachment' || has('EF') || has('Collection') ? 'embedded' : null,
    nameIn(dict, 'Type') === 'EmbeddedFile' ? 'embedded' : null,
    // Its content is in another file.
    isStream && (has('F') || has('Ref')) ? 'external' : null,
  ]
  return found.filter((danger) => danger !== null)
}

function isSomething(value: PDFObject | undefined): boolean {
  if (value instanceof PDFDict) return value.keys().length > 0
  if (value instanceof PDFArray) return value.size() > 0
  if (value instanceof PDFString || value instanceof PDFHexString) return value.asString() !== ''
  return value instanceof PDFStream
}

/** A file specification by a name of the standards. */
function namesInvoice(dict: PDFDict): boolean {
  const names = ['F', 'UF'].map((key) => dict.lookup(PDFName.of(key))).filter((name) => name !== undefined)
  return names.length > 0 && names.every((name) => INVOICE_NAME.test(textOf(name) ?? ''))
}

function holdsInvoice(dict: PDFDict): boolean {
  const files = dict.lookup(PDFName.of('EF'))
  if (!(files instanceof PDFDict)) return false
  const streams = new Set(files.keys().map((key) => files.lookup(key)))
  return streams.size === 1 && [...streams].every(isInvoice)
}

function textOf(value: PDFObject): string | null {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null
}

function isInvoice(stream: PDFObject | undefined): boolean {
  if (!(stream instanceof PDFRawStream)) return false
  const content = decodePDFRawStream(stream).decode()
  return INVOICE.test(Buffer.from(content.subarray(0, 400)).toString('latin1')) && !holdsScript(content)
}

function nameIn(dict: PDFDict, key: string): string | null {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : null
}

function numberIn(dict: PDFDict, key: string): number {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFNumber ? Math.abs(value.asNumber()) : 0
}

/** As much as programs leave behind the end: a stamp, a few words. */
const MAX_BEHIND_BYTES = 1024
/** Before the first object stands a line or two. */
const HEAD_BYTES = 1024

/** Whether the bytes are another file as well, for programs that do not look for a PDF. */
export function isPolyglotPdf(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = file.subarray(0, HEAD_BYTES)
  const firstObject = head.indexOf(' obj')
  if (holdsScript(firstObject < 0 ? head : head.subarray(0, firstObject)) || endsAsArchive(bytes)) return true
  const end = file.lastIndexOf('%%EOF')
  if (end < 0) return false
  const behind = bytes.subarray(end + '%%EOF'.length)
  const first = behind.findIndex((byte) => byte > 0x20)
  return (
    first >= 0 &&
    (beginsAsFile(behind, first) || holdsScript(behind) || (behind.length > MAX_BEHIND_BYTES && !isBlank(behind)))
  )
}

/** Whether the trailer names a key; asked of files that cannot be read. */
export function isEncryptedPdf(bytes: Uint8Array): boolean {
  return /\/Encrypt\s{0,9}(?:\d{1,9}\s{1,9}\d{1,9}\s{1,9}R|<<)/.test(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
  )
}
