/** Transfer encodings of RFC 2045, read as leniently as mail programs read them. */

export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  switch (encoding) {
    case 'base64':
      return decodeBase64(body.toString('latin1'))
    case 'quoted-printable':
      return decodeQuotedPrintable(body.toString('latin1'))
    default:
      return body
  }
}

/** Letters of both alphabets; whatever is no letter of them is passed over, and padding in the middle does not end it. */
export function decodeBase64(text: string): Buffer {
  if (!/=\s*[^=\s]/.test(text)) return Buffer.from(text, 'base64')
  return Buffer.concat(text.split(/=+/).map((run) => Buffer.from(run, 'base64')))
}

export function decodeQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/=[ \t]*\r?\n/g, '')
  return Buffer.from(
    joined.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}
