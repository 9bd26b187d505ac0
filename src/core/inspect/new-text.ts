/** What somebody wrote anew in a message, without what the mail program added: quotes and signatures. */

import { TEXT_TO_GUESS_FROM } from '../language.ts'
import type { Reading } from './reading.ts'

/** Behind so much of quoted history nobody looks for an answer. */
const MAX_TEXT_LOOKED_AT = 20_000

/** Its first lines, as many as its language is guessed from. */
export function beginningOfNewText({ visible: { text }, placeAt }: Reading): string {
  const end = Math.min(text.length, MAX_TEXT_LOOKED_AT)
  let found = ''
  for (let start = 0; start < end && found.length < TEXT_TO_GUESS_FROM; ) {
    const lineEnd = text.indexOf('\n', start)
    const next = lineEnd < 0 ? text.length : lineEnd + 1
    if (placeAt(start) === 'text') found += text.slice(start, Math.min(next, start + TEXT_TO_GUESS_FROM))
    start = next
  }
  return found
}
