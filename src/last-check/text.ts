/** The ways in which one text can be read: as it is, without markup, without escapes, and the base64 within it. */

import { base64Runs } from './base64-runs.ts'
import { textIn } from './charset.ts'
import { unescaped } from './escapes.ts'
import { hasMarkup, withoutMarkup } from './markup.ts'
import type { Decoding, Piece, Place } from './piece.ts'

export function readText(text: string, { where }: Place, { allowance, see }: Decoding): void {
  seeWithEscapes(text, where, see)
  if (hasMarkup(text)) seeWithEscapes(withoutMarkup(text), `${where}, as shown`, see)
  for (const bytes of base64Runs(text)) {
    allowance.take(where, bytes.length)
    const piece = decodedRun(bytes)
    if (piece !== null) see({ where: `${where}, base64 in it`, ...piece })
  }
}

/** A longer run is a file, or nothing: folding its letters would take seconds. */
const MAX_TEXT_BYTES = 4096

/** Null for what is no text: check sums and keys are written in the same letters, and there are many in some mail. */
function decodedRun(bytes: Buffer): Pick<Piece, 'kind' | 'content'> | null {
  const content = bytes.toString('latin1')
  if (bytes.length > MAX_TEXT_BYTES) return { kind: 'code', content }
  if (!/[ -~]{6}|(?:[ -~]\0){6}/.test(content)) return null
  return { kind: 'text', content: textIn(bytes, null).replaceAll('\0', '') }
}

function seeWithEscapes(text: string, where: string, see: Decoding['see']): void {
  for (const content of [text, ...unescaped(text)]) see({ where, kind: 'text', content })
}
