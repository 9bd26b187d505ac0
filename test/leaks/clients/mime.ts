/** Writes MIME as mail programs do: the header lines as they give them, bodies in the encoding that they choose. */

export interface Leaf {
  /** Lines before the body, without Content-Transfer-Encoding. */
  readonly header: readonly string[]
  readonly body: string | Buffer
  readonly encoding: '7bit' | '8bit' | 'quoted-printable' | 'base64'
}

export function leaf(header: readonly string[], body: string | Buffer, encoding: Leaf['encoding']): string {
  return [...header, `Content-Transfer-Encoding: ${encoding}`, '', encoded(body, encoding)].join('\n')
}

export function multipart(header: readonly string[], boundary: string, parts: readonly string[]): string {
  return [...header, '', ...parts.flatMap((part) => [`--${boundary}`, part]), `--${boundary}--`, ''].join('\n')
}

export function message(header: readonly string[], entity: string): Buffer {
  return Buffer.from(`${header.join('\n')}\n${entity}`)
}

function encoded(body: string | Buffer, encoding: Leaf['encoding']): string {
  const bytes = Buffer.from(body)
  if (encoding === 'base64') return (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\n')
  return encoding === 'quoted-printable' ? quotedPrintable(bytes) : bytes.toString()
}

function quotedPrintable(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(
      /[^\n\t\x20-\x3c\x3e-\x7e]/g,
      (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .split('\n')
    .flatMap(softened)
    .join('\n')
}

function softened(line: string): string[] {
  const pieces: string[] = []
  let rest = line
  while (rest.length > 76) {
    const lastEscape = rest.lastIndexOf('=', 75)
    const cut = lastEscape > 72 ? lastEscape : 75
    pieces.push(`${rest.slice(0, cut)}=`)
    rest = rest.slice(cut)
  }
  return [...pieces, rest.replace(/ $/, '=20')]
}

/** A header value: as it is in ASCII, else as encoded words. */
export function headerWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const words: string[] = []
  let word = ''
  for (const letter of text) {
    if (Buffer.byteLength(word + letter) > 42) {
      words.push(word)
      word = ''
    }
    word += letter
  }
  return [...words, word].map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join('\n ')
}

/** Breaks a line at the last space before so many characters. */
export function wrapped(line: string, width: number): string[] {
  const lines: string[] = []
  let rest = line
  while (rest.length > width && rest.lastIndexOf(' ', width) > 0) {
    const cut = rest.lastIndexOf(' ', width)
    lines.push(rest.slice(0, cut))
    rest = rest.slice(cut + 1)
  }
  return [...lines, rest]
}

export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text)
}
