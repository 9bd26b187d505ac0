/** A message as its reader sees it, computed once for all rules: every text, its normal form, and who wrote which line. */

import type { Place } from '../finding.ts'
import type { Attachment, Message } from '../message/message.ts'
import { type NormalText, normalForm } from './normal-form.ts'
import { type LineClass, classifyLines, lastAtOrBefore } from './quoted-lines.ts'
import { type ReadText, readText } from './read-text.ts'
import { type Leaf, type VisibleText, visibleText } from './visible-text.ts'

export interface Reading {
  readonly message: Message
  readonly visible: VisibleText
  /** Of the visible text. */
  readonly normalText: NormalText
  /** All that the reader reads: subject and body first, then what belongs to files. */
  readonly texts: readonly ReadText[]
  /** Whether an offset of the visible text is the writer's new text, quoted history or signature. */
  placeAt(offset: number): BodyPlace
  /** A picture in a signature or a quote is judged as part of it: nobody attached it on purpose. */
  placeOfFile(attachment: Attachment): Place
}

type BodyPlace = Extract<Place, 'text' | 'quoted' | 'signature'>

/** `knownSubject`: the other side gave the message its subject, so it is as good as quoted. */
export function readMessage(message: Message, { knownSubject = false } = {}): Reading {
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
    where: 'subject',
    target: (start, end) => ({ kind: 'subject', start, end }),
  })
  const body = readText({
    kind: 'body',
    written: visible.text,
    normal: normalText,
    placeAt,
    where: null,
    target: (start, end) => ({ kind: 'text', start, end }),
  })
  const files = message.attachments.flatMap((attachment, index) =>
    fileTexts(attachment, index, placeOfFile(attachment)),
  )
  return { message, visible, normalText, texts: [subject, body, ...files], placeAt, placeOfFile }
}

function fileTexts(attachment: Attachment, index: number, place: Place): ReadText[] {
  const text = (kind: ReadText['kind'], written: string) =>
    readText({
      kind,
      written,
      normal: normalForm(written),
      placeAt: () => place,
      where: `attachment:${attachment.name}`,
      target: () => ({ kind: 'attachment', index }),
    })
  const { name, codes } = attachment
  return [
    text('file-name', withoutExtension(name)),
    ...(attachment.text === null || attachment.text === '' ? [] : [text('file', attachment.text)]),
    ...codes.map((code) => text('code', code)),
  ]
}

/** A name ends in what may be a top-level domain by chance (`.doc`, `.zip`), and its underscores are spaces. */
function withoutExtension(name: string): string {
  const dot = name.lastIndexOf('.')
  return (dot > 0 ? name.slice(0, dot) : name).replace(/_/g, ' ')
}
