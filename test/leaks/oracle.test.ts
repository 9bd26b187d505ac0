import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { zip } from './documents.ts'
import { firstMissing, leaksIn, readableForms, type Secret } from './oracle.ts'
import { filePart, mixed, plain } from './slot.ts'

const ADDRESS = 'tokbird@tokcage.example'
const SECRETS: readonly Secret[] = [
  { needle: 'tokbird', place: 'the local part' },
  { needle: 'tokcage', place: 'the domain' },
]
const quoted = [...ADDRESS].map((letter) => `=${letter.charCodeAt(0).toString(16)}`).join('')
const attached = (content: Uint8Array) => mixed([filePart(['Content-Type: application/octet-stream'], content)])
const headed = (line: string) => `${line}\n${plain('hello')}`
const encoded = (encoding: string, body: string) =>
  `Subject: x\nContent-Type: text/html\nContent-Transfer-Encoding: ${encoding}\n\n${body}\n`

describe('the oracle finds a secret', () => {
  for (const [title, message] of [
    ['in the text', plain(`hello ${ADDRESS}`)],
    ['in capitals with spaces', plain('T O K B I R D at TOK CAGE')],
    ['in a header', headed(`X-Sender: ${ADDRESS}`)],
    ['in encoded words', headed(`X: =?utf-8?B?${Buffer.from('tokbird@t').toString('base64')}?=\n =?utf-8?Q?okcage?=`)],
    ['in pieces of a parameter', headed("X: a; name*0*=utf-8''tokb; name*1*=ird%40tok; name*2*=cage")],
    ['in base64', encoded('base64', Buffer.from(`<p>${ADDRESS}</p>`).toString('base64'))],
    ['in quoted-printable', encoded('quoted-printable', quoted.replace(/=40/, '=40=\n'))],
    ['in entities', encoded('7bit', [...ADDRESS].map((letter) => `&#${letter.charCodeAt(0)};`).join(''))],
    ['split by tags', encoded('7bit', [...ADDRESS].join('<b></b>'))],
    [
      'in percent escapes',
      plain(`mailto:${[...ADDRESS].map((each) => `%${each.charCodeAt(0).toString(16)}`).join('')}`),
    ],
    ['in UTF-7', plain(`+${Buffer.from(ADDRESS, 'utf16le').swap16().toString('base64').replace(/=/g, '')}-`)],
    ['in UTF-16 in a file', attached(Buffer.from(`\ufeff${ADDRESS}`, 'utf16le'))],
    ['in UTF-16 the other way', attached(Buffer.from(ADDRESS, 'utf16le').swap16())],
    ['in a member of an archive', attached(zip({ 'a.xml': `<a>${ADDRESS}</a>` }))],
    ['in the name of a member', attached(zip({ [ADDRESS]: 'x' }))],
    [
      'in an archive within an archive',
      attached(zip({ 'a.txt': 'x', 'b.txt': `data ${zip({ c: ADDRESS }).toString('base64')}` })),
    ],
    [
      'in a compressed stream',
      attached(Buffer.concat([Buffer.from('%PDF-1.4 stream\n'), deflateSync(Buffer.from(ADDRESS))])),
    ],
    ['in base64 in the text', plain(`see ${Buffer.from(ADDRESS).toString('base64')}`)],
    ['in full-width letters', plain('ｔｏｋｂｉｒｄ＠ｔｏｋｃａｇｅ')],
    ['in a preamble', mixed([], 'b', ADDRESS)],
  ] as const) {
    it(title, async () => {
      const bytes = Buffer.from(`From: a@b.example\nMIME-Version: 1.0\n${message}`.replace(/\r?\n/g, '\r\n'))
      expect(await leaksIn(bytes, SECRETS)).toHaveLength(SECRETS.length)
    })
  }

  it('and none where there is none', async () => {
    expect(
      await leaksIn(Buffer.from(`From: a@b.example\r\n\r\ntok bi rd`), [{ needle: 'tokcage', place: '' }]),
    ).toEqual([])
  })
})

describe('the oracle reads', () => {
  it('sentences in order, without quote marks', async () => {
    const { text, html } = await readableForms(
      Buffer.from('From: a@b.example\r\n\r\nOne  two.\r\n> Three\r\n> four.\r\n'),
    )
    expect(html).toBeNull()
    expect(firstMissing(text, ['One two.', 'Three four.'])).toBeNull()
    expect(firstMissing(text, ['Three four.', 'One two.'])).toBe('One two.')
  })
})
