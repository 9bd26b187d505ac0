/**
 * Word documents (ECMA-376): written anew from their parts without author, times, templates and other traces, and their
 * text as it is read. Nothing that a document points at is opened.
 */

import type { FileKind } from '../../core/message/message.ts'
import { fileKindOf } from '../file-kind.ts'
import { hasText } from '../pictures/bytes.ts'
import { cleanPicture, isPictureKind } from '../pictures/clean-picture.ts'
import { pictureDangers } from '../pictures/picture-dangers.ts'
import type { DocumentPicture, DocumentReading } from './document-reading.ts'
import { DocxSigns } from './docx-dangers.ts'
import { fieldRule, runsPrograms, withoutTellingInstruction } from './docx-fields.ts'
import { picturesRenamed } from './docx-picture-names.ts'
import { EMPTY_SVG, isFont, isShownOtherwise, isSvg } from './docx-shown-otherwise.ts'
import { DocumentText } from './docx-text.ts'
import { isFilePath, TELLING_PARTS, withoutTellingAttributes } from './docx-traces.ts'
import { cleanMetafile } from './metafile.ts'
import { metafileText } from './metafile-text.ts'
import { rewriteXml, type XmlRules } from './xml-rewrite.ts'
import { readZip } from './zip-read.ts'
import { surveyZip } from './zip-survey.ts'
import { writeZip } from './zip-write.ts'

const UNREADABLE: DocumentReading = { cleaned: null, text: null, dangers: [] }
const COMPOUND_FILE = '\xd0\xcf\x11\xe0'
const CONTENT_TYPES = '[Content_Types].xml'
/** Relationships to parts that tell who wrote the document, wherever they are, and to fonts. */
const LEFT_RELATIONSHIPS =
  /^(?:(?:core|extended|custom)-properties|thumbnail|customXml|attachedTemplate|mailMerge\w*|recipientData|font)$/
const RELATIONSHIPS = /(?:^|\/)_rels\/[^/]*\.rels$/
const PICTURE_FILE = /\.(?:jpe?g|png|gif|tiff?|bmp)$/i
const METAFILE = /\.(?:emf|wmf)$/i
/** Other documents that are shown as if they stood in this one (ECMA-376 part 1 section 11.3.1). */
const READ_IN_PLACE = /\.(?:x?html?|mht(?:ml)?|rtf|txt|docx?|dotx?)$/i

export async function readDocx(bytes: Uint8Array): Promise<DocumentReading> {
  // With a password, the archive lies in a container of the old kind.
  if (hasText(bytes, 0, COMPOUND_FILE)) return { ...UNREADABLE, dangers: ['encrypted'] }
  const survey = surveyZip(bytes)
  if (survey?.isBomb) return { ...UNREADABLE, dangers: ['bomb'] }
  const members = await readZip(bytes)
  if (members === null || !members.has(CONTENT_TYPES)) return UNREADABLE
  const signs = new DocxSigns()
  if (survey?.hides) signs.dangers.add('polyglot')
  let pixels = 0
  const text = new DocumentText()
  const kept = new Map<string, Uint8Array>()
  const renamed = picturesRenamed(members.keys())
  let isClean = true
  // The package's list of types comes first in every archive that programs write.
  const names = [CONTENT_TYPES, ...[...members.keys()].filter((name) => name !== CONTENT_TYPES)]
  for (const name of names) {
    const content = members.get(name)
    if (content === undefined) continue
    if (name !== CONTENT_TYPES) signs.member(name, content)
    if (isLeftOut(name)) continue
    const kind = PICTURE_FILE.test(name) ? await fileKindOf(content) : 'other'
    if (isPictureKind(kind)) {
      const picture = pictureDangers(kind, content)
      for (const danger of picture.dangers) signs.dangers.add(danger)
      pixels = Math.max(pixels, picture.pixels ?? 0)
    }
    const rewritten = rewritePart(name, content, kind, { text, renamed, signs })
    if (rewritten === null) isClean = false
    else kept.set(renamed.get(name.toLowerCase()) ?? name, rewritten)
  }
  const dangers = [...signs.dangers]
  // An archive of anything, with a few names as a Word document has them.
  if (!signs.isWord) return { ...UNREADABLE, dangers }
  const cleaned = isClean ? await writeZip(kept) : null
  const read = text.toString()
  // As it is, it would show what nobody read.
  if (!text.isWhole || (cleaned === null && text.isShownOtherwise)) return { cleaned, text: null, dangers, pixels }
  const pictures = () => picturesIn(text.drawings(), members.values())
  return { cleaned, text: read, codes: text.codes(), dangers, pixels, pictures }
}

/** Whatever they are called, and whichever part shows them. */
async function* picturesIn(drawings: readonly string[], members: Iterable<Buffer>): AsyncGenerator<DocumentPicture> {
  for (const svg of drawings) yield { form: 'drawing', svg, hasShapes: true }
  for (const bytes of members) {
    const kind = await fileKindOf(bytes)
    if (isPictureKind(kind)) yield { form: 'file', kind, bytes }
  }
}

/** What is told of a document while its parts are gone through. */
interface Told {
  readonly text: DocumentText
  readonly renamed: ReadonlyMap<string, string>
  readonly signs: DocxSigns
}

function isLeftOut(name: string): boolean {
  return (
    isFont(name) ||
    TELLING_PARTS.test(RELATIONSHIPS.test(name) ? name.replace('_rels/', '').replace(/\.rels$/i, '') : name)
  )
}

/** The part as it goes out; null where it cannot be cleaned. */
function rewritePart(name: string, content: Buffer, kind: FileKind, told: Told): Uint8Array | null {
  const { text } = told
  if (name === CONTENT_TYPES) return rewriteXml(content, { element: typeRule(told) })
  if (RELATIONSHIPS.test(name)) return rewriteXml(content, { element: relationshipRule(name, told) })
  if (/\.xml$/i.test(name)) {
    // Which parts are shown is for their relationships to say, and programs differ: all of them are read.
    const rewritten = rewriteXml(content, {
      ...partRules(told),
      seen: text.reader(),
    })
    if (rewritten === null) text.isWhole = false
    return rewritten
  }
  if (isSvg(name)) {
    text.isShownOtherwise = true
    return EMPTY_SVG
  }
  if (isPictureKind(kind)) return cleanPicture(kind, content)
  const metafile = METAFILE.test(name) ? cleanMetafile(content) : null
  if (metafile !== null) {
    text.line(metafileText(content).trim())
    return metafile
  }
  if (READ_IN_PLACE.test(name) || looksLikeMarkup(content)) text.isWhole = false
  return null
}

/** What goes from a part's elements and from the instructions of its fields. */
function partRules({ text, signs }: Told): XmlRules {
  const runs = () => signs.dangers.add('active')
  const fields = fieldRule(runs)
  return {
    element(localName, attributes) {
      const isOther = isShownOtherwise(localName, attributes)
      if (isOther) text.isShownOtherwise = true
      const kept = isOther ? null : withoutTellingAttributes(localName, attributes)
      if (kept === null) return null
      for (const [name, value] of Object.entries(kept)) {
        const local = name.slice(name.indexOf(':') + 1)
        if (local === 'fldCharType') fields.character(value)
        if (local !== 'instr') continue
        if (runsPrograms(value)) runs()
        kept[name] = withoutTellingInstruction(value)
      }
      return kept
    },
    text: (localName, text) => (/^(?:del)?instrText$/i.test(localName) ? fields.piece(text) : text),
  }
}

function typeRule({ renamed, signs }: Told) {
  return (_: string, attributes: Readonly<Record<string, string>>): Record<string, string> | null => {
    signs.type(attributes)
    const part = attributes['PartName']?.replace(/^\//, '')
    if (part === undefined) return { ...attributes }
    if (isLeftOut(part)) return null
    const name = renamed.get(part.toLowerCase())
    return name === undefined ? { ...attributes } : { ...attributes, PartName: `/${name}` }
  }
}

/** Relationships to parts that are gone go, too; a link of the text is told, and everything else outside leads nowhere. */
function relationshipRule(name: string, { text, renamed, signs }: Told) {
  const base = name.replace(/_rels\/[^/]*$/, '')
  return (localName: string, attributes: Readonly<Record<string, string>>): Record<string, string> | null => {
    if (localName !== 'Relationship') return { ...attributes }
    const target = attributes['Target'] ?? ''
    const type = (attributes['Type'] ?? '').replace(/^.*\//, '')
    const isExternal = attributes['TargetMode']?.toLowerCase() === 'external'
    signs.relationship(type, target, isExternal)
    if (LEFT_RELATIONSHIPS.test(type)) return null
    if (!isExternal) {
      const part = resolved(base, target)
      if (isLeftOut(part)) return null
      const picture = renamed.get(part.toLowerCase())
      return picture === undefined ? { ...attributes } : { ...attributes, Target: `/${picture}` }
    }
    text.line(target)
    if (type === 'hyperlink' && !isFilePath(target)) return { ...attributes }
    return { ...attributes, Target: 'about:blank' }
  }
}

/** The member that a relationship points at; what is no path points at none. */
function resolved(base: string, target: string): string {
  try {
    return decodeURIComponent(new URL(target, `zip:///${base}`).pathname).replace(/^\/+/, '')
  } catch {
    return target
  }
}

function looksLikeMarkup(content: Buffer): boolean {
  return /^\s*<[?!a-z]/i.test(content.toString('latin1', 0, 200).replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)|\0/g, ''))
}
