/** What a virus scanner said of files. It was asked before the plan was made; without one there is nothing to find. */

import { excerptOf } from '../excerpt.ts'
import type { JudgedObservation, Observation } from '../finding.ts'
import type { Attachment } from '../message/message.ts'
import { adviceInEnglish, type Seen, seenInEnglish } from '../notice-texts/in-english.ts'
import type { Reading } from './reading.ts'

const RULE = 'attachment.virus'
/** Its own name: in the log a file that nobody looked through must not read like a virus that was taken out. */
const UNSCANNED = 'attachment.unscanned'

export function viruses(reading: Reading): Observation[] {
  return reading.message.attachments.flatMap((attachment, index): Observation[] => {
    const { name, scan } = attachment
    if (scan?.kind !== 'virus') return []
    const seen: Seen = { kind: 'virus', slots: { name: scan.name } }
    return [
      {
        rule: RULE,
        place: reading.placeOfFile(attachment),
        where: `attachment:${name}`,
        excerpt: excerptOf(`${name}: ${seenInEnglish(seen)}`),
        advice: adviceInEnglish(RULE),
        seen,
        target: { kind: 'attachment', index },
      },
    ]
  })
}

/** Files that went past a scanner which did not answer: noted, whatever the policy says, as the configuration has it. */
export function unscannedFiles(attachments: readonly Attachment[]): JudgedObservation[] {
  return attachments.flatMap(({ name, scan }, index): JudgedObservation[] =>
    scan?.kind === 'unscanned'
      ? [
          {
            rule: UNSCANNED,
            action: 'note',
            place: 'attachment',
            where: `attachment:${name}`,
            excerpt: excerptOf(`${name}: not looked through for viruses (${scan.reason})`),
            advice: 'Nothing to do: the file could not be looked through for viruses.',
            target: { kind: 'attachment', index },
          },
        ]
      : [],
  )
}
