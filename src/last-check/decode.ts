/**
 * Decodes a finished message the way a curious recipient would: every part, every encoding, header values too.
 *
 * Shares nothing with the code that wrote the message, so that one mistake cannot hide another.
 */

import { textIn } from './charset.ts'
import { readFile } from './files/file.ts'
import { readHeader, unfolded } from './header-text.ts'
import { type Decoding, inside, type Place } from './piece.ts'
import { readText } from './text.ts'
import { decodeTransfer } from './transfer.ts'

/** Hands over all that can be read in the message, piece by piece. Throws `Unreadable` where it cannot go on. */
export function decodeMessage(bytes: Uint8Array, decoding: Decoding): void {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  readEntity(message, { where: 'message', depth: 0 }, decoding)
}

function readEntity(entity: Buffer, place: Place, decoding: Decoding): void {
  decoding.allowance.enter(place.where, place.depth)
  const { header, body } = split(entity)
  const fields = unfolded(header)
  readText(readHeader(fields), { ...place, where: `${place.where}, header` }, decoding)

  const typeField = /^content-type:([^\r\n]*)/im.exec(fields)?.[1] ?? 'text/plain'
  const type = typeField.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(fields)?.[1]?.toLowerCase() ?? '7bit'
  const content = decodeTransfer(body, encoding)
  if (content !== body) decoding.allowance.take(place.where, content.length)
  // From this field alone: the word may stand in a subject or a file's name, too.
  const boundary = parameter(typeField, BOUNDARY)
  if (type.startsWith('multipart/') && boundary !== null) readParts(content, boundary, place, decoding)
  else if (type.startsWith('message/')) readEntity(content, inside(place, 'message in it'), decoding)
  else readLeaf(content, type, parameter(typeField, CHARSET), isFile(type, fields) ? fileIn(place) : place, decoding)
}

function readLeaf(content: Buffer, type: string, charset: string | null, place: Place, decoding: Decoding): void {
  // A file under the name of a text shows itself by its zeros.
  if (isText(type) && !content.includes(0)) readText(textIn(content, charset), place, decoding)
  else readFile(content, place, decoding)
}

function isFile(type: string, fields: string): boolean {
  return !isText(type) || /^content-disposition:\s*attachment/im.test(fields)
}

function fileIn(place: Place): Place {
  return { ...place, where: `${place.where}, file` }
}

const HEADER_ENDS = ['\r\n\r\n', '\n\n']

function split(entity: Buffer): { readonly header: Buffer; readonly body: Buffer } {
  // A part without a header begins with the empty line.
  const start = /^\r?\n/.exec(entity.toString('latin1', 0, 2))
  if (start !== null) return { header: Buffer.alloc(0), body: entity.subarray(start[0].length) }
  const [crlf = -1, lf = -1] = HEADER_ENDS.map((end) => entity.indexOf(end))
  const [at, length] = crlf >= 0 && (lf < 0 || crlf <= lf) ? [crlf, 4] : [lf, 2]
  if (at < 0) return { header: entity, body: Buffer.alloc(0) }
  return { header: entity.subarray(0, at), body: entity.subarray(at + length) }
}

function readParts(body: Buffer, boundary: string, place: Place, decoding: Decoding): void {
  const delimiter = `--${boundary}`
  let index = 0
  let from = 0
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, from)) {
    readPart(body.subarray(from, at), index++, place, decoding)
    const lineEnd = body.indexOf('\n', at)
    from = lineEnd < 0 ? body.length : lineEnd + 1
  }
  readPart(body.subarray(from), index, place, decoding)
}

/** What stands before the first and after the last part is shown by some programs, and looked for by the curious. */
function readPart(part: Buffer, index: number, place: Place, decoding: Decoding): void {
  if (part.length > 0) readEntity(part, inside(place, index === 0 ? 'preamble' : `part ${index}`), decoding)
}

const BOUNDARY = /;\s*boundary\*?=(?:"([^"]*)"|([^;\s]+))/i
const CHARSET = /;\s*charset\*?=(?:"([^"]*)"|([^;\s]+))/i

function parameter(field: string, pattern: RegExp): string | null {
  const value = pattern.exec(field)
  return value?.[1] ?? value?.[2] ?? null
}

function isText(type: string): boolean {
  return /^(?:text\/|application\/(?:[\w.-]+\+)?(?:xml|json|html)$)/.test(type)
}
