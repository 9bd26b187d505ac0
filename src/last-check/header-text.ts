/** Header fields as they are read: unfolded, encoded words (RFC 2047) and split parameters (RFC 2231) put together. */

import { textIn } from './charset.ts'
import { decodeBase64, decodeQuotedPrintable } from './transfer.ts'

/** A longer header is nothing that a program shows; its bytes are looked at all the same. */
const MAX_HEADER_CHARACTERS = 256 * 1024

/** The bytes of a header with fields on one line each. */
export function unfolded(header: Buffer): string {
  return textIn(header, null).replace(/\r?\n[ \t]+/g, ' ')
}

/** What a reader's program makes of unfolded fields. */
export function readHeader(fields: string): string {
  if (fields.length > MAX_HEADER_CHARACTERS) return fields
  const words = fields.includes('=?') ? decodeWords(fields) : fields
  const parameters = fields.includes('*') ? fields.split(/\r?\n/).flatMap(splitParameters) : []
  const unquoted = fields.includes('\\') ? [fields.replace(/\\(.)/g, '$1')] : []
  return [words, ...parameters, ...unquoted].join('\n')
}

function decodeWords(fields: string): string {
  // White space between two words is not part of the text.
  const joined = fields.replace(/\?=\s+(?==\?)/g, '?=')
  return joined.replace(/(?:=\?[^?\s]{1,100}\?[bq]\?[^?]*\?=)+/gi, decodeRun)
}

/** Words side by side; a letter of several bytes may begin in one and end in the next of the same charset. */
function decodeRun(run: string): string {
  const texts: string[] = []
  let charset = ''
  let bytes: Buffer[] = []
  const flush = () => texts.push(textIn(Buffer.concat(bytes), charset))
  for (const [, label = '', encoding, content = ''] of run.matchAll(/=\?([^?\s]{1,100})\?([bq])\?([^?]*)\?=/gi)) {
    const next = label.replace(/\*.*/, '').toLowerCase()
    if (next !== charset && bytes.length > 0) {
      flush()
      bytes = []
    }
    charset = next
    const isBase64 = encoding?.toLowerCase() === 'b'
    bytes.push(isBase64 ? decodeBase64(content) : decodeQuotedPrintable(content.replace(/_/g, ' ')))
  }
  flush()
  return texts.join('')
}

const PARAMETER = /;\s*([\w-]{1,100})\*(\d{1,4})?(\*)?\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s]*)/g

/** The values of parameters that come encoded or in several segments, in the order of their numbers. */
function splitParameters(field: string): string[] {
  const byName = new Map<string, { readonly index: number; readonly encoded: boolean; readonly value: string }[]>()
  for (const [, name = '', index, star, quoted = ''] of field.matchAll(PARAMETER)) {
    const segments = byName.get(name.toLowerCase()) ?? []
    const value = quoted.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1')
    segments.push({ index: Number(index ?? 0), encoded: star !== undefined || index === undefined, value })
    byName.set(name.toLowerCase(), segments)
  }
  return [...byName.values()].map((segments) => {
    const values = segments.sort((a, b) => a.index - b.index)
    const charset = values[0]?.encoded === true ? /^([^']*)'[^']*'/.exec(values[0].value) : null
    const start = charset?.[0].length ?? 0
    const raw = values.map(({ encoded, value }, index) => {
      const text = index === 0 ? value.slice(start) : value
      return encoded ? percentBytes(text) : text
    })
    return textIn(Buffer.from(raw.join(''), 'latin1'), charset?.[1] ?? null)
  })
}

function percentBytes(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
