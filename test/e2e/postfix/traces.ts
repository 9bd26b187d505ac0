/** Traces of one person in a message to another: found in its bytes and in everything those decode to. */

import type { KeptMail } from './maildir.ts'

/** Every text the message can be read as: raw, transfer encodings undone, and as a mail program shows it. */
function readings({ bytes, mail }: KeptMail): string[] {
  const raw = bytes.toString('latin1')
  const blocks = [...raw.matchAll(/(?:^[A-Za-z0-9+/]{16,}={0,2}\r?\n?)+/gm)].map(([block]) =>
    Buffer.from(block, 'base64').toString('latin1'),
  )
  const files = mail.attachments.flatMap(({ content, filename, contentId }) => {
    const inside = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content))
    return [inside.toString('latin1'), inside.toString('utf16le'), filename ?? '', contentId ?? '']
  })
  const headers = mail.headers.map(({ key, value }) => `${key}: ${value}`)
  const plain = [
    raw,
    unquoted(raw),
    ...blocks,
    mail.text ?? '',
    mail.html ?? '',
    mail.subject ?? '',
    ...headers,
    ...files,
  ]
  return plain.flatMap((text) => [text, unescaped(text)])
}

/** The traces among `forbidden` that any reading shows, case and soft line ends aside. */
export function tracesIn(message: KeptMail, forbidden: readonly string[]): string[] {
  const texts = readings(message).map((text) => text.toLowerCase())
  return forbidden.filter((trace) => texts.some((text) => text.includes(trace.toLowerCase())))
}

function unquoted(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

function unescaped(text: string): string {
  return text
    .replace(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => letter(parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_, digits: string) => letter(Number(digits)))
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
}

function letter(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
