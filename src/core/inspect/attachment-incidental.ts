/** `attachment.incidental`: keys, signatures, invitations and contact cards that mail programs add by themselves. */

import { excerptOf, type Observation } from '../finding.ts'
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
            advice: 'Nothing to do: such files name their owner and are left out of every message.',
            target: { kind: 'attachment', index },
          },
        ],
  )
}
