/**
 * Puts DKIM signatures (RFC 6376, RFC 8463) before a finished message of ours: one for each key of its domain.
 *
 * A signature covers the whole body and every field that we wrote. The fields that a reader sees or that programs act
 * on are signed once more than they occur, so that adding one breaks the signature (RFC 6376 section 8.15).
 *
 * The body is signed as it is. In relaxed form a space might be put into the empty line that ends the header of a part:
 * the header then goes on, and the first words of the text, or a whole file, are shown to nobody.
 */

import { createHash } from 'node:crypto'
import { relaxedField } from './dkim-canonical.ts'
import type { Outgoing } from './outgoing.ts'
import type { SigningAlgorithm, SigningKey } from './signing-key.ts'

const OVERSIGNED = [
  'from',
  'sender',
  'to',
  'cc',
  'subject',
  'date',
  'reply-to',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  // Nothing of ours has one; with it, programs show the text as a file.
  'content-disposition',
]

/** From the top down: a verifier that looks at one signature only knows RSA (RFC 8463 section 1). */
const ORDER: readonly SigningAlgorithm[] = ['rsa-sha256', 'ed25519-sha256']

const LINE_WIDTH = 76
const SIGNATURE_WIDTH = 72

/** The message with the signatures of its domain's keys; the very same bytes where it has none. */
export function signOutgoing(outgoing: Outgoing, domain: string, keys: readonly SigningKey[], now: Date): Outgoing {
  const own = keys.filter((key) => key.domain === domain)
  return own.length === 0 ? outgoing : { ...outgoing, bytes: signMessage(outgoing.bytes, own, now) }
}

/** Signs a message whose lines all end in CRLF and whose header is ASCII, as core/message/write-message.ts writes it. */
export function signMessage(bytes: Uint8Array, keys: readonly SigningKey[], now: Date): Uint8Array {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = message.indexOf('\r\n\r\n')
  if (end < 0) throw new Error('a message of ours has no line between its header and its body')
  const covered = coveredFields(message.toString('latin1', 0, end))
  const hash = createHash('sha256')
  for (const piece of canonicalBody(message.subarray(end + 4))) hash.update(piece)
  const bodyHash = hash.digest('base64')
  const byOrder = [...keys].sort((a, b) => ORDER.indexOf(a.algorithm) - ORDER.indexOf(b.algorithm))
  const signatures = byOrder.map((key) => signatureField(key, covered, bodyHash, now))
  return Buffer.concat([Buffer.from(signatures.join(''), 'latin1'), message])
}

interface CoveredFields {
  /** What `h=` lists. */
  readonly names: readonly string[]
  /** The fields themselves in canonical form, in the order of `names`; a name too many stands for nothing. */
  readonly canonical: string
}

function coveredFields(header: string): CoveredFields {
  const fields = header.split(/\r\n(?![ \t])/)
  // Of several fields with one name the last is taken first (RFC 6376 section 5.4.2).
  const named = (name: string) => fields.filter((field) => nameOf(field) === name).reverse()
  const names = [...new Set([...OVERSIGNED, ...fields.map(nameOf)])]
  return {
    names: names.flatMap((name) => [...named(name).map(nameOf), ...(OVERSIGNED.includes(name) ? [name] : [])]),
    canonical: names
      .flatMap(named)
      .map((field) => `${relaxedField(field)}\r\n`)
      .join(''),
  }
}

function nameOf(field: string): string {
  return field.slice(0, field.indexOf(':')).toLowerCase()
}

function signatureField(key: SigningKey, covered: CoveredFields, bodyHash: string, now: Date): string {
  const tags = [
    'DKIM-Signature: v=1;',
    ` a=${key.algorithm};`,
    ' c=relaxed/simple;',
    ` d=${key.domain};`,
    ` s=${key.selector};`,
    ` t=${Math.floor(now.getTime() / 1000)};`,
    ...covered.names.map((name, at) => `${at === 0 ? ' h=' : ''}${name}${at < covered.names.length - 1 ? ':' : ';'}`),
    ` bh=${bodyHash};`,
  ]
  // `b=` comes last and empty: that is the form in which the field signs itself (RFC 6376 section 3.7).
  const unsigned = `${folded(tags)}\r\n b=`
  const text = Buffer.from(covered.canonical + relaxedField(unsigned), 'latin1')
  const signature = Buffer.from(key.sign(text)).toString('base64')
  return `${unsigned}${pieces(signature, SIGNATURE_WIDTH).join('\r\n ')}\r\n`
}

/** The pieces behind each other in lines of at most 76 characters where that is possible. */
function folded(parts: readonly string[]): string {
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line.length + part.length > LINE_WIDTH) {
      lines.push(line)
      line = ` ${part.trimStart()}`
    } else line += part
  }
  return [...lines, line].join('\r\n')
}

function pieces(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, at) => text.slice(at * length, (at + 1) * length))
}

const EMPTY_LINE = Buffer.from('\r\n')

/** A body in the simple form of RFC 6376 section 3.4.3: as it is, but for empty lines at its end. */
function canonicalBody(body: Buffer): readonly Uint8Array[] {
  let end = body.length
  while (end >= 2 && body.subarray(end - 2, end).equals(EMPTY_LINE)) end -= 2
  return [body.subarray(0, end), EMPTY_LINE]
}
