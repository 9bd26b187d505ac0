/** The header fields of a message as DKIM signs them: which of them, and as what text (RFC 6376 sections 3.4 and 5.4.2). */

import { relaxedField } from '../core/dkim-canonical.ts'
import { headerFields } from '../core/message/header-block.ts'
import type { Signature } from './dkim-signature.ts'

export interface Field {
  /** Lower case. */
  readonly name: string
  /** As it stands in the message, folds and all, without the line end behind it; bytes as Latin-1 characters. */
  readonly text: string
}

export interface SplitMessage {
  readonly fields: readonly Field[]
  readonly body: Uint8Array
}

/** Splits where our own reading of the header does, or null where the header can be read in more than one way. */
export function splitMessage(raw: Uint8Array): SplitMessage | null {
  const read = headerFields(raw)
  if (read === null) return null
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  if (bytes.subarray(0, 2).toString('latin1') === '\r\n') return { fields: [], body: bytes.subarray(2) }
  const end = bytes.indexOf('\r\n\r\n')
  const block = (end < 0 ? bytes : bytes.subarray(0, end)).toString('latin1').replace(/\r\n$/, '')
  const texts = block === '' ? [] : block.split(/\r\n(?![ \t])/)
  if (/[\0]|\r(?!\n)|(?<!\r)\n/.test(block) || texts.length !== read.length) return null
  return {
    fields: read.map(({ name }, index) => ({ name, text: texts[index] ?? '' })),
    body: end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 4),
  }
}

/** What stands behind the colon. */
export function valueIn(field: Field): string {
  return field.text.slice(field.name.length + 1)
}

/** How a message's fields are covered by one signature. */
export interface Coverage {
  /** All fields of that name, from the top, where the signature covers every one of them; none otherwise. */
  covered(name: string): readonly Field[]
  /** The first field that somebody may have added: there are more of its name than the signature covers of them. */
  readonly added: string | null
  /** The canonical text that was signed. */
  signedText(): Buffer
}

/** Fields that may occur once and that programs read; a second one is what a forger adds to a signed message. */
const SINGLE = [
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
]

/** `own` is the field that holds the signature: it signs itself, without `b=`, and never by its name. */
export function coverageOf(fields: readonly Field[], own: Field, signature: Signature): Coverage {
  const named = new Map<string, Field[]>()
  for (const field of fields) {
    const others = named.get(field.name)
    if (field === own) continue
    if (others === undefined) named.set(field.name, [field])
    else others.push(field)
  }
  const times = new Map<string, number>()
  const signed: Field[] = []
  for (const name of signature.signedNames) {
    const before = times.get(name) ?? 0
    times.set(name, before + 1)
    // From the bottom up. A name without a field left says that there is none (RFC 6376 section 5.4.2).
    const field = named.get(name)?.at(-1 - before)
    if (field !== undefined) signed.push(field)
  }
  const uncovered = (name: string) => (named.get(name)?.length ?? 0) > (times.get(name) ?? 0)
  return {
    covered: (name) => (uncovered(name) ? [] : (named.get(name) ?? [])),
    added: SINGLE.find((name) => times.has(name) && uncovered(name)) ?? null,
    signedText: () => canonicalText(signed, own, signature),
  }
}

function canonicalText(signed: readonly Field[], own: Field, signature: Signature): Buffer {
  const at = own.name.length + 1
  const emptied = own.text.slice(0, at + signature.blank.start) + own.text.slice(at + signature.blank.end)
  const lines = [...signed.map(({ text }) => text), emptied]
  const canonical = signature.header === 'relaxed' ? lines.map(relaxedField) : lines
  return Buffer.from(canonical.join('\r\n'), 'latin1')
}
