/** The search that the end-to-end tests rely on would find a trace wherever it hides. */

import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { tracesIn } from './traces.ts'

const SECRET = 'Till-Seven@blue.example'

describe('a trace is found', () => {
  for (const { where, source } of [
    { where: 'in a header', source: `X-Sender: ${SECRET}\r\n\r\nhello` },
    { where: 'in an encoded word', source: `Subject: =?utf-8?B?${base64(SECRET)}?=\r\n\r\nhello` },
    { where: 'in plain text, in other letters', source: `\r\nask ${SECRET.toUpperCase()}` },
    {
      where: 'in quoted-printable, broken over two lines',
      source: 'Content-Transfer-Encoding: quoted-printable\r\n\r\ntill-seven=40blue.=\r\nexample',
    },
    {
      where: 'in HTML entities',
      source: 'Content-Type: text/html\r\n\r\n<p>till-seven&#64;blue&#x2e;example</p>',
    },
    {
      where: 'in the escapes of a link',
      source: 'Content-Type: text/html\r\n\r\n<a href="mailto:till-seven%40blue.example">',
    },
    {
      where: 'split by invisible letters',
      source: 'Content-Type: text/plain; charset=utf-8\r\n\r\ntill-\u200bseven@blue.example',
    },
    {
      where: 'in a file',
      source: multipart(
        `Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(`%PDF ${SECRET}`)}`,
      ),
    },
    {
      where: 'in a file of wide letters',
      source: multipart(
        `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(SECRET, 'utf16le').toString('base64')}`,
      ),
    },
    { where: 'in a preamble that no program shows', source: multipart('\r\nhello', SECRET) },
  ]) {
    it(where, async () => {
      const bytes = Buffer.from(`MIME-Version: 1.0\r\n${source}\r\n`)
      const kept = { bytes, mail: await PostalMime.parse(bytes) }
      expect(tracesIn(kept, [SECRET])).toEqual([SECRET])
      expect(tracesIn(kept, ['someone-else@blue.example'])).toEqual([])
    })
  }
})

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

function multipart(part: string, preamble = ''): string {
  return `Content-Type: multipart/mixed; boundary=b\r\n\r\n${preamble}\r\n--b\r\n${part}\r\n--b--`
}
