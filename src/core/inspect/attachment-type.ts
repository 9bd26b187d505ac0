/** `attachment.type`: files must be of an allowed type by their name and by their content. */

import { excerptOf, type Observation } from '../finding.ts'
import type { Attachment, FileKind } from '../message/message.ts'
import { adviceInEnglish, type Seen, seenInEnglish } from '../notice-texts/in-english.ts'
import type { Policy } from '../policy.ts'
import type { Reading } from './reading.ts'

/** The extension that names each kind; a file may carry any allowed extension if its content is allowed too. */
const EXTENSIONS: Readonly<Record<Exclude<FileKind, 'incidental' | 'other' | 'empty'>, readonly string[]>> = {
  text: ['txt'],
  pdf: ['pdf'],
  doc: ['doc'],
  docx: ['docx'],
  jpeg: ['jpg', 'jpeg'],
  gif: ['gif'],
  tiff: ['tif', 'tiff'],
  bmp: ['bmp'],
  png: ['png'],
}

export function attachmentsOfWrongType(reading: Reading, policy: Policy): Observation[] {
  const allowed = policy.attachments.allowedExtensions
  const adviceSlots = { types: allowed.map((extension) => `.${extension}`).join(' ') }
  const advice = adviceInEnglish('attachment.type', adviceSlots)
  const observations: Observation[] = []
  for (const [index, attachment] of reading.message.attachments.entries()) {
    const seen = problemOf(attachment, allowed)
    if (seen === null) continue
    observations.push({
      rule: 'attachment.type',
      place: reading.placeOfFile(attachment),
      where: `attachment:${attachment.name}`,
      excerpt: excerptOf(`${attachment.name}: ${seenInEnglish(seen)}`),
      advice,
      seen,
      adviceSlots,
      target: { kind: 'attachment', index },
    })
  }
  return observations
}

function problemOf({ name, kind, content }: Attachment, allowed: readonly string[]): Seen | null {
  // Those are taken out by a rule of their own, whatever they are called.
  if (kind === 'incidental') return null
  const dot = name.lastIndexOf('.')
  const extension =
    dot >= 0
      ? name
          .slice(dot + 1)
          .trim()
          .toLowerCase()
      : null
  if (kind === 'other') return { kind: 'unknownContent' }
  // A picture pasted into a text often has no name; what it is decides then.
  if (extension !== null && !allowed.includes(extension))
    return { kind: 'extensionNotAllowed', slots: { extension: extension.slice(0, 20) } }
  if (kind === 'empty') return extension === null ? { kind: 'emptyWithoutType' } : null
  if (!EXTENSIONS[kind].some((usual) => allowed.includes(usual)))
    return { kind: 'contentNotAllowed', slots: { type: kind } }
  // Text under the name of a document is what a program writes when it meant something else.
  if (kind === 'text' && extension !== null && extension !== 'txt' && content.byteLength > 0) {
    return { kind: 'textUnderOtherName', slots: { extension: extension.slice(0, 20) } }
  }
  return null
}
