/**
 * `attachment.metadata`: pictures that may name their author, since they could not be cleaned. Of documents:
 * rewrite/documents-with-traces.ts.
 */

import { excerptOf } from '../excerpt.ts'
import type { Observation } from '../finding.ts'
import { isDocumentKind } from '../message/message.ts'
import { adviceInEnglish } from '../notice-texts/in-english.ts'
import type { Reading } from './reading.ts'

export function picturesThatKeepTheirAuthor(reading: Reading): Observation[] {
  return reading.message.attachments.flatMap((attachment, index): Observation[] =>
    attachment.cleaned !== null || isDocumentKind(attachment.kind)
      ? []
      : [
          {
            rule: 'attachment.metadata',
            place: 'attachment',
            where: `attachment:${attachment.name}`,
            excerpt: excerptOf(attachment.name),
            advice: adviceInEnglish('attachment.metadata'),
            target: { kind: 'attachment', index },
          },
        ],
  )
}
