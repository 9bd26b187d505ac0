/**
 * Decodes a finished message the way a curious recipient would: every part, every encoding, header values too.
 *
 * Shares nothing with the code that wrote the message, so that one mistake cannot hide another.
 */

/** A stretch of the message and where it is. Text is as read; bytes of files are Latin-1 characters. */
export interface DecodedPiece {
  readonly where: string
  readonly kind: 'text' | 'bytes'
  readonly content: string
}

const MAX_DEPTH = 20
const HEADER_END = '\r\n\r\n'

export function decodeMessage(bytes: Uint8Array): DecodedPiece[] {
  const pieces: DecodedPiece[] = []
  decodeEntity(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'message', 0, pieces)
  return pieces
}

function decodeEntity(entity: Buffer, where: string, depth: number, pieces: DecodedPiece[]): void {
  const split = entity.indexOf(HEADER_END)
  const header = entity.toString('latin1', 0, split < 0 ? entity.length : split).replace(/\r\n[ \t]+/g, ' ')
  const body = split < 0 ? Buffer.alloc(0) : entity.subarray(split + HEADER_END.length)
  pieces.push({ where: `${where}, header`, kind: 'text', content: unescaped(decodeWords(header)) })

  const typeField = /^content-type:([^\r\n]*)/im.exec(header)?.[1] ?? 'text/plain'
  const type = typeField.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  // From this field alone: the word may stand in a subject or a file's name, too.
  const boundary = /;\s*boundary="?([^";]+)"?/i.exec(typeField)?.[1]
  if (type.startsWith('multipart/') && boundary !== undefined && depth < MAX_DEPTH) {
    for (const [index, part] of splitAt(body, `--${boundary}`).entries()) {
      decodeEntity(part, index === 0 ? `${where}, preamble` : `${where}, part ${index}`, depth + 1, pieces)
    }
    return
  }
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(header)?.[1]?.toLowerCase() ?? '7bit'
  const content = decodeTransfer(body, encoding)
  pieces.push({ where, kind: 'bytes', content: content.toString('latin1') })
  if (!type.startsWith('text/')) return
  const text = content.toString('utf8')
  pieces.push({ where, kind: 'text', content: unescaped(type === 'text/html' ? withoutMarkup(text) : text) })
  if (type === 'text/html') pieces.push({ where: `${where}, source`, kind: 'text', content: unescaped(text) })
}

function splitAt(body: Buffer, delimiter: string): Buffer[] {
  const parts: Buffer[] = []
  let from = 0
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, from)) {
    parts.push(body.subarray(from, at))
    const lineEnd = body.indexOf('\r\n', at)
    from = lineEnd < 0 ? body.length : lineEnd + 2
  }
  return [...parts, body.subarray(from)]
}

function decodeTransfer(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  if (encoding !== 'quoted-printable') return body
  const joined = body.toString('latin1').replace(/[ \t]*=\r\n/g, '')
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => fromHex(hex)),
    'latin1',
  )
}

function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?[^?\s]+\?([bq])\?([^?]*)\?=/gi, (_, encoding: string, text: string) => {
      const isBase64 = encoding.toLowerCase() === 'b'
      const bytes = Buffer.from(isBase64 ? text : text.replace(/_/g, ' '), 'latin1')
      return decodeTransfer(bytes, isBase64 ? 'base64' : 'quoted-printable').toString('utf8')
    })
}

/** Text and entities of HTML without tags, as they would be read. */
function withoutMarkup(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, hex: string) => fromHex(hex))
    .replace(/&#([0-9]{1,7});?/g, (_, decimal: string) => fromHex(Number(decimal).toString(16)))
    .replace(/&commat;/g, '@')
    .replace(/&period;/g, '.')
    .replace(/&amp;/g, '&')
}

function fromHex(hex: string): string {
  const value = Number.parseInt(hex, 16)
  return value <= 0x10ffff ? String.fromCodePoint(value) : ''
}

/** The text itself, and once more with %-escapes decoded where there are any. */
function unescaped(text: string): string {
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => fromHex(hex))
  return decoded === text ? text : `${text}\n${decoded}`
}
