/** The bytes of a text part as text, whatever their declared charset is worth. */

import libmime from 'libmime'
import { windows1252 } from './windows-1252.ts'

interface DecodedText {
  readonly text: string
  readonly defect: string | null
}

/** Charsets that programs declare for what is really windows-1252 (WHATWG Encoding, section 4.2). */
const REALLY_WINDOWS_1252 =
  /^(?:(?:us-?)?ascii|ansi.*|iso[-_]?8859-?1|latin-?1|8bit|7bit|binary|unknown.*|x-unknown|default.*)$/i

/**
 * Decodes a text part; line ends stay as they are.
 *
 * Undeclared, unknown and wrongly declared text is UTF-8 where its bytes are, otherwise windows-1252: a letter may be
 * wrong, none is lost. UTF-7 is never decoded, because it hides markup and addresses in plain letters.
 */
export async function decodeText(bytes: Uint8Array, charset: string | null, type: string): Promise<DecodedText> {
  const utf8 = strictUtf8(bytes)
  const declared = charset ?? (type === 'text/html' && utf8 === null ? metaCharset(bytes) : null)
  if (declared === null || REALLY_WINDOWS_1252.test(declared)) {
    return { text: utf8 ?? windows1252(bytes), defect: null }
  }
  if (/^utf-?8/i.test(declared)) {
    if (utf8 !== null) return { text: utf8, defect: null }
    return { text: brokenUtf8(bytes), defect: 'text is not the UTF-8 it claims to be' }
  }
  const stream = libmime.createDecodeStream(declared)
  if (!Reflect.get(stream, 'supported')) {
    return { text: utf8 ?? windows1252(bytes), defect: `unknown charset ${JSON.stringify(declared.slice(0, 40))}` }
  }
  stream.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return { text: withoutMark(Buffer.concat(chunks).toString('utf8')), defect: null }
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Mostly good UTF-8 was cut somewhere; without any good sequence it was never UTF-8. */
function brokenUtf8(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes)
  const bad = text.split('\ufffd').length - 1
  const letters = text.replace(/[\0-\x7f\ufffd]/g, '').length
  return letters >= bad ? text : windows1252(bytes)
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/** Pages saved as mail declare their charset only inside. */
function metaCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048)).toString('latin1')
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1] ?? null
}
