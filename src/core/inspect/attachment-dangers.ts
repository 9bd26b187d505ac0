/** What examine/ found hidden in files, a rule for each kind; and pictures of more pixels than the policy allows. */

import { excerptOf } from '../excerpt.ts'
import type { Observation } from '../finding.ts'
import { type Attachment, type Danger, isDocumentKind } from '../message/message.ts'
import type { AdvisedRule, SeenKind } from '../notice-texts/catalogue.ts'
import { adviceInEnglish, type Seen, seenInEnglish } from '../notice-texts/in-english.ts'
import type { Policy } from '../policy.ts'
import type { Reading } from './reading.ts'

export const filesWithMacros = ruleFor('attachment.macros', 'macros')
export const activeFiles = ruleFor('attachment.active', 'active')
export const filesInFiles = ruleFor('attachment.embedded', 'embedded')
export const filesThatFetch = ruleFor('attachment.external', 'external')
export const polyglots = ruleFor('attachment.polyglot', 'polyglot')
export const documentsNotSearched = ruleFor('attachment.unsearched', 'unsearched')

export function bombs(reading: Reading, { attachments: { maxPixels } }: Policy): Observation[] {
  return observations(reading, 'attachment.bomb', ({ dangers, pixels = 0 }) => {
    if (dangers.includes('bomb') || pixels > maxPixels) return 'bomb'
    return dangers.includes('manyPictures') ? 'manyPictures' : null
  })
}

/** Documents into which nobody can look: with a password, or broken. They never go on, whatever the policy says. */
export function unreadableDocuments(reading: Reading): Observation[] {
  return observations(reading, 'attachment.unreadable', ({ kind, text, dangers }) => {
    if (dangers.includes('encrypted')) return 'encrypted'
    // Why it was not read is said by another rule then.
    if (!isDocumentKind(kind) || text !== null || dangers.includes('bomb')) return null
    return 'unreadable'
  })
}

function ruleFor(rule: AdvisedRule, danger: Danger & SeenKind): (reading: Reading) => Observation[] {
  return (reading) => observations(reading, rule, ({ dangers }) => (dangers.includes(danger) ? danger : null))
}

function observations(
  reading: Reading,
  rule: AdvisedRule,
  seenIn: (attachment: Attachment) => SeenKind | null,
): Observation[] {
  return reading.message.attachments.flatMap((attachment, index): Observation[] => {
    const kind = seenIn(attachment)
    if (kind === null) return []
    const seen: Seen = { kind }
    return [
      {
        rule,
        place: reading.placeOfFile(attachment),
        where: `attachment:${attachment.name}`,
        excerpt: excerptOf(`${attachment.name}: ${seenInEnglish(seen)}`),
        advice: adviceInEnglish(rule),
        seen,
        target: { kind: 'attachment', index },
      },
    ]
  })
}
