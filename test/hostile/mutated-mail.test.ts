/** Mail with bytes changed, cut, doubled and swapped: whatever comes of it, there is an answer and never an error. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examineBytes } from '../../src/examine/examine-bytes.ts'
import { htmlBody } from '../../src/examine/html-body.ts'

const SEED = Buffer.from(
  [
    'From: =?utf-8?B?QW5u?= <ann@mail.example>',
    'Subject: =?iso-8859-1?Q?caf=E9?=',
    'References: <a@b> <c@d>',
    'Content-Type: multipart/mixed; boundary="outer"',
    '',
    '--outer',
    'Content-Type: multipart/alternative; boundary=inner',
    '',
    '--inner',
    'Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'caf=C3=A9 =',
    'soft',
    '--inner',
    'Content-Type: text/html; charset=windows-1252',
    '',
    '<table><tr><td style="display:none">x<td>a <b>b<img src="cid:p@q"></table><blockquote type=cite>q',
    '--inner--',
    '--outer',
    "Content-Type: image/gif; name*0*=utf-8''a%2e; name*1=gif",
    'Content-ID: <p@q>',
    'Content-Transfer-Encoding: base64',
    '',
    'R0lGODlhAQABAAAAADs=',
    '--outer--',
    '',
  ].join('\r\n'),
)

const position = fc.nat(SEED.length)
const change = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at: position, bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: position, length: fc.nat(60) }),
  fc.record({ kind: fc.constant('repeat' as const), at: position, length: fc.nat(200), times: fc.nat(20) }),
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function changed(bytes: Buffer, one: Change): Buffer {
  const before = bytes.subarray(0, one.at)
  switch (one.kind) {
    case 'set':
      return Buffer.concat([before, one.bytes, bytes.subarray(one.at + one.bytes.length)])
    case 'cut':
      return Buffer.concat([before, bytes.subarray(one.at + one.length)])
    case 'repeat': {
      const piece = bytes.subarray(one.at, one.at + one.length)
      return Buffer.concat([before, ...Array.from({ length: one.times }, () => piece), bytes.subarray(one.at)])
    }
  }
}

describe('changed mail', () => {
  it('always has an answer that can be handed to another thread', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const result = await examineBytes(changes.reduce(changed, SEED))
        expect(structuredClone(result)).toEqual(result)
        if ('kind' in result) expect(result.cause).toBe('structure')
        else expect(result.subject + result.attachments.map((one) => one.name).join('')).not.toMatch(/\p{Cc}/u)
      }),
      { numRuns: 400 },
    )
  })

  it('leaves no line end and no control character in any text of the body', async () => {
    const html = fc.string({
      unit: fc.constantFrom('<b>', '</b>', '<p>', '<pre>', '\n', '\r', '\0', '&#10;', '&#0;', 'a', ' '),
    })
    await fc.assert(
      fc.asyncProperty(html, async (text) => {
        for (const leaf of JSON.stringify(htmlBody(text)).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)) {
          expect(JSON.parse(leaf[1] ?? '""')).not.toMatch(/[\0-\x08\n-\x1f\x7f]/)
        }
      }),
      { numRuns: 500 },
    )
  })
})
