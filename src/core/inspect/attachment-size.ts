/** `attachment.size`: all files and inline pictures of a message together, decoded, against the limit. */

import type { Observation } from '../finding.ts'
import { adviceInEnglish, type Seen, seenInEnglish } from '../notice-texts/in-english.ts'
import type { Policy } from '../policy.ts'
import type { Reading } from './reading.ts'

/** Names as few files as bring the rest under the limit, the largest first: those a strip would take out. */
export function attachmentsOverSize(reading: Reading, policy: Policy): Observation[] {
  // Incidental files are taken out in any case, so they cost the writer nothing.
  const files = reading.message.attachments
    .map((attachment, index) => ({ attachment, index, bytes: attachment.content.byteLength }))
    .filter((file) => file.attachment.kind !== 'incidental')
  const limit = policy.attachments.maxTotalBytes
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  const adviceSlots = { limit: sizeText(limit) }
  let left = total
  const observations: Observation[] = []
  for (const { attachment, index, bytes } of files.sort((a, b) => b.bytes - a.bytes || a.index - b.index)) {
    if (left <= limit) break
    left -= bytes
    const slots = { file: attachment.name, size: sizeText(bytes), total: sizeText(total) }
    const seen: Seen = { kind: 'tooLarge', slots }
    observations.push({
      rule: 'attachment.size',
      place: 'attachment',
      where: `attachment:${attachment.name}`,
      excerpt: seenInEnglish(seen),
      advice: adviceInEnglish('attachment.size', adviceSlots),
      seen,
      adviceSlots,
      target: { kind: 'attachment', index },
    })
  }
  return observations
}

/** In a unit that fits, rounded up, so that what is over a limit never reads as the limit itself. */
function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const [unit, name] = bytes < 1024 * 1024 ? [1024, 'KiB'] : [1024 * 1024, 'MiB']
  return `${Math.ceil((bytes / unit) * 100) / 100} ${name}`
}
