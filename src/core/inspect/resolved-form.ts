/** A text as somebody reads it who wants to reach the writer elsewhere: every address in its plain spelling. */

import type { NormalText } from './normal-form.ts'
import { withSpelledAt } from './spelled-at.ts'
import { withSpelledHosts } from './spelled-hosts.ts'
import { withPlainSigns } from './spelled-signs.ts'
import { undisguised } from './look-alikes.ts'
import { unescapedForm } from './unescaped-form.ts'

/** Each in what the one before it made. Escapes of escapes (`%252e`) hide an address, but nobody undoes more than these. */
const READINGS = [
  undisguised,
  unescapedForm,
  unescapedForm,
  unescapedForm,
  withPlainSigns,
  withSpelledHosts,
  withSpelledAt,
]

/**
 * A text with look-alike letters in Latin where a reader takes them for Latin, escapes undone, and spelled-out addresses
 * as addresses: `example [dot] com slash sale`, `ann (at) mail.example`, `hxxp`, `e x a m p l e . c o m`, hosts over two
 * lines.
 *
 * `normal` itself where there is nothing of the kind. Numbers stay as they are. What it changes in honest text (single
 * letters joined, escapes in what is no address) makes it a text to find addresses in, beside `normal`, and no other.
 */
export function resolvedForm(normal: NormalText): NormalText {
  let read = normal
  for (const reading of READINGS) read = reading(read) ?? read
  return read
}
