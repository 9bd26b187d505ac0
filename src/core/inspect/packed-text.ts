/**
 * Files packed into text, as mail did before MIME: uuencode and yEnc. Old mail programs unpack them and show a file that
 * nobody has looked at. `attachment.embedded`, in the body as well as in text files.
 */

import type { Observation } from '../finding.ts'
import { isDocumentKind } from '../message/message.ts'
import { observedIn } from './read-text.ts'
import type { Reading } from './reading.ts'

/** A line that begins such a file, and the first line of it, in which no small letter stands or no space. */
const UUENCODED = /^begin(?:-base64)? [0-7]{3,4} [^\n]{1,200}\n(?=[!-`][ -`]{4,62}\r?$|[A-Za-z0-9+/=]{8,76}\r?$)/gm
const YENC = /^=ybegin (?=[^\n]{0,200}\bname=)[^\n]{0,400}$/gm

export function filesInText({ texts, message }: Reading): Observation[] {
  return texts.flatMap((text): Observation[] => {
    const { kind, normal } = text
    if (kind !== 'body' && kind !== 'file') return []
    for (const pattern of [UUENCODED, YENC]) {
      const [found] = normal.text.matchAll(pattern)
      if (found === undefined) continue
      const stretch = { start: found.index, end: found.index + found[0].length }
      const target = text.target(stretch.start, stretch.end)
      // What a document says on its pages is not unpacked by anything.
      if (target.kind === 'attachment' && isDocumentKind(message.attachments[target.index]?.kind ?? 'other')) continue
      return [observedIn('attachment.embedded', text, normal, stretch)]
    }
    return []
  })
}
