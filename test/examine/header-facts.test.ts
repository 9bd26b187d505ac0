import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/core/message/message.ts'
import { examineBytes } from '../../src/examine/examine-bytes.ts'
import { mail } from './sketch.ts'

async function examined(...lines: string[]): Promise<Message> {
  const result = await examineBytes(mail(...lines, '', 'text'))
  if ('kind' in result) throw new Error(result.reason)
  return result
}

describe('the header sender', () => {
  for (const { title, lines, expected } of [
    { title: 'a bare address', lines: ['From: a@b.example'], expected: [['', 'a@b.example']] },
    { title: 'a name', lines: ['From: "Ann Lee" <a@b.example>'], expected: [['Ann Lee', 'a@b.example']] },
    {
      title: 'an encoded name',
      lines: ['From: =?utf-8?Q?J=C3=B6rg?= <a@b.example>'],
      expected: [['Jörg', 'a@b.example']],
    },
    {
      title: 'a name that decodes to an address is only a name',
      lines: ['From: =?utf-8?Q?=3Ceve=40x.example=3E?= <a@b.example>'],
      expected: [['<eve@x.example>', 'a@b.example']],
    },
    { title: 'a folded field', lines: ['From: Ann', ' <a@b.example>'], expected: [['Ann', 'a@b.example']] },
    {
      title: 'several addresses',
      lines: ['From: a@b.example, c@d.example'],
      expected: [
        ['', 'a@b.example'],
        ['', 'c@d.example'],
      ],
    },
    {
      title: 'several fields',
      lines: ['From: a@b.example', 'From: c@d.example'],
      expected: [
        ['', 'a@b.example'],
        ['', 'c@d.example'],
      ],
    },
    {
      title: 'a group',
      lines: ['From: G: a@b.example, c@d.example;'],
      expected: [
        ['', 'a@b.example'],
        ['', 'c@d.example'],
      ],
    },
    { title: 'A-labels stay', lines: ['From: a@xn--mnchen-3ya.example'], expected: [['', 'a@xn--mnchen-3ya.example']] },
    { title: 'none', lines: ['To: a@b.example'], expected: [] },
  ]) {
    it(title, async () => {
      const { headerFrom } = await examined(...lines)
      expect(headerFrom.map(({ name, address }) => [name, address])).toEqual(expected)
    })
  }

  it('has no line ends in its name', async () => {
    const { headerFrom } = await examined('From: =?utf-8?Q?a=0D=0ABcc=3A_x?= <a@b.example>')
    expect(headerFrom[0]?.name).toBe('a Bcc: x')
  })
})

describe('the subject', () => {
  for (const { title, line, expected } of [
    { title: 'plain', line: 'Subject: Where is it?', expected: 'Where is it?' },
    { title: 'encoded in pieces', line: 'Subject: =?utf-8?B?w6Q=?= =?iso-8859-1?Q?=F6?=', expected: 'äö' },
    { title: 'raw UTF-8', line: 'Subject: \xc3\xa4', expected: 'ä' },
    { title: 'raw UTF-8 that ends like a space of Latin-1', line: 'Subject: citt\xc3\xa0', expected: 'città' },
    { title: 'raw Latin-1', line: 'Subject: \xe4', expected: 'ä' },
    { title: 'with hidden line ends', line: 'Subject: =?utf-8?Q?a=0D=0AX-Evil:_1=00?=', expected: 'a X-Evil: 1' },
    { title: 'unknown charset', line: 'Subject: =?x-klingon?Q?a=C3=A4?= x', expected: 'aä x' },
    { title: 'none', line: 'X: y', expected: '' },
  ]) {
    it(title, async () => {
      expect((await examined(line)).subject).toBe(expected)
    })
  }

  it('is bounded', async () => {
    expect((await examined(`Subject: ${'x'.repeat(5000)}`)).subject.length).toBeLessThanOrEqual(998)
  })
})

describe('ids', () => {
  for (const { title, lines, expected } of [
    { title: 'one', lines: ['Message-ID: <a@b>'], expected: '<a@b>' },
    { title: 'with comment', lines: ['Message-ID: <a@b> (x)'], expected: null },
    { title: 'two', lines: ['Message-ID: <a@b>', 'Message-ID: <c@d>'], expected: null },
    { title: 'no brackets', lines: ['Message-ID: a@b'], expected: null },
    { title: 'no at sign', lines: ['Message-ID: <ab>'], expected: null },
    { title: 'spaces inside', lines: ['Message-ID: <a b@c>'], expected: null },
    { title: 'not ASCII', lines: ['Message-ID: <\xe4@c>'], expected: null },
    { title: 'too long', lines: [`Message-ID: <${'a'.repeat(300)}@c>`], expected: null },
    { title: 'folded before it', lines: ['Message-ID:', ' <a@b>'], expected: '<a@b>' },
  ]) {
    it(`message: ${title}`, async () => {
      expect((await examined(...lines)).messageId).toBe(expected)
    })
  }

  it('referenced: References first, then In-Reply-To, each once', async () => {
    const message = await examined('In-Reply-To: <c@x> <d@x>', 'References: <a@x>', ' <b@x><c@x> junk <>')
    expect(message.referencedIds).toEqual(['<a@x>', '<b@x>', '<c@x>', '<d@x>'])
  })

  it('referenced: the one that In-Reply-To names last, wherever References has it', async () => {
    const message = await examined('References: <a@x> <b@x> <c@x>', 'In-Reply-To: <b@x>')
    expect(message.referencedIds).toEqual(['<a@x>', '<c@x>', '<b@x>'])
  })

  it('referenced: the first, and the nearest ninety-nine', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => `<${index}@x>`)
    expect((await examined(`References: ${ids.join(' ')}`)).referencedIds).toEqual([ids[0], ...ids.slice(-99)])
  })
})

it('signs of machines are kept, with every value of a repeated field, up to twenty', async () => {
  const { signs } = await examined(
    'Received: a',
    'Received: b',
    'Auto-Submitted: no',
    'auto-submitted: auto-replied',
    'X-Autoresponder: yes',
    'List-ID: A list',
    ' <l.example>',
    'X-Other: x',
    `Precedence: ${'b'.repeat(2000)}`,
    ...Array.from({ length: 30 }, (_, index) => `X-Loop: ${index}`),
    ...Array.from({ length: 30 }, (_, index) => `Delivered-To: ${index}`),
  )
  expect(signs).toEqual({
    'auto-submitted': ['no', 'auto-replied'],
    'x-autoresponder': ['yes'],
    'list-id': ['A list <l.example>'],
    precedence: [expect.stringMatching(/^b{900,1000}$/)],
    'delivered-to': Array.from({ length: 20 }, (_, index) => String(index)),
  })
})

it('the top type is without parameters, the first one counts', async () => {
  const message = await examined('Content-Type: Multipart/Report; boundary=x', 'Content-Type: text/plain')
  expect(message.contentType).toBe('multipart/report')
})

it('dates are read or absent', async () => {
  expect((await examined('Date: Fri, 20 Nov 2026 10:00:00 +0200')).date?.toISOString()).toBe('2026-11-20T08:00:00.000Z')
  expect((await examined('Date: yesterday')).date).toBeNull()
})

describe('the body hash', () => {
  const hash = async (...lines: string[]) => (await examined('From: a@b.example', ...lines)).bodyHash

  it('is the same whatever the header says of who wrote what when, and however it is folded', async () => {
    expect(await hash('Message-ID: <a@b>', 'Received: by x')).toBe(await hash())
    const folded = await hash('Content-Type: text/plain;', '\tcharset=utf-8')
    expect(folded).toBe(await hash('content-type: text/plain; charset=utf-8'))
  })

  for (const line of [
    'Content-Type: multipart/mixed; boundary=b',
    'Content-Type: text/plain; charset=utf-7',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment',
  ]) {
    it(`is another one where the body is read otherwise: ${line}`, async () => {
      expect(await hash(line)).not.toBe(await hash())
    })
  }

  it('is another one for another body', async () => {
    const other = await examineBytes(mail('From: a@b.example', '', 'another text'))
    expect('kind' in other || other.bodyHash).not.toBe(await hash())
  })
})
