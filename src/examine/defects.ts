/** What is wrong with the form of a message, as far as it shows without effort. For the record; nothing is refused. */

import type { Header } from './header-fields.ts'
import { valuesOf } from './header-facts.ts'
import type { Part } from './parse.ts'

const ONCE = ['from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'date', 'message-id', 'in-reply-to', 'references']
const MIME_ONCE = ['content-type', 'content-transfer-encoding', 'content-disposition', 'mime-version']

export function addHeaderDefects(header: Header, defects: Set<string>): void {
  if (header.strayLines > 0) defects.add('header lines that are not fields')
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { name } of header.fields) (seen.has(name) ? repeated : seen).add(name)
  for (const name of [...ONCE, ...MIME_ONCE]) if (repeated.has(name)) defects.add(`several ${name} fields`)
  if (seen.has('date') && Number.isNaN(Date.parse(valuesOf(header, 'date')[0] ?? ''))) defects.add('unreadable date')
}

const ENCODINGS: ReadonlySet<string> = new Set(['', '7bit', '8bit', 'binary', 'base64', 'quoted-printable'])

export function addPartDefects(part: Part, raw: Uint8Array, defects: Set<string>): void {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  for (const one of partsOf(part)) {
    if (!ENCODINGS.has(one.encoding))
      defects.add(`unknown transfer encoding ${JSON.stringify(one.encoding.slice(0, 40))}`)
    if (!one.type.startsWith('multipart/')) continue
    if (one.boundary === null) defects.add('multipart without a boundary')
    else if (!bytes.includes(`--${one.boundary}--`)) defects.add('multipart without its end')
  }
}

function partsOf(part: Part): Part[] {
  return [part, ...part.children.flatMap(partsOf)]
}
