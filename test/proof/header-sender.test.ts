import { describe, expect, it } from 'vitest'
import { headerSender, readsTheSame } from '../../src/proof/header-sender.ts'
import { address } from '../support/case-facts.ts'

const senderOf = (...lines: string[]) => headerSender(Buffer.from(`${lines.join('\r\n')}\r\n\r\nbody\r\n`, 'utf8'))

describe('the header sender is read from', () => {
  for (const from of [
    'ann@mail.example',
    '<ann@mail.example>',
    'Ann Lee <Ann@Mail.Example>',
    '"Lee, Ann <x>" <ann@mail.example>',
    '=?utf-8?Q?Ann_L=C3=A9e?= <ann@mail.example>',
    'ann@mail.example (Ann Lee)',
    'ann@mail.example <ann@mail.example>',
    'Ann Lee\r\n <ann@mail.example>',
    'Ann\u00a0Lee \t< ann@mail.example >\t',
  ]) {
    it(JSON.stringify(from), () =>
      expect(senderOf(`From: ${from}`, 'Subject: x')).toEqual({ kind: 'sender', address: 'ann@mail.example' }),
    )
  }
})

describe('no header sender is read when', () => {
  for (const [title, ...lines] of [
    ['there is no From', 'Subject: x'],
    ['there are two', 'From: ann@mail.example', 'From: eve@evil.example'],
    ['there are two in odd case', 'From: ann@mail.example', 'fROM: eve@evil.example'],
    ['it names two', 'From: ann@mail.example, eve@evil.example'],
    ['it names two in brackets', 'From: <ann@mail.example> <eve@evil.example>'],
    ['the name is another address', 'From: ann@mail.example <eve@evil.example>'],
    ['it is a group', 'From: friends: ann@mail.example;'],
    ['it is an empty group', 'From: undisclosed:;'],
    ['it has a source route', 'From: <@evil.example:ann@mail.example>'],
    ['its address is encoded', 'From: =?utf-8?B?YW5uQG1haWwuZXhhbXBsZQ==?='],
    ['the encoded word stands inside the brackets', 'From: <=?utf-8?Q?ann=40mail.example?=>'],
    ['its local part is quoted', 'From: <"ann@mail.example"@evil.example>'],
    ['a comment holds an address', 'From: ann@mail.example (eve@evil.example)'],
    ['text follows the address', 'From: <ann@mail.example>eve@evil.example'],
    ['a space stands before its colon', 'From : ann@mail.example'],
    ['it begins with a space', ' From: ann@mail.example'],
    ['a line of the header is no field', 'From: ann@mail.example', 'garbage', 'Subject: x'],
    ['a NUL is in it', 'From: ann@mail.example\0'],
    ['a control character stands behind the address', 'From: ann@mail.example\x0b'],
    ['a control character stands before the brackets', 'From: Ann\x0b<ann@mail.example>'],
    ['a wide space stands before the address', 'From: <\u3000ann@mail.example>'],
    ['a wide space stands behind the address', 'From: ann@mail.example\u2003(Ann)'],
    ['a mark of byte order stands behind the address', 'From: <ann@mail.example\ufeff>'],
    ['the domain is written full-width', 'From: <ann@mail．example>'],
  ] as const) {
    it(title, () => expect(senderOf(...lines).kind).toBe('malformed'))
  }
  it('a first line that looks like it is the body', () => {
    expect(headerSender(Buffer.from('\r\nFrom: ann@mail.example\r\n\r\nx')).kind).toBe('malformed')
  })
})

it('unclosed quotes and headers without end are given up at once', () => {
  const folded = (text: string) => text.replace(/.{900}/g, '$&\r\n ')
  for (const header of [
    `From: "${folded('\\"'.repeat(30_000))} <ann@mail.example>`,
    `From: "${folded('\\"'.repeat(3_000_000))} <ann@mail.example>`,
    `From: ann@mail.example\r\n${'X: y\r\n'.repeat(1_000_000)}`,
  ]) {
    const begun = performance.now()
    expect(senderOf(header).kind).toBe('malformed')
    expect(performance.now() - begun).toBeLessThan(1000)
  }
})

it('two readings of one message must agree', () => {
  const ann = address('ann@mail.example')
  expect(readsTheSame([{ name: 'x', address: 'Ann@Mail.example' }], ann)).toBe(true)
  expect(readsTheSame([{ name: 'x', address: 'eve@evil.example' }], ann)).toBe(false)
  expect(readsTheSame([], ann)).toBe(false)
  expect(
    readsTheSame(
      [
        { name: '', address: 'ann@mail.example' },
        { name: '', address: 'ann@mail.example' },
      ],
      ann,
    ),
  ).toBe(false)
})
