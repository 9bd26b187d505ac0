/** `attachment.incidental`: keys, signatures, invitations and contact cards that mail programs add by themselves. */

import { excerptOf } from '../excerpt.ts'
import type { Observation } from '../finding.ts'
import { adviceInEnglish } from '../notice-texts/in-english.ts'
import type { Reading } from './reading.ts'

export function incidentalAttachments(reading: Reading): Observation[] {
  return reading.message.attachments.flatMap((attachment, index): Observation[] =>
    attachment.kind !== 'incidental'
      ? []
      : [
          {
            rule: 'attachment.incidental',
            place: 'attachment',
            where: `attachment:${attachment.name}`,
            excerpt: excerptOf(`${attachment.name} (${attachment.declaredType})`),
            advice: adviceInEnglish('attachment.incidental'),
            target: { kind: 'attachment', index },
          },
        ],
  )
}
