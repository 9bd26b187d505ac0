/**
 * Writes a message of ours from nothing: a fixed shape of parts, and no header field but those named here.
 *
 * The shape is the smallest that holds what there is: text; text and HTML; those with inline pictures; those with files.
 */

import libmime from 'libmime'
import * as libqp from 'libqp'

export interface OutgoingParts {
  /** In the order they are written; names are ours, values any text. */
  readonly header: readonly HeaderField[]
  readonly text: string
  readonly html: string | null
  readonly inline: readonly FilePart[]
  readonly attachments: readonly FilePart[]
  /** Unpredictable, so that nothing in the content can look like a boundary. */
  readonly boundary: string
}

export interface HeaderField {
  readonly name: string
  /**
   * `text`: unstructured, encoded where needed. `mailbox`: a name and an address. `ids`: Message-IDs. `exact`: a
   * value made of our own words only.
   */
  readonly kind: 'text' | 'mailbox' | 'ids' | 'exact'
  readonly value: string
  /** The display name of a mailbox. */
  readonly displayName?: string
}

export interface FilePart {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
  /** Without angle brackets; null for an attachment. */
  readonly contentId: string | null
}

/** A date as RFC 5322 section 3.3 writes it, in UTC: a time zone would tell where somebody is. */
export function headerDate(date: Date): string {
  return date.toUTCString().replace(/GMT$/, '+0000')
}

type Entity = readonly [header: string, body: string | Uint8Array]

export function writeMessage(parts: OutgoingParts): Uint8Array {
  const boundaries = ['a', 'b', 'c'].map((letter) => `=_${letter}_${parts.boundary}`) as [string, string, string]
  let pieces = entityPieces(textEntity(parts.text, 'plain'))
  if (parts.html !== null) {
    pieces = multipart('alternative', boundaries[0], [pieces, entityPieces(textEntity(parts.html, 'html'))])
    if (parts.inline.length > 0) pieces = multipart('related', boundaries[1], [pieces, ...parts.inline.map(filePieces)])
  }
  // Without HTML no picture can be shown in its place; it still arrives.
  const files = parts.html === null ? [...parts.inline, ...parts.attachments] : parts.attachments
  if (files.length > 0) pieces = multipart('mixed', boundaries[2], [pieces, ...files.map(filePieces)])
  const header = `${parts.header.map(fieldLine).join('\r\n')}\r\nMIME-Version: 1.0\r\n`
  return Buffer.concat(
    [header, ...pieces].map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)),
  )
}

function entityPieces([header, body]: Entity): (string | Uint8Array)[] {
  return [`${header}\r\n`, body]
}

function multipart(
  subtype: string,
  boundary: string,
  children: readonly (readonly (string | Uint8Array)[])[],
): (string | Uint8Array)[] {
  const type = subtype === 'related' ? 'multipart/related; type="multipart/alternative"' : `multipart/${subtype}`
  return [
    `Content-Type: ${type};\r\n boundary="${boundary}"\r\n\r\n`,
    ...children.flatMap((child) => [`--${boundary}\r\n`, ...child, '\r\n']),
    `--${boundary}--\r\n`,
  ]
}

/** UTF-8 text, in the encoding that keeps it shortest and readable in transit (RFC 2045 section 6). */
function textEntity(text: string, subtype: 'plain' | 'html'): Entity {
  const normal = text.replace(/\r\n|\r|\n/g, '\r\n')
  const bytes = Buffer.from(normal, 'utf8')
  const type = `Content-Type: text/${subtype}; charset=utf-8\r\n`
  if (bytes.length === normal.length && !/[^\t\r\n\x20-\x7e]/.test(normal) && longestLine(normal) <= 78) {
    return [`${type}Content-Transfer-Encoding: 7bit\r\n`, normal]
  }
  // Three of four letters outside ASCII: quoted-printable would triple them.
  if (bytes.length > normal.length * 1.5) return [`${type}Content-Transfer-Encoding: base64\r\n`, base64Lines(bytes)]
  return [`${type}Content-Transfer-Encoding: quoted-printable\r\n`, libqp.wrap(libqp.encode(bytes), 76)]
}

/** Characters of the longest line. A pattern that counts would look at each character once for each place in a line. */
function longestLine(text: string): number {
  let longest = 0
  let from = 0
  for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n', from)) {
    longest = Math.max(longest, end - from)
    from = end + 2
  }
  return Math.max(longest, text.length - from)
}

function filePieces(file: FilePart): (string | Uint8Array)[] {
  const disposition = file.contentId === null ? 'attachment' : 'inline'
  const header = [
    parameterField('Content-Type', file.type, 'name', file.name),
    parameterField('Content-Disposition', disposition, 'filename', file.name),
    ...(file.contentId === null ? [] : [`Content-ID: <${file.contentId}>`]),
    'Content-Transfer-Encoding: base64',
  ]
  return [`${header.join('\r\n')}\r\n\r\n`, base64Lines(file.content)]
}

/** A field with one parameter; continued and encoded as RFC 2231 has it where the value needs it. */
function parameterField(name: string, value: string, key: string, rawText: string): string {
  const text = oneLine(rawText)
  if (/^[\x20-\x7e]{1,60}$/.test(text)) return `${name}: ${value};\r\n ${key}="${text.replace(/[\\"]/g, '\\$&')}"`
  const segments = libmime.buildHeaderParam(key, text, 60)
  const parameters = segments.map((segment) => {
    const encoded = segment.key.endsWith('*')
    // A single segment needs no number, and more programs read it without one.
    const segmentKey = segments.length === 1 ? `${key}${encoded ? '*' : ''}` : segment.key
    return encoded
      ? `${segmentKey}=${segment.value}`
      : `${segmentKey}="${String(segment.value).replace(/[\\"]/g, '\\$&')}"`
  })
  return [`${name}: ${value}`, ...parameters].join(';\r\n ')
}

function fieldLine(field: HeaderField): string {
  return libmime.foldLines(`${field.name}: ${fieldValue(field)}`, 76)
}

function fieldValue({ kind, value, displayName = '' }: HeaderField): string {
  switch (kind) {
    case 'text':
      return unstructured(oneLine(value))
    case 'mailbox': {
      const name = oneLine(displayName)
      return name === '' ? `<${value}>` : `${phrase(name)} <${value}>`
    }
    case 'ids':
    case 'exact':
      return value
  }
}

/** Marks that turn the order of letters around: `exe.pdf` reads `fdp.exe`, and a name reads like another. */
const BIDI_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g

/** One line of a header or a name: what would end a line or a string early becomes a space. */
function oneLine(text: string): string {
  return text
    .replace(BIDI_OVERRIDES, '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}

/** Text as encoded words where it is not plain: letters outside ASCII, what would decode a second time, endless words. */
function unstructured(text: string): string {
  if (!/[^\0-\x7f]|=\?|\S{200}/.test(text)) return text
  return text.includes('=?') || /\S{200}/.test(text)
    ? libmime.encodeWord(text, 'Q', 52)
    : libmime.encodeWords(text, 'Q', 52)
}

/** A display name as an RFC 5322 phrase: quoted when plain, encoded words when not. */
function phrase(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name) && name.length <= 60 && !name.includes('=?'))
    return `"${name.replace(/[\\"]/g, '\\$&')}"`
  return libmime.encodeWord(name, 'Q', 52)
}

const LINE_BYTES = 57

/** Base64 in lines of 76 characters, without a trailing line end. */
function base64Lines(content: Uint8Array): Buffer {
  const encoded = Buffer.from(
    Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64'),
    'latin1',
  )
  const width = (LINE_BYTES * 4) / 3
  const lines = Math.max(1, Math.ceil(encoded.length / width))
  const out = Buffer.allocUnsafe(encoded.length + 2 * (lines - 1))
  for (let line = 0, from = 0, to = 0; line < lines; line++, from += width) {
    to += encoded.copy(out, to, from, Math.min(encoded.length, from + width))
    if (line < lines - 1) to = out.writeUInt16BE(0x0d0a, to)
  }
  return out
}
