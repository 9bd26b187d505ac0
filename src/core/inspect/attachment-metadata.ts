/**
 * `attachment.metadata`: pictures that may name their author, since they could not be cleaned. Of documents:
 * rewrite/documents-with-traces.ts.
 */

import { excerptOf, type Observation } from '../finding.ts'
import { isDocumentKind } from '../message/message.ts'
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
            advice: 'Open the picture, save it again with another program as PNG or JPEG, and send that file.',
            target: { kind: 'attachment', index },
          },
        ],
  )
}
