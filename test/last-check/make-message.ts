/** Finished messages and files for the last check, with a text put wherever one may stand. */

import { deflateRawSync, deflateSync } from 'node:zlib'
import type { HiddenParty } from '../../src/core/hidden-party.ts'
import { type OutgoingParts, writeMessage } from '../../src/core/message/write-message.ts'
import { FULL_BOUNDS, type Bounds } from '../../src/last-check/bounds.ts'
import { findLeaks } from '../../src/last-check/find-leaks.ts'

export const ADDRESS = 'ann.lee@mail.example'
export const HOST = 'blue-widgets.test'
export const ID = 'CAF1x2y3z4+reply@mail.client.example'
export const PHONE = '491701234567'

export const HIDDEN: HiddenParty = { addresses: [ADDRESS], names: [], hosts: [HOST], ids: [ID], phones: [PHONE] }
const READER = 'bob@reader.example'
const KNOWN = [READER, 'ssss4444@marketplace.example', 'bbbb2222@marketplace.example', 'marketplace.example']

export interface Wanted {
  readonly hidden?: HiddenParty
  readonly known?: readonly string[]
  readonly bounds?: Bounds
}

/** The rules of what is found in a message as it would leave. */
export function leaksIn(
  bytes: Uint8Array,
  { hidden = HIDDEN, known = KNOWN, bounds = FULL_BOUNDS }: Wanted = {},
): string[] {
  return findLeaks({ bytes, hidden, known }, bounds).map(({ rule }) => rule)
}

export function message(parts: Partial<OutgoingParts> = {}): Uint8Array {
  const header = [
    { name: 'From', kind: 'mailbox', displayName: 'Ann', value: 'bbbb2222@marketplace.example' },
    { name: 'To', kind: 'mailbox', displayName: 'Bob', value: READER },
    { name: 'Subject', kind: 'text', value: 'Your order' },
    { name: 'Date', kind: 'exact', value: 'Fri, 20 Nov 2026 10:00:00 +0000' },
    { name: 'Message-ID', kind: 'ids', value: '<abc@marketplace.example>' },
  ] as const
  return writeMessage({ header, text: 'hello\n', html: null, inline: [], attachments: [], boundary: 'b', ...parts })
}

export function withFile(
  content: Uint8Array | string,
  name = 'file.bin',
  type = 'application/octet-stream',
): Uint8Array {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return message({ attachments: [{ name, type, content: bytes, contentId: null }] })
}

/** A message that no writer of ours would write, line by line. */
export function raw(...lines: string[]): Uint8Array {
  return Buffer.from(lines.join('\r\n'), 'latin1')
}

interface ZipMember {
  readonly name: string
  readonly content: Uint8Array | string
  readonly method?: number
  readonly flags?: number
}

/** An archive of members with local headers, packed unless `method` says otherwise; no directory, which nothing here needs. */
export function zip(...members: readonly ZipMember[]): Buffer {
  return Buffer.concat(
    members.flatMap(({ name, content, method = 8, flags = 0 }) => {
      const header = Buffer.alloc(30)
      header.write('PK\x03\x04', 'latin1')
      header.writeUInt16LE(flags, 6)
      header.writeUInt16LE(method, 8)
      header.writeUInt16LE(Buffer.byteLength(name), 26)
      const bytes = Buffer.from(content)
      return [header, Buffer.from(name), method === 8 ? deflateRawSync(bytes) : bytes]
    }),
  )
}

export function docx(text: string, member = 'word/document.xml'): Buffer {
  const xml = `<?xml version="1.0"?><w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`
  return zip({ name: '[Content_Types].xml', content: '<Types/>' }, { name: member, content: xml })
}

/** Objects as they are, and streams with the dictionary they need. */
export function pdf(
  ...objects: readonly (string | { readonly dictionary: string; readonly data: Uint8Array })[]
): Buffer {
  const pieces = objects.flatMap((object, index) => {
    const start = Buffer.from(`${index + 1} 0 obj\n`)
    if (typeof object === 'string') return [start, Buffer.from(`${object}\nendobj\n`, 'latin1')]
    const head = `<< ${object.dictionary} /Length ${object.data.length} >>\nstream\n`
    return [start, Buffer.from(head), object.data, Buffer.from('\nendstream\nendobj\n')]
  })
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n%\xe2\xe3\n', 'latin1'),
    ...pieces,
    Buffer.from('trailer << >>\n%%EOF\n'),
  ])
}

export function flate(content: string | Uint8Array, more = ''): { readonly dictionary: string; readonly data: Buffer } {
  return { dictionary: `/Filter /FlateDecode ${more}`, data: deflateSync(Buffer.from(content)) }
}

export function png(...chunks: readonly (readonly [type: string, content: Uint8Array | string])[]): Buffer {
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...[...chunks, ['IEND', ''] as const].flatMap(([type, content]) => {
      const bytes = Buffer.from(content)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, Buffer.from(type), bytes, Buffer.alloc(4)]
    }),
  ])
}
