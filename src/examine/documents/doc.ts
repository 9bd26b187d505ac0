/** Word documents of the old kind ([MS-DOC]): read, and cleaned in a copy whose every stream keeps its place and length. */

import {
  type CompoundFile,
  type CompoundStream,
  openCompoundFile,
  readStream,
  writeStream,
} from './doc-compound-file.ts'
import { emptiedXml, isStoredXml } from './doc-data-store.ts'
import { docDangers } from './doc-dangers.ts'
import { blankEntry } from './doc-directory.ts'
import { type FileInformation, readFileInformation, TABLES } from './doc-file-information.ts'
import { blankTellingInstructions } from './doc-fields.ts'
import { hiddenRanges, seenTextOfPieces } from './doc-hidden.ts'
import { docLists, withListNumbers } from './doc-lists.ts'
import { listItems } from './doc-list-paragraphs.ts'
import { blankNames } from './doc-names.ts'
import { cleanStoredPictures, storedPictures } from './doc-pictures.ts'
import { type Piece, piecesOf, textOfPieces } from './doc-pieces.ts'
import { blankProperties, isPropertyStream } from './doc-properties.ts'
import { blankRevisionDates } from './doc-revisions.ts'
import { blankShapeNames } from './doc-shapes.ts'
import { drawnLinks, readableText } from './doc-text.ts'
import { type DocumentPicture, type DocumentReading, MAX_DOCUMENT_CHARACTERS } from './document-reading.ts'
import { isRemote } from './docx-dangers.ts'

/**
 * The streams too plain to name anybody: which program opens the file. Macros, embedded files and signatures are not
 * among them: a document with one of those is not cleaned.
 */
const PLAIN_STREAMS: ReadonlySet<string> = new Set(['\x01CompObj', '\x01Ole'])

interface OpenDocument {
  readonly file: CompoundFile
  readonly information: FileInformation
  readonly stream: CompoundStream
  readonly document: Uint8Array
  readonly tableStream: CompoundStream
  readonly table: Uint8Array
}

/** Reads and cleans; never throws, and takes time and memory linear in the size of the file. */
export async function readDoc(bytes: Uint8Array): Promise<DocumentReading> {
  const dangers = docDangers(bytes)
  const open = openDocument(bytes)
  if (open === null) return { cleaned: null, text: null, dangers }
  if (hasRunningFields(open)) dangers.push('active')
  if (hasRemoteTemplate(open)) dangers.push('external')
  return { ...textAndCopy(bytes, open), dangers }
}

function textAndCopy(bytes: Uint8Array, open: OpenDocument): Omit<DocumentReading, 'dangers'> {
  // The text first: cleaning writes into the streams.
  const text = textOf(bytes, open)
  if (text === null) return { cleaned: null, text }
  const pictures = () => picturesIn(bytes, open.file)
  blankTellingInstructions(open.document, openPieces(open) ?? [])
  const shown = textOf(bytes, open)
  const cleaned = cleanedCopy(bytes, open)
  if (cleaned === null) return { cleaned, text, pictures }
  // Tables of a made-up file may lie over each other; whatever was blanked, the reader's text must not change.
  const again = openDocument(cleaned)
  return { cleaned: again !== null && textOf(cleaned, again) === shown ? cleaned : null, text, pictures }
}

function* picturesIn(bytes: Uint8Array, file: CompoundFile): Generator<DocumentPicture> {
  for (const stream of file.streams) {
    for (const picture of storedPictures(readStream(bytes, stream))) yield { form: 'file', ...picture }
  }
}

function openDocument(bytes: Uint8Array): OpenDocument | null {
  const file = openCompoundFile(bytes)
  const stream = file === null ? undefined : topStream(file, 'WordDocument')
  if (file === null || stream === undefined) return null
  const document = readStream(bytes, stream)
  const information = readFileInformation(document)
  const tableStream = information === null ? undefined : topStream(file, information.tableName)
  if (information === null || tableStream === undefined) return null
  return { file, information, stream, document, tableStream, table: readStream(bytes, tableStream) }
}

function topStream(file: CompoundFile, name: string): CompoundStream | undefined {
  return file.streams.find((stream) => stream.storage === '' && stream.name === name)
}

function openPieces({ information, document, table }: OpenDocument): Piece[] | null {
  const clx = partOf(table, information, TABLES.pieces)
  return clx === null ? null : piecesOf(clx, document, MAX_DOCUMENT_CHARACTERS)
}

/** Eighteen short strings. */
const MAX_STRINGS_BYTES = 20_000

/** The name of a field that starts programs, or one that another field writes. */
function hasRunningFields(open: OpenDocument): boolean {
  return /\x13\s*(?:DDE(?:AUTO)?\b|\x13)/i.test(textOfPieces(openPieces(open) ?? [], open.document))
}

/** The template stands among the associated strings ([MS-DOC] section 2.9.7, SttbfAssoc). */
function hasRemoteTemplate({ information, table }: OpenDocument): boolean {
  const strings = partOf(table, information, TABLES.associations)?.subarray(0, MAX_STRINGS_BYTES) ?? []
  const [template] =
    /(?:https?:\/\/|\\\\)[^\0-\x1f"]{1,200}\.dot[xm]?/i.exec(Buffer.from(strings).toString('utf16le')) ?? []
  return template !== undefined && isRemote(template)
}

function textOf(bytes: Uint8Array, open: OpenDocument): string | null {
  const { file, information, document, table } = open
  const pieces = openPieces(open)
  if (pieces === null) return null
  const drawings = partOf(table, information, TABLES.drawings)
  const pictures = topStream(file, 'Data')
  const links = [
    ...(drawings === null ? [] : drawnLinks(drawings)),
    ...(pictures === undefined ? [] : drawnLinks(readStream(bytes, pictures))),
  ]
  const raw = textOfPieces(pieces, document)
  const seen = seenText(open, pieces, raw)
  return seen === null ? null : readableText(raw, seen, links)
}

/** Without what is hidden, and with the numbers of lists; null where that is more than anybody reads. */
function seenText({ information, document, table }: OpenDocument, pieces: Piece[], raw: string): string | null {
  const runs = partOf(table, information, TABLES.characterRuns)
  const hidden = runs === null ? [] : hiddenRanges(document, runs)
  const seen = hidden.length === 0 ? raw : seenTextOfPieces(pieces, document, hidden)
  const paragraphs = partOf(table, information, TABLES.paragraphRuns)
  const lists = information.table(TABLES.lists)
  const overrides = partOf(table, information, TABLES.listOverrides)
  if (paragraphs === null || lists === null || overrides === null) return seen
  const items = listItems(document, paragraphs)
  return withListNumbers(seen, { pieces, document }, items, docLists(table, lists.start, overrides))
}

function partOf(table: Uint8Array, information: FileInformation, number: number): Uint8Array | null {
  const place = information.table(number)
  if (place === null || place.start + place.length > table.length) return null
  return table.subarray(place.start, place.start + place.length)
}

function cleanedCopy(bytes: Uint8Array, open: OpenDocument): Uint8Array | null {
  const { file, information, document, table } = open
  // A fast save leaves the deleted text in the file, where no rule would see it.
  if (information.isFastSaved || !blankNames(information, document, table)) return null
  const runs = partOf(table, information, TABLES.characterRuns)
  if (runs !== null && !blankRevisionDates(document, runs)) return null
  const copy = new Uint8Array(bytes)
  for (const stream of file.streams) {
    const content = cleanedStream(bytes, open, stream)
    if (content === null) return null
    writeStream(copy, stream, content)
  }
  for (const entry of file.entries) blankEntry(copy, entry)
  for (const { start, end } of file.unused) copy.fill(0, start, end)
  return copy
}

/** The same length without the author; null for a stream that keeps names and paths in ways of its own. */
function cleanedStream(bytes: Uint8Array, open: OpenDocument, stream: CompoundStream): Uint8Array | null {
  if (isStoredXml(stream)) return emptiedXml(stream.name, readStream(bytes, stream))
  if (stream.storage !== '') return null
  if (stream === open.stream) return blankDrawings(open.document) ? open.document : null
  if (stream === open.tableStream) return blankDrawings(open.table) ? open.table : null
  const content = readStream(bytes, stream)
  if (isPropertyStream(stream.name)) return blankProperties(stream.name, content.length)
  // Of two tables one is left over from an earlier save.
  if (stream.name === '0Table' || stream.name === '1Table') return content.fill(0)
  if (stream.name === 'Data') return blankDrawings(content) ? content : null
  return PLAIN_STREAMS.has(stream.name) ? content : null
}

/** False where a picture cannot be cleaned. */
function blankDrawings(stream: Uint8Array): boolean {
  blankShapeNames(stream)
  return cleanStoredPictures(stream)
}
