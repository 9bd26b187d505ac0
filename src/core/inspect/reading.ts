/** A message as its reader sees it, computed once for all rules: every text, its normal form, and who wrote which line. */

import type { Side } from '../direction.ts'
import type { Place } from '../finding.ts'
import type { Attachment, Message } from '../message/message.ts'
import { type NormalText, normalForm } from './normal-form.ts'
import { type LineClass, classifyLines, lastAtOrBefore } from './quoted-lines.ts'
import { readAgain } from './read-again.ts'
import { type ReadText, readText } from './read-text.ts'
import { type Leaf, type VisibleText, visibleText } from './visible-text.ts'

export interface Reading {
  readonly message: Message
  readonly writer: Side
  readonly visible: VisibleText
  /** Of the visible text. */
  readonly normalText: NormalText
  /** All that the reader reads: subject and body first, then what belongs to files, of a long one its beginning. */
  readonly texts: readonly ReadText[]
  /** What long files say behind that, piece by piece, made when it is asked for: all of it at once fills the memory. */
  readonly restOfFiles: readonly RestOfFile[]
  /** The texts as they may be read otherwise than they are written, for the rules about links and contacts. */
  again(): Iterable<ReadText>
  /** Whether an offset of the visible text is the writer's new text, quoted history or signature. */
  placeAt(offset: number): BodyPlace
  /** A picture in a signature or a quote is judged as part of it: nobody attached it on purpose. */
  placeOfFile(attachment: Attachment): Place
}

export interface RestOfFile {
  /** Of the attachment: two files may have the same name. */
  readonly index: number
  pieces(): Iterable<Reading>
}

type BodyPlace = Extract<Place, 'text' | 'quoted' | 'signature'>

interface Circumstances {
  readonly writer: Side
  /** The other side gave the message its subject, so it is as good as quoted. */
  readonly knownSubject: boolean
}

/** As a seller's message with a subject of its own, unless it is said otherwise: that is read most strictly. */
export function readMessage(
  message: Message,
  { writer = 'seller', knownSubject = false }: Partial<Circumstances> = {},
): Reading {
  const visible = visibleText(message.body)
  const roleAt = (offset: number): Leaf['role'] => {
    const leaf = visible.leaves[lastAtOrBefore(visible.leaves, offset)]
    return leaf !== undefined && offset < Math.max(leaf.end, leaf.start + 1) ? leaf.role : null
  }
  const lines = classifyLines(visible.text, (start) => roleAt(start) === 'quote')
  const placeAt = (offset: number): BodyPlace => {
    const role = roleAt(offset)
    if (role !== null) return role === 'quote' ? 'quoted' : 'signature'
    const line: LineClass | undefined = lines[lastAtOrBefore(lines, offset)]
    return line?.place ?? 'text'
  }
  const placeOfFile = ({ contentId }: Attachment): Place => {
    const shown = contentId === null ? undefined : visible.leaves.find((leaf) => leaf.contentId === contentId)
    if (shown === undefined) return 'attachment'
    const place = shown.role === null ? placeAt(shown.start) : shown.role === 'quote' ? 'quoted' : 'signature'
    return place === 'text' ? 'attachment' : place
  }
  const normalText = normalForm(visible.text)
  const subject = readText({
    kind: 'subject',
    written: message.subject,
    normal: normalForm(message.subject),
    placeAt: () => (knownSubject ? 'quoted' : 'subject'),
    where: () => 'subject',
    target: (start, end) => ({ kind: 'subject', start, end }),
  })
  const body = readText({
    kind: 'body',
    written: visible.text,
    normal: normalText,
    placeAt,
    where: () => null,
    target: (start, end) => ({ kind: 'text', start, end }),
  })
  const files = message.attachments.map((attachment, index) => ({ attachment, index, place: placeOfFile(attachment) }))
  const texts = [subject, body, ...files.flatMap(fileTexts)]
  const reading: Reading = {
    message,
    writer,
    visible,
    normalText,
    texts,
    restOfFiles: [],
    again: () => readAgain(texts, visible),
    placeAt,
    placeOfFile,
  }
  return { ...reading, restOfFiles: files.flatMap((file) => restOfFile(file, reading)) }
}

interface PlacedFile {
  readonly attachment: Attachment
  readonly index: number
  readonly place: Place
}

function fileTexts(file: PlacedFile): ReadText[] {
  const { name, codes } = file.attachment
  const beginnings = textsIn(file).map((text) => text.slice(0, pieceEnd(text, 0)))
  return [
    textOfFile(file, 'file-name', withoutExtension(name)),
    ...beginnings.map((beginning) => textOfFile(file, 'file', beginning)),
    ...codes.map((code) => textOfFile(file, 'code', code)),
  ]
}

function textsIn({ attachment: { text, otherReadings = [] } }: PlacedFile): string[] {
  return [text ?? '', ...otherReadings].filter((each) => each !== '')
}

function textOfFile({ attachment, index, place }: PlacedFile, kind: ReadText['kind'], written: string): ReadText {
  return readText({
    kind,
    written,
    normal: normalForm(written),
    placeAt: () => place,
    where: () => `attachment:${attachment.name}`,
    target: () => ({ kind: 'attachment', index }),
  })
}

function restOfFile(file: PlacedFile, reading: Reading): RestOfFile[] {
  const long = textsIn(file).filter((text) => text.length > PIECE_CHARACTERS)
  if (long.length === 0) return []
  function* pieces(): Generator<Reading> {
    for (const text of long) {
      for (let end = pieceEnd(text, 0); end < text.length; ) {
        const start = nextPiece(text, end)
        end = pieceEnd(text, end)
        yield withTextsOnly(reading, [textOfFile(file, 'file', text.slice(start, end))])
      }
    }
  }
  return [{ index: file.index, pieces }]
}

/** Nothing of the message but these texts. */
export function withTextsOnly(reading: Reading, texts: readonly ReadText[]): Reading {
  const message = { ...reading.message, attachments: [] }
  return { ...reading, message, visible: visibleText([]), restOfFiles: [], texts, again: () => [] }
}

const PIECE_CHARACTERS = 200_000

/** Behind a line or a word, or in the middle of one that is longer than any. */
function pieceEnd(text: string, start: number): number {
  const most = start + PIECE_CHARACTERS
  if (most >= text.length) return text.length
  const end = text.slice(most - PIECE_CHARACTERS / 2, most)
  const line = end.lastIndexOf('\n')
  const gap = line < 0 ? end.lastIndexOf(' ') : line
  return gap < 0 ? most : most - end.length + gap + 1
}

/** No address or number is longer, so that one that a piece cuts is whole in the next. */
const OVERLAP = 500

/** Where the piece behind one that ends there begins: with a line, or a word, before that end. */
function nextPiece(text: string, end: number): number {
  const before = text.slice(end - OVERLAP, end)
  const line = before.indexOf('\n')
  const gap = line < 0 ? before.indexOf(' ') : line
  return end - before.length + gap + 1
}

/**
 * A name ends in what may be a top-level domain by chance (`.doc`, `.zip`), and its underscores are spaces. Behind `www.`
 * any ending is one that a reader takes for a website's.
 */
function withoutExtension(name: string): string {
  const dot = /(?<![\p{L}\p{N}])www\./iu.test(name) ? 0 : name.lastIndexOf('.')
  return (dot > 0 ? name.slice(0, dot) : name).replace(/_/g, ' ')
}
