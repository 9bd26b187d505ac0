/** Word documents of the old kind ([MS-DOC]): read, and cleaned in a copy whose every stream keeps its place and length. */

import {
  type CompoundFile,
  type CompoundStream,
  openCompoundFile,
  readStream,
  writeStream,
} from './doc-compound-file.ts'
import { blankEntry } from './doc-directory.ts'
import { type FileInformation, readFileInformation, TABLES } from './doc-file-information.ts'
import { blankNames } from './doc-names.ts'
import { textOfPieces } from './doc-pieces.ts'
import { blankProperties, isPropertyStream } from './doc-properties.ts'
import { drawnLinks, readableText } from './doc-text.ts'
import { type DocumentReading, MAX_DOCUMENT_CHARACTERS } from './document-reading.ts'

/**
 * The streams whose contents are understood, or too plain to name anybody. Macros, embedded files, signatures and stores
 * of XML keep names and paths in ways of their own: a document with one of them is not cleaned.
 */
const KNOWN_STREAMS: ReadonlySet<string> = new Set([
  ...['WordDocument', '0Table', '1Table', 'Data', '\x01CompObj', '\x01Ole'],
  ...['\x05SummaryInformation', '\x05DocumentSummaryInformation'],
])

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
  const open = openDocument(bytes)
  if (open === null) return { cleaned: null, text: null }
  // The text first: cleaning writes into the streams.
  const text = textOf(bytes, open)
  const cleaned = text === null ? null : cleanedCopy(bytes, open)
  if (cleaned === null) return { cleaned, text }
  // Tables of a made-up file may lie over each other; whatever was blanked, the reader's text must not change.
  const again = openDocument(cleaned)
  return { cleaned: again !== null && textOf(cleaned, again) === text ? cleaned : null, text }
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

function textOf(bytes: Uint8Array, { file, information, document, table }: OpenDocument): string | null {
  const clx = partOf(table, information, TABLES.pieces)
  const raw = clx === null ? null : textOfPieces(clx, document, MAX_DOCUMENT_CHARACTERS)
  if (raw === null) return null
  const drawings = partOf(table, information, TABLES.drawings)
  const pictures = topStream(file, 'Data')
  const links = [
    ...(drawings === null ? [] : drawnLinks(drawings)),
    ...(pictures === undefined ? [] : drawnLinks(readStream(bytes, pictures))),
  ]
  return readableText(raw, links)
}

function partOf(table: Uint8Array, information: FileInformation, number: number): Uint8Array | null {
  const place = information.table(number)
  if (place === null || place.start + place.length > table.length) return null
  return table.subarray(place.start, place.start + place.length)
}

function cleanedCopy(bytes: Uint8Array, open: OpenDocument): Uint8Array | null {
  const { file, information, stream, document, tableStream, table } = open
  // A fast save leaves the deleted text in the file, where no rule would see it.
  if (information.isFastSaved) return null
  if (!file.streams.every(({ name, storage }) => storage === '' && KNOWN_STREAMS.has(name))) return null
  if (!blankNames(information, document, table)) return null
  const copy = new Uint8Array(bytes)
  writeStream(copy, stream, document)
  writeStream(copy, tableStream, table)
  for (const part of file.streams) {
    const length = part.ranges.reduce((sum, { start, end }) => sum + end - start, 0)
    if (isPropertyStream(part.name)) writeStream(copy, part, blankProperties(part.name, length))
    // Of two tables one is left over from an earlier save.
    else if (part.name.endsWith('Table') && part !== tableStream) writeStream(copy, part, new Uint8Array(length))
  }
  for (const entry of file.entries) blankEntry(copy, entry)
  for (const { start, end } of file.unused) copy.fill(0, start, end)
  return copy
}
