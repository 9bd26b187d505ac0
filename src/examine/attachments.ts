/** The files of a message, and which of them its HTML shows. */

import type { BodyNode } from '../core/message/body-tree.ts'
import { type Attachment, type FileKind, isDocumentKind } from '../core/message/message.ts'
import { cleanName, isDisguised } from './attachment-name.ts'
import { CodeSearch } from './codes/codes.ts'
import { readDocument } from './documents/read-document.ts'
import { surveyZip } from './documents/zip-survey.ts'
import { fileKindOf, mayBeDocument } from './file-kind.ts'
import { isIncidental } from './incidental.ts'
import { NeedsWorker } from './limits.ts'
import { withCodesOfMosaics } from './mosaic-codes.ts'
import type { Part } from './parse.ts'
import { cleanPicture, isPictureKind, type PictureKind } from './pictures/clean-picture.ts'
import { pictureDangers } from './pictures/picture-dangers.ts'
import { decodedTexts } from './text-file.ts'

/** Where files are looked into: documents, archives and pictures are opened in a worker thread, whatever their size. */
export type Thread = 'main' | 'worker'

/**
 * One attachment a part; each Content-ID that the body shows goes to the first picture that has it.
 * Throws NeedsWorker on the main thread when there is something to open.
 */
export async function attachmentsOf(
  files: readonly Part[],
  body: readonly BodyNode[],
  thread: Thread,
): Promise<Attachment[]> {
  if (thread === 'main' && files.some(({ content }) => content !== null && mayBeDocument(content))) {
    throw new NeedsWorker('a file must be opened')
  }
  const search = new CodeSearch()
  const wanted = contentIdsIn(body)
  let room = MAX_CHARACTERS
  const attachments: Attachment[] = []
  const taken = new Set<string>()
  for (const part of files) {
    const name = cleanName(part.name)
    const content = part.content ?? new Uint8Array()
    const kind = await kindOf(part, name, content)
    if (thread === 'main' && isPictureKind(kind)) throw new NeedsWorker('a picture must be opened')
    const { dangers, ...reading } = withinRoom(await readFile(kind, content, search), room)
    room -= charactersOf(reading)
    const id = part.contentId
    const shown = id !== null && wanted.has(id) && !taken.has(id) && isPicture(kind, part.type)
    if (shown) taken.add(id)
    attachments.push({
      name,
      declaredType: part.type,
      content,
      ...reading,
      dangers: isDisguised(part.name) ? [...dangers, 'disguised'] : dangers,
      kind,
      contentId: shown ? id : null,
    })
  }
  return withCodesOfMosaics(attachments, body, search)
}

/**
 * What rules and searches read of all files together: as much text as the largest files that may be sent have letters.
 * More comes only out of documents that unpack to many times their size.
 */
const MAX_CHARACTERS = 12 * 1024 * 1024

/** What nobody can look through must not go on. */
function withinRoom(reading: FileReading, room: number): FileReading {
  if (charactersOf(reading) <= room) return reading
  return { ...reading, cleaned: null, text: null, otherReadings: [], dangers: [...reading.dangers, 'bomb'] }
}

function charactersOf({ text, otherReadings = [] }: Pick<FileReading, 'text' | 'otherReadings'>): number {
  return otherReadings.reduce((sum, reading) => sum + reading.length, text?.length ?? 0)
}

/** What a file holds. */
type FileReading = Pick<Attachment, 'cleaned' | 'text' | 'otherReadings' | 'codes' | 'dangers' | 'pixels'>

async function readFile(kind: FileKind, content: Uint8Array, search: CodeSearch): Promise<FileReading> {
  if (isPictureKind(kind)) return readPicture(kind, content, search)
  if (isDocumentKind(kind)) {
    const { pictures, codes = [], ...reading } = await readDocument(kind, content)
    if (pictures === undefined) return { ...reading, codes }
    const drawn = await search.inDocument(pictures)
    const dangers = drawn.isWhole ? reading.dangers : ([...reading.dangers, 'unsearched'] as const)
    return { ...reading, codes: [...new Set([...codes, ...drawn.codes])], dangers }
  }
  const [text = null, ...otherReadings] = kind === 'text' ? decodedTexts(content) : []
  return { cleaned: content, text, otherReadings, codes: [], dangers: surveyZip(content)?.isBomb ? ['bomb'] : [] }
}

async function readPicture(kind: PictureKind, content: Uint8Array, search: CodeSearch): Promise<FileReading> {
  const cleaned = cleanPicture(kind, content)
  const found = pictureDangers(kind, content)
  if (cleaned === null) return { cleaned, text: null, codes: [], ...found }
  const { codes, looked, isSpent } = await search.inPicture(kind, cleaned)
  return {
    // What no decoder opens may show anything to a more lenient one: it is not known to be clean.
    cleaned: looked === 'broken' ? null : cleaned,
    text: null,
    codes,
    ...found,
    ...(looked === 'too large' ? { dangers: [...found.dangers, isSpent ? 'manyPictures' : 'bomb'] } : {}),
  }
}

/**
 * A message inside a message, a piece of one, or a pointer to one is nothing to hand on, and neither is anything
 * encrypted, whatever their bytes look like.
 */
async function kindOf(part: Part, name: string, content: Uint8Array): Promise<FileKind> {
  if (part.type.startsWith('message/')) return 'other'
  if (/^application\/(?:pgp-encrypted|(?:x-)?pkcs7-mime)$/.test(part.type)) return 'other'
  if (isIncidental(part.type, name)) return 'incidental'
  if (isEncryptedFile(content)) return 'other'
  return fileKindOf(content)
}

function isEncryptedFile(content: Uint8Array): boolean {
  const head = Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, 200)).toString('latin1')
  return /^\s*-----BEGIN PGP MESSAGE-----/.test(head)
}

function isPicture(kind: FileKind, declaredType: string): boolean {
  return isPictureKind(kind) || declaredType.startsWith('image/')
}

/** The Content-IDs of the pictures in a body. */
function contentIdsIn(nodes: readonly BodyNode[], found = new Set<string>()): Set<string> {
  for (const node of nodes) {
    if (node.kind === 'image' && node.contentId !== null) found.add(node.contentId)
    if (node.kind === 'element') contentIdsIn(node.children, found)
  }
  return found
}

/** The body with the ids of pictures that no attachment carries taken out: their alternative text remains. */
export function withoutLostPictures(nodes: readonly BodyNode[], carried: ReadonlySet<string>): BodyNode[] {
  return nodes.map((node) => {
    if (node.kind === 'image' && node.contentId !== null && !carried.has(node.contentId)) {
      return { ...node, contentId: null }
    }
    return node.kind === 'element' ? { ...node, children: withoutLostPictures(node.children, carried) } : node
  })
}
