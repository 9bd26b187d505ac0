/**
 * Decodes a finished message the way a curious recipient would: every part, every encoding, header values too.
 *
 * Shares nothing with the code that wrote the message, so that one mistake cannot hide another.
 */

/** A readable stretch of the message and where it is. */
export interface DecodedPiece {
  readonly where: string
  readonly text: string
}

const MAX_DEPTH = 20

export function decodeMessage(bytes: Uint8Array): DecodedPiece[] {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const pieces: DecodedPiece[] = []
  decodeEntity(raw, 'message', 0, pieces)
  return pieces
}

function decodeEntity(raw: string, where: string, depth: number, pieces: DecodedPiece[]): void {
  const split = raw.indexOf('\r\n\r\n')
  const header = (split < 0 ? raw : raw.slice(0, split)).replace(/\r\n[ \t]+/g, ' ')
  const body = split < 0 ? '' : raw.slice(split + 4)
  pieces.push({ where: `${where} header`, text: readable(decodeWords(header)) })

  const type = /^content-type:\s*([^;\r\n]*)/im.exec(header)?.[1]?.trim().toLowerCase() ?? 'text/plain'
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(header)?.[1]
  if (type.startsWith('multipart/') && boundary !== undefined && depth < MAX_DEPTH) {
    const [preamble = '', ...parts] = body.split(`--${boundary}`)
    pieces.push({ where: `${where} preamble`, text: preamble })
    for (const [index, part] of parts.entries())
      decodeEntity(part.replace(/^[^\r\n]*\r\n/, ''), `${where} part ${index + 1}`, depth + 1, pieces)
    return
  }
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(header)?.[1]?.toLowerCase() ?? '7bit'
  const content = decodeTransfer(body, encoding)
  pieces.push({ where, text: type === 'text/html' ? readable(withoutMarkup(utf8(content))) : readable(utf8(content)) })
  if (type === 'text/html') pieces.push({ where: `${where} source`, text: readable(utf8(content)) })
  // Text that a program stored two bytes a letter shows no address to a search of its bytes.
  if (content.includes(0)) pieces.push({ where: `${where} wide`, text: content.toString('latin1').replace(/\0/g, '') })
}

function decodeTransfer(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const joined = body.replace(/[ \t]*=\r\n/g, '')
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?[^?\s]+\?([bq])\?([^?]*)\?=/gi, (_, encoding: string, text: string) =>
      utf8(
        decodeTransfer(
          encoding.toLowerCase() === 'b' ? text : text.replace(/_/g, ' '),
          encoding.toLowerCase() === 'b' ? 'base64' : 'quoted-printable',
        ),
      ),
    )
}

/** Text and entities of HTML without tags, as they would be read. */
function withoutMarkup(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(?:x([0-9a-f]+)|([0-9]+));/gi, (_, hex: string | undefined, decimal: string | undefined) =>
      codePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/&commat;/g, '@')
    .replace(/&period;/g, '.')
    .replace(/&amp;/g, '&')
}

function codePoint(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : ''
}

/** The text itself, and once more with %-escapes decoded where there are any. */
function readable(text: string): string {
  const unescaped = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return unescaped === text ? text : `${text}\n${unescaped}`
}

function utf8(bytes: Buffer | string): string {
  return typeof bytes === 'string' ? bytes : bytes.toString('utf8')
}
