/** The body hashes of a message (RFC 6376 sections 3.4.3, 3.4.4 and 3.7), made without holding up everything else. */

import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Canonicalization } from './dkim-signature.ts'

/** Hashing one takes a few milliseconds at worst, then others have their turn. */
const CHUNK_BYTES = 128 * 1024

/** SHA-256 of the body in each of the forms asked for. However many signatures there are, there are two forms. */
export async function bodyHashes(
  body: Uint8Array,
  forms: ReadonlySet<Canonicalization>,
): Promise<ReadonlyMap<Canonicalization, Buffer>> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const hashers = [...forms].map((form) => [form, createBodyHasher(form)] as const)
  for (let at = 0; at < bytes.length && hashers.length > 0; ) {
    if (at > 0) await setImmediate()
    const end = endOfLine(bytes, at + CHUNK_BYTES)
    const lines = bytes.toString('latin1', at, end)
    for (const [, hasher] of hashers) hasher.update(lines)
    at = end
  }
  return new Map(hashers.map(([form, hasher]) => [form, hasher.digest()]))
}

function endOfLine(bytes: Buffer, from: number): number {
  const lineFeed = bytes.indexOf(LF, from)
  return lineFeed < 0 ? bytes.length : lineFeed + 1
}

const LF = 10

/** Takes whole lines; only the last one may lack its line end. */
function createBodyHasher(form: Canonicalization) {
  const hash = createHash('sha256')
  let isEmpty = true
  // Empty lines are held back: at the end of the body they do not count.
  let heldBack = 0
  return {
    update(lines: string): void {
      const text = form === 'relaxed' ? relaxed(lines) : lines
      const end = endOfText(text)
      if (end > 0) {
        hash.update('\r\n'.repeat(heldBack)).update(text.slice(0, end), 'latin1')
        isEmpty = false
        heldBack = 0
      }
      heldBack += (text.length - end) / 2
    },
    digest(): Buffer {
      // An empty body is hashed as one line end in the simple form, as nothing in the relaxed one.
      if (form === 'simple' || !isEmpty) hash.update('\r\n')
      return hash.digest()
    },
  }
}

/** One space for each run of white space, none at the end of a line. Both patterns look at each character once. */
function relaxed(lines: string): string {
  return lines.replace(/\t[ \t]*| [ \t]+/g, ' ').replace(/ (?:(?=\r\n)|$)/g, '')
}

/** Where the line ends begin that nothing follows. */
function endOfText(text: string): number {
  let end = text.length
  while (end >= 2 && text.charCodeAt(end - 1) === 10 && text.charCodeAt(end - 2) === 13) end -= 2
  return end
}
