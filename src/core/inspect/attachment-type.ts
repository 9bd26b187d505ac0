/**
 * `attachment.type`: files must be of an allowed type by their name, by their content and by what they are declared as.
 * The three need not say the same, since programs guess; the strictest of them counts.
 */

import { excerptOf } from '../excerpt.ts'
import type { Observation } from '../finding.ts'
import type { Attachment } from '../message/message.ts'
import { adviceInEnglish, type Seen, seenInEnglish } from '../notice-texts/in-english.ts'
import type { Policy } from '../policy.ts'
import { extensionOf, isAllowableKind, isAllowedExtension, isAllowedKind, isAllowedType } from './file-types.ts'
import type { Reading } from './reading.ts'

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

function problemOf({ name, kind, content, declaredType }: Attachment, allowed: readonly string[]): Seen | null {
  // Those are taken out by a rule of their own, whatever they are called.
  if (kind === 'incidental') return null
  const extension = extensionOf(name)
  if (kind === 'other') return { kind: 'unknownContent' }
  // A picture pasted into a text often has no name; what it is decides then.
  if (extension !== null && !isAllowedExtension(extension, allowed))
    return { kind: 'extensionNotAllowed', slots: { extension: extension.slice(0, 20) } }
  // What a program declares, others believe: a web page is shown as one.
  if (!isAllowedType(declaredType, allowed))
    return { kind: 'declaredOtherwise', slots: { declared: declaredType.slice(0, 60) } }
  if (!isAllowableKind(kind)) return extension === null ? { kind: 'emptyWithoutType' } : null
  if (!isAllowedKind(kind, allowed)) return { kind: 'contentNotAllowed', slots: { type: kind } }
  // Text under the name of a document is what a program writes when it meant something else.
  if (kind === 'text' && extension !== null && extension !== 'txt' && content.byteLength > 0) {
    return { kind: 'textUnderOtherName', slots: { extension: extension.slice(0, 20) } }
  }
  return null
}
