/** What looks a little like the hidden party and is not: ordinary mail must not be held. */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { docx, flate, HIDDEN, HOST, leaksIn, message, pdf, PHONE, withFile } from './make-message.ts'

describe('nothing is found in', () => {
  it.each([
    'Your order 111-2222222-3333333 left our store at 10:00. It weighs 1.234,50 kg and costs 49.99 EUR.',
    'Please find the invoice no. 2026-11-20/0017 attached; IBAN DE89 3704 0044 0532 0130 00, VAT DE123456789.',
    'Look at the widget at the shop. Dot the i. Point taken: blue widgets test well.',
    'I like blue-widgets. Test it yourself.',
    'ann lee, mail me; ann.lee is here @ home, and mail.example is a host of others',
    'track it: https://carrier.example/track?id=QW5uTGVlQW5uTGVlQW5uTGVl&x=%20%3D',
    'ann.lee@mail.org and ann.leeds@mail.example and annlee@mail.example',
    '2e71f5c8c0ffee0123456789abcdef0123456789 is the check sum',
    `${'=20'.repeat(30)} ${'&nbsp;'.repeat(30)} \\u0020 +AEA- %41`,
    'Größenwahn – 「青い」 Привет, мир! שלום ١٢٣٤٥٦٧٨٩٠',
  ])('%s', (text) => {
    expect(leaksIn(message({ text, html: `<p>${text}</p>` }))).toEqual([])
    expect(leaksIn(withFile(docx(text)))).toEqual([])
    expect(leaksIn(withFile(pdf(flate(`BT (${text}) Tj ET`))))).toEqual([])
  })

  it.each([
    'notblue-widgets.test',
    'my-blue-widgets.test',
    'blue-widgets.test.org',
    'blue-widgets.testing',
    'blue-widgets.test-shop',
    'blue-widgets',
  ])('another host: %s', (text) => {
    expect(leaksIn(message({ text: `See ${text} now` }))).toEqual([])
  })

  it.each([
    ['192.0.2.17', '192.0.2.170'],
    ['192.0.2.17', '1192.0.2.17'],
    ['192.0.2.17', '7.192.0.2.17'],
    ['192.0.2.17', '192.0.2.17.5'],
    ['2001:db8::17', '2001:db8::170'],
    ['2001:db8::17', 'at 20:01 and 8:17'],
  ])('another IP address than %s: %s', (host, text) => {
    expect(leaksIn(message({ text: `from ${text} by` }), { hidden: { ...HIDDEN, hosts: [host] } })).toEqual([])
  })

  it.each([
    '3491701234567',
    '4917012345678',
    '1701234567 without the 0 and shorter'.slice(1),
    'order 0149170-1234567',
    '111-4917012-34567890',
    '49 170 123456',
    '49170123x4567',
  ])('another number: %s', (text) => {
    expect(leaksIn(message({ text: `It is ${text} here` }))).toEqual([])
  })

  it.each(['111-5550143-3333333', '15550143', '55501432', '5550143-2222222'])(
    'an order with the digits of a short number: %s',
    (text) => {
      expect(leaksIn(message({ text: `order ${text} came` }), { hidden: { ...HIDDEN, phones: ['5550143'] } })).toEqual(
        [],
      )
    },
  )

  it('numbers that draw a picture, and bytes that mean nothing', () => {
    const phones = ['5550143', '2345678', '1234567']
    const drawing = pdf(flate('555 0143 m 2345 678 l 1 2 3 4 5 6 7 re f [1234567.5 2] 0 d'))
    expect(leaksIn(withFile(drawing), { hidden: { ...HIDDEN, phones } })).toEqual([])
    const noise = Buffer.concat(
      Array.from({ length: 8000 }, (_, index) => createHash('sha256').update(`${index}`).digest()),
    )
    expect(leaksIn(withFile(noise))).toEqual([])
    expect(leaksIn(withFile(noise.toString('base64'), 'a.txt'))).toEqual([])
    expect(leaksIn(withFile(noise.toString('hex'), 'a.txt'))).toEqual([])
  })

  it('a Message-ID that is too short to name anybody', () => {
    expect(leaksIn(message({ text: 'a@b' }), { hidden: { ...HIDDEN, ids: ['a@b'] } })).toEqual([])
  })

  it('the mail of the golden cases, with a person who has nothing to do with them', () => {
    const folder = new URL('../golden/', import.meta.url)
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'))
    expect(names.length).toBeGreaterThan(40)
    for (const name of names) expect(leaksIn(readFileSync(new URL(name, folder))), name).toEqual([])
  })
})

describe('what the reader knows is no leak', () => {
  const READER = 'x@gmail.test'
  const hidden = { ...HIDDEN, addresses: ['ann.x@gmail.test'], hosts: ['gmail.test', 'mail.gmail.test'] }
  const known = [READER, 'ssss4444@marketplace.example', 'marketplace.example', 'CAFabcdef@mail.gmail.test']
  const to = (text: string) =>
    message({
      header: [
        { name: 'To', kind: 'mailbox', displayName: 'X', value: READER },
        { name: 'References', kind: 'ids', value: '<CAFabcdef@mail.gmail.test>' },
      ],
      text,
    })

  it.each([
    ['own address, at the provider of the writer', 'hello', []],
    ['own address in a quote', `> X <${READER}> wrote:`, []],
    ['the provider itself', 'I am with gmail.test', ['leak.host']],
    ['another address at that provider', 'write to max@gmail.test', ['leak.host']],
    [
      'the address of the writer, which ends like that of the reader',
      'ann.x@gmail.test',
      ['leak.address', 'leak.host'],
    ],
    ['another Message-ID of that provider', '<CAFothers@mail.gmail.test>', ['leak.host']],
  ])('%s', (_title, text, expected) => {
    expect(leaksIn(to(text), { hidden, known })).toEqual(expected)
  })

  it('though the address of the writer ends it', () => {
    const wanted = { hidden: { ...HIDDEN, addresses: ['ann@mail.example'], hosts: [] }, known: ['joann@mail.example'] }
    const bytes = (text: string) =>
      message({ header: [{ name: 'To', kind: 'mailbox', value: 'joann@mail.example' }], text })
    expect(leaksIn(bytes('hello joann@mail . example'), wanted)).toEqual([])
    expect(leaksIn(bytes('hello ann@mail.example'), wanted)).toEqual(['leak.address'])
  })

  it('and is one where it is a secret itself', () => {
    expect(leaksIn(message({ text: HOST }), { known: [HOST] })).toEqual(['leak.host'])
    expect(leaksIn(message({ text: PHONE }), { known: [PHONE] })).toEqual(['leak.phone'])
  })
})
