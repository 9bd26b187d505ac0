/**
 * Documents that would tell the reader who the writer is: they cannot be rewritten like a text, so they stay behind.
 *
 * One that could not be cleaned goes on where nothing of the hidden party is found in it, with a note.
 */

import { excerptOf } from '../excerpt.ts'
import type { JudgedObservation, Observation } from '../finding.ts'
import { type Attachment, isDocumentKind } from '../message/message.ts'
import { adviceInEnglish, type Seen, seenInEnglish } from '../notice-texts/in-english.ts'
import { namesWriter } from './scrub.ts'
import type { ScrubContext } from './scrubber.ts'

type Context = Omit<ScrubContext, 'placeAt'>

/** Strips whatever names the writer, whatever the policy says; notes what could not be cleaned and names nobody. */
export function documentsWithTraces(attachments: readonly Attachment[], context: Context): JudgedObservation[] {
  return attachments.flatMap((attachment, index): JudgedObservation[] => {
    const { name, cleaned, text } = attachment
    // What nobody could read is a rule's, and stays behind in any case.
    if (!isDocumentKind(attachment.kind) || text === null) return []
    const found = (rule: string, excerpt: string, advice: string): Observation => ({
      rule,
      place: 'attachment',
      where: `attachment:${name}`,
      excerpt: excerptOf(excerpt),
      advice,
      target: { kind: 'attachment', index },
    })
    if (namesWriter(text, context) || (cleaned === null && bytesNameWriter(attachment.content, context))) {
      const seen: Seen = { kind: 'namesWriter' }
      return [
        { ...found('leak.document', seenInEnglish(seen), adviceInEnglish('leak.document')), seen, action: 'strip' },
      ]
    }
    return cleaned === null
      ? [{ ...found('attachment.metadata', 'its properties stay in it', UNCLEANED), action: 'note' }]
      : []
  })
}

const UNCLEANED = 'Nothing to do: the properties of this document could not be taken out, and nothing in it names you.'

/** Properties and forgotten pieces, as one and as two bytes a letter. */
function bytesNameWriter(content: Uint8Array, { hidden }: Context): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1').toLowerCase()
  return [...hidden.addresses, ...hidden.hosts.filter((host) => host.includes('.')), ...hidden.ids]
    .map((secret) => secret.toLowerCase())
    .some((secret) => bytes.includes(secret) || bytes.includes([...secret].join('\0')))
}
