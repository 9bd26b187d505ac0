import { createHash, createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkDkim } from '../../src/proof/dkim.ts'
import {
  type MemoryResolver,
  makeEd25519Key,
  makeRsaKey,
  memoryResolver,
  messageOf,
  recordOf,
  signatureField,
  signMail,
  type TestKey,
  type Unsigned,
} from '../support/dkim-signer.ts'

const rsa = makeRsaKey()
const ed25519 = makeEd25519Key()
const NAME = 'sel._domainkey.blue.example'
const NOW = new Date('2026-11-22T12:00:00Z')
const seconds = (offset: number) => String(NOW.getTime() / 1000 + offset)
const DAY = 86_400

const mail: Unsigned = {
  header: [
    'From: Blue Widgets <sales@blue.example>',
    'To: k7m2q9x4w8t3b6zd@marketplace.example',
    'Subject: Your order',
    'Date: Sun, 22 Nov 2026 12:59:00 +0100',
    'Message-ID: <1@blue.example>',
  ],
  body: 'It is on its way.\r\n',
}
const withHeader = (...header: string[]): Unsigned => ({ ...mail, header })
const withBody = (body: string): Unsigned => ({ ...mail, body })
const prepended = ({ header, body }: Unsigned, ...fields: string[]) => ({ header: [...fields, ...header], body })
const appended = ({ header, body }: Unsigned, ...fields: string[]) => ({ header: [...header, ...fields], body })

function check(signed: Unsigned | Buffer, resolver: MemoryResolver = zone(rsa), fromDomain = 'blue.example') {
  const raw = Buffer.isBuffer(signed) ? signed : messageOf(signed)
  return checkDkim({ raw, fromDomain, now: NOW, maxSignatureAgeMs: 7 * DAY * 1000 }, resolver)
}

function zone(key: TestKey, name = NAME): MemoryResolver {
  return memoryResolver({ [name]: [recordOf(key)] })
}

describe('a signature passes', () => {
  for (const c of ['relaxed/relaxed', 'relaxed/simple', 'simple/relaxed', 'simple/simple', 'relaxed', 'simple']) {
    for (const key of [rsa, ed25519]) {
      it(`in the form ${c} with ${key.algorithm}`, async () => {
        const resolver = zone(key)
        const result = await check(signMail(mail, key, { c, t: seconds(0) }), resolver)
        expect(result).toMatchObject({ temporary: false, candidates: 1, reasons: [], tooMany: false })
        expect(result.passes).toEqual([
          {
            digest: expect.stringMatching(/^[0-9a-f]{64}$/),
            domain: 'blue.example',
            signsRecipients: true,
            names: ['k7m2q9x4w8t3b6zd@marketplace.example'],
          },
        ])
        expect(resolver.asked).toEqual([`TXT ${NAME}`])
      })
    }
  }

  for (const [title, tags] of Object.entries<Record<string, string | null>>({
    'without c=': {},
    'that a domain below d= made': { i: 'sales@mail.blue.example' },
    'with a query method among others': { q: 'http/x:dns/txt' },
    'that expires later': { t: seconds(-60), x: seconds(60) },
    'from a clock ahead by less than an hour': { t: seconds(3_500) },
    'nearly as old as may be': { t: seconds(-7 * DAY + 60) },
    'with fields named that are not there': { h: 'from:subject:date:cc:list-id' },
    'with From oversigned': { h: 'from:from:subject:subject:date' },
    'with other case and spaces in h=': { h: ' From : SUBJECT:\r\n\tDate ' },
    'with copied fields that look like tags': { z: "From:b=x|Subject:it's=20(l=5", t: seconds(0) },
    'with an unknown tag': { tlsfp: 'abc', t: seconds(0) },
    'over folds within values': { d: '\r\n blue.example\r\n\t', c: 'relaxed/simple' },
    'with d= in upper case': { d: 'BLUE.Example' },
  })) {
    it(title, async () => expect((await check(signMail(mail, rsa, tags))).passes).toHaveLength(1))
  }

  for (const [title, body] of Object.entries({
    'an empty body': '',
    'nothing but empty lines': '\r\n\r\n\r\n',
    'empty lines at the end': 'text\r\n\r\n\r\n',
    'spaces at the ends of lines': 'a  \r\nb\t\r\n  c  d \t\r\n \r\n',
    'no line end at the end': 'text',
    'only spaces': ' \t \r\n \r\n',
    'bytes of every kind': String.fromCharCode(...Array.from({ length: 245 }, (_, at) => at + 11)).replace(/\r/g, ''),
    'a large body': 'All work and no play\tmakes  Jack a dull boy. \r\n'.repeat(40_000),
    'empty lines at the edges of chunks': `${'x'.repeat(262_142)}\r\n${'\r\n'.repeat(300_000)}end\r\n\r\n`,
  })) {
    for (const c of ['relaxed/relaxed', 'simple/simple']) {
      it(`over ${title} (${c})`, async () =>
        expect((await check(signMail(withBody(body), rsa, { c }))).reasons).toEqual([]))
    }
  }

  it('over a message that ends with its header', async () => {
    const { header } = signMail(withBody(''), rsa)
    for (const end of ['', '\r\n', '\r\n\r\n'])
      expect((await check(Buffer.from(header.join('\r\n') + end))).passes).toHaveLength(1)
  })

  it('over a header that is folded in odd ways and re-folded on the way', async () => {
    const folded = withHeader(
      'From:\r\n \r\n\tBlue  Widgets\r\n <sales@blue.example>  ',
      'To: a@x.example,\r\n\t b@x.example',
      'SUBJECT:Your\torder ',
      'Date:  Sun, 22 Nov 2026 12:59:00\r\n +0100',
    )
    const signed = signMail(folded, rsa, { c: 'relaxed/relaxed' })
    const refolded = signed.header.map((each) => each.replace('\tBlue  Widgets', ' Blue\r\n Widgets'))
    for (const each of [signed, { ...signed, header: refolded }])
      expect((await check(each)).passes).toMatchObject([{ names: ['a@x.example', 'b@x.example'] }])
  })

  it('where b= and the field are folded anywhere', async () => {
    const field = signatureField(mail, rsa, { c: 'relaxed/relaxed' }, (tags) => `${tags.join(' ;\r\n\t')};`)
    const broken = field.replace(/b=([^; ]+);$/, (_, value: string) => `b= ${value.replace(/.{7}/g, '$&\r\n\t')} ;`)
    expect((await check(prepended(mail, broken))).passes).toHaveLength(1)
  })

  it('where bytes of UTF-8 look like spaces of Latin-1', async () => {
    const subject = `Subject: ${Buffer.from('voilà Россия à').toString('latin1')}`
    const signed = signMail(
      appended(withHeader(...mail.header.filter((each) => !each.startsWith('Subject'))), subject),
      rsa,
      {
        c: 'relaxed/relaxed',
      },
    )
    expect((await check(signed)).passes).toHaveLength(1)
  })

  it('of an internationalised domain, in either spelling', async () => {
    const resolver = zone(rsa, 'sel._domainkey.xn--mnchen-3ya.example')
    for (const d of ['xn--mnchen-3ya.example', Buffer.from('münchen.example').toString('latin1')]) {
      const result = await check(signMail(mail, rsa, { d }), resolver, 'xn--mnchen-3ya.example')
      expect(result.passes).toMatchObject([{ domain: 'xn--mnchen-3ya.example' }])
    }
  })

  for (const [d, fromDomain] of [
    ['blue.example', 'mail.blue.example'],
    ['mail.blue.example', 'blue.example'],
    ['a.blue.example', 'b.blue.example'],
  ] as const) {
    it(`of ${d} for ${fromDomain}`, async () => {
      const result = await check(signMail(mail, rsa, { d }), zone(rsa, `sel._domainkey.${d}`), fromDomain)
      expect(result.passes).toMatchObject([{ domain: d }])
    })
  }

  it('beside another one, each for itself', async () => {
    const twice = signMail(signMail(mail, rsa), ed25519, { s: 'other' })
    const resolver = memoryResolver({ [NAME]: [recordOf(rsa)], 'other._domainkey.blue.example': [recordOf(ed25519)] })
    expect((await check(twice, resolver)).passes).toHaveLength(2)
    expect(resolver.asked).toHaveLength(2)
  })

  it('that signs the signature below it', async () => {
    const below = signMail(mail, ed25519, { s: 'other' })
    const result = await check(signMail(below, rsa, { h: 'from:subject:date:dkim-signature' }))
    expect(result.passes).toHaveLength(1)
    const changed = below.header.map((each) => each.replace('s=other', 's=0ther'))
    const own = signatureField(below, rsa, { h: 'from:subject:date:dkim-signature' })
    expect((await check(appended(below, own))).passes).toHaveLength(1)
    const [top = ''] = signMail(below, rsa, { h: 'from:subject:date:dkim-signature' }).header
    expect((await check({ ...below, header: [top, ...changed] })).passes).toEqual([])
  })

  it('with RSA keys from 1024 bits', async () => {
    const key = makeRsaKey(1024)
    expect((await check(signMail(mail, key), zone(key))).passes).toHaveLength(1)
  })
})

describe('a signature does not pass', () => {
  for (const [title, tags, reason] of [
    ['with l=', { l: '5' }, 'l= leaves a part of the body unsigned'],
    ['with l= that names all of the body', { l: '19' }, 'l= leaves a part of the body unsigned'],
    ['with an empty l=', { l: '' }, 'l= leaves a part of the body unsigned'],
    ['without v=', { v: null }, 'v= is not 1'],
    ['of another version', { v: '2' }, 'v= is not 1'],
    ['with SHA-1', { a: 'rsa-sha1' }, 'a= is no algorithm that proves anything'],
    ['without an algorithm', { a: null }, 'a= is no algorithm that proves anything'],
    ['in an unknown form', { c: 'relaxed/nofws' }, 'c= is unknown'],
    ['asked for in another way', { q: 'http/x' }, 'q= is not dns/txt'],
    ['without Subject', { h: 'from:to:date' }, 'subject is not signed'],
    ['without From', { h: 'to:subject:date' }, 'from is not signed'],
    ['without names', { h: null }, 'h= is not a list of field names'],
    ['with an empty name', { h: 'from::subject' }, 'h= is not a list of field names'],
    ['with an odd name', { h: 'from:sub ject:subject' }, 'h= is not a list of field names'],
    ['with i= elsewhere', { i: '@evil.example' }, 'i= is not in the domain of d='],
    ['with i= that only ends alike', { i: '@evilblue.example' }, 'i= is not in the domain of d='],
    ['with i= above d=', { d: 'mail.blue.example', i: '@blue.example' }, 'i= is not in the domain of d='],
    ['with i= that is no address', { i: 'blue.example' }, 'i= is not in the domain of d='],
    ['that expires now', { x: seconds(0) }, 'the signature has expired'],
    ['that has expired', { t: seconds(-60), x: seconds(-1) }, 'the signature has expired'],
    ['that expires before it is made', { t: seconds(0), x: seconds(-5) }, 'x= is not after t='],
    ['from the future', { t: seconds(3_700) }, 'the signature is from the future'],
    ['too old', { t: seconds(-7 * DAY - 1) }, 'the signature is too old'],
    ['with t= in words', { t: '1e9' }, 't= or x= is not a time'],
    ['with x= without end', { x: '9'.repeat(13) }, 't= or x= is not a time'],
    ['that nothing dates', { h: 'from:subject' }, 'nothing signed says when it was signed'],
    ['with a selector of none', { s: null }, 's= is not a selector'],
    ['with a control character in the selector', { s: 'sel\x01' }, 'a part is not a tag with a value'],
    ['with NUL escaped in the selector', { s: 'sel\\0' }, 's= is not a selector'],
    ['with spaces in the selector', { s: 'se l' }, 's= is not a selector'],
    ['with an address in the selector', { s: 'sel@evil.example' }, 's= is not a selector'],
    ['with a selector that ends in a dot', { s: 'evil.example.' }, 's= is not a selector'],
    ['with a comment in the selector', { s: 'sel(x)' }, 's= is not a selector'],
    ['with a selector too long for DNS', { s: `${`${'a'.repeat(60)}.`.repeat(4)}a` }, 's= is not a selector'],
    ['with text behind bh=', { bh: 'AAAA' }, 'bh= is not a SHA-256 in base64'],
    ['with another body hash', { bh: `${'A'.repeat(43)}=` }, 'the signature does not fit the body'],
  ] as const) {
    it(title, async () => {
      const result = await check(signMail(mail, rsa, tags))
      expect(result).toMatchObject({ passes: [], temporary: false, candidates: 1, reasons: [reason] })
    })
  }

  for (const [title, change, reason] of [
    ['with a changed body', (m: Unsigned) => ({ ...m, body: `${m.body}More\r\n` }), 'body'],
    ['with a changed Subject', (m: Unsigned) => replaced(m, 'Your order', 'Your 0rder'), 'header'],
    ['with a tab that is another kind of space', (m: Unsigned) => replaced(m, 'Your order', 'Your\x0border'), 'header'],
    [
      'with a byte that Latin-1 takes for a space',
      (m: Unsigned) => replaced(m, 'Your order', 'Your\xa0order'),
      'header',
    ],
    ['with a changed tag', (m: Unsigned) => replaced(m, 's=sel', 'i=@blue.example; s=sel'), 'header'],
    ['with a signature cut short', (m: Unsigned) => replaced(m, /b=[^;]{8}([^;]*)$/, 'b=$1'), 'header'],
  ] as const) {
    it(title, async () => {
      const result = await check(change(signMail(mail, rsa, { c: 'relaxed/relaxed' })))
      expect(result).toMatchObject({ passes: [], reasons: [`the signature does not fit the ${reason}`] })
    })
  }

  for (const name of [
    'Subject',
    'From',
    'Date',
    'To',
    'Cc',
    'Message-ID',
    'Reply-To',
    'MIME-Version',
    'Content-Type',
    'Content-Transfer-Encoding',
    'Sender',
  ]) {
    const all = withHeader(
      ...mail.header,
      'Cc: c@x.example',
      'Reply-To: r@x.example',
      'MIME-Version: 1.0',
      'Content-Type: text/plain',
      'Content-Transfer-Encoding: 7bit',
      'Sender: s@x.example',
    )
    const h = all.header.map((each) => each.split(':')[0]).join(':')
    it(`with another ${name} field on top or at the end`, async () => {
      const signed = signMail(all, rsa, { h })
      expect((await check(signed)).passes).toHaveLength(1)
      const added = `${name}: =?utf-8?q?evil?= <eve@evil.example>`
      const reason = `a ${name.toLowerCase()} field is not signed while another is`
      expect(await check(prepended(signed, added))).toMatchObject({ passes: [], reasons: [reason] })
      expect(await check(appended(signed, added))).toMatchObject({ passes: [], reasons: [reason] })
      // Where each name is signed once more than it occurs, an added field breaks the signature itself.
      const oversigned = signMail(all, rsa, { h: `${h}:${h}`, t: seconds(0) })
      expect((await check(oversigned)).passes).toHaveLength(1)
      expect(await check(prepended(oversigned, added))).toMatchObject({
        passes: [],
        reasons: ['the signature does not fit the header'],
      })
    })
  }

  it('where no From field is signed because there is none', async () => {
    const result = await check(signMail(withHeader('Subject: x', mail.header[3] ?? ''), rsa))
    expect(result).toMatchObject({ passes: [], reasons: ['no From field is signed'] })
  })

  const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  for (const [title, field] of Object.entries({
    'with a tag twice': (own: string) => own.replace('s=sel;', 's=sel; s=other;'),
    'with a tag twice in other case': (own: string) => own.replace('s=sel;', 's=sel; S=other;'),
    'with an empty part': (own: string) => own.replace('s=sel;', 's=sel;;'),
    'with a part that is no tag': (own: string) => own.replace('s=sel;', 's=sel; comment;'),
    'with b= that is not canonical': (own: string) => own.replace(/=$/, ''),
    'with b= that has odd last bits': (own: string) =>
      own.replace(/(.)=$/, (_, last: string) => `${BASE64.charAt(BASE64.indexOf(last) + 1)}=`),
    'with b= in another alphabet': (own: string) => own.replace(/b=(?=[^;]*$)/, 'b=-_'),
    'with two b=': (own: string) => `${own}; b=AAAA`,
    'without b=': (own: string) => own.replace(/; b=[^;]*$/, ''),
    'with b= empty': (own: string) => own.replace(/b=[^;]*$/, 'b='),
  })) {
    it(title, async () => {
      const key = makeRsaKey(1024)
      const changed = field(signatureField(mail, key, {}))
      const resolver = zone(key)
      expect(await check(prepended(mail, changed), resolver)).toMatchObject({ passes: [], candidates: 1 })
      expect(resolver.asked).toEqual([])
    })
  }

  for (const d of [
    "blue.example'a.evil.example",
    'blue.example\x01.evil.example',
    'blue.example(.evil.example',
    'blue.example"a.evil.example',
    'blue.example/a.evil.example',
    'evil.example',
    'evilblue.example',
    'example',
    'blue.example.',
    '.blue.example',
    'blue.ex ample',
    'blue.example,evil.example',
    '',
  ]) {
    it(`and is not even looked at where d= is ${JSON.stringify(d)}`, async () => {
      const resolver = zone(rsa, `sel._domainkey.${d}`)
      const result = await check(signMail(mail, rsa, { d }), resolver)
      expect(result).toEqual({ passes: [], temporary: false, candidates: 0, reasons: [], tooMany: false })
      expect(resolver.asked).toEqual([])
    })
  }
})

function replaced(signed: Unsigned, from: string | RegExp, to: string): Unsigned {
  return { ...signed, header: signed.header.map((each) => each.replace(from, to)) }
}

describe('the age of a signature', () => {
  for (const [date, passes] of [
    ['Sun, 22 Nov 2026 12:00:00 +0000', 1],
    ['22 Nov 2026 12:00 GMT', 1],
    ['Sun, 22 Nov 2026 04:30:00 -0800 (PST)', 1],
    ['Mon, 16 Nov 2026 12:00:00 +0000', 1],
    ['Sun, 15 Nov 2026 13:01:00 +0100', 1],
    ['Sun, 15 Nov 2026 11:59:00 +0000', 0],
    ['Sun, 22 Nov 2026 14:00:00 +0000', 0],
    ['Sun, 22 Nov 2026 14:00:00 +0200', 1],
    ['Sun, 22 Nov 2026 12:00:00', 0],
    ['Sun, 22 Nov 26 12:00:00 +0000', 0],
    ['Fri, 20 Nov 2026 36:00:00 +0000', 0],
    ['Fri, 20 Nov 2026 12:75:00 +0000', 0],
    ['Sun, 00 Nov 2026 12:00:00 +0000', 0],
    ['Sun, 22 Nev 2026 12:00:00 +0000', 0],
    ['Sun, 22 Nov 2026 12:00:00 +0000 (a) (b)', 0],
    ['2026-11-22T12:00:00Z', 0],
    ['yesterday', 0],
  ] as const) {
    it(`is read from a signed Date: ${date}`, async () => {
      const dated = withHeader('From: a@blue.example', 'Subject: x', `Date: ${date}`)
      expect((await check(signMail(dated, rsa))).passes).toHaveLength(passes)
    })
  }

  it('is not read from a Date that anybody may have written', async () => {
    expect((await check(signMail(mail, rsa, { h: 'from:subject' }))).passes).toEqual([])
    const two = appended(mail, 'Date: Sun, 22 Nov 2026 12:59:00 +0100')
    expect((await check(signMail(two, rsa, { h: 'from:subject:date:date' }))).passes).toEqual([])
    expect((await check(signMail(two, rsa, { h: 'from:subject:date:date', t: seconds(0) }))).passes).toHaveLength(1)
  })
})

describe('the key', () => {
  it('that cannot be had for now makes the result temporary', async () => {
    const result = await check(signMail(mail, rsa), memoryResolver({ [NAME]: 'failed' }))
    expect(result).toMatchObject({
      passes: [],
      temporary: true,
      reasons: ['the key is not to be had: DNS said ESERVFAIL'],
    })
  })

  it('that cannot be had leaves another signature its pass', async () => {
    const resolver = memoryResolver({ [NAME]: [recordOf(rsa)], 'other._domainkey.blue.example': 'failed' })
    const result = await check(signMail(signMail(mail, rsa), ed25519, { s: 'other' }), resolver)
    expect(result).toMatchObject({ passes: [{ domain: 'blue.example' }], temporary: true, candidates: 2 })
  })

  it('that is absent is no fault of DNS', async () => {
    const result = await check(signMail(mail, rsa), memoryResolver({}))
    expect(result).toMatchObject({ passes: [], temporary: false, reasons: ['there is no key'] })
  })

  it('of 512 bits proves nothing', async () => {
    const key = makeRsaKey(512)
    const result = await check(signMail(mail, key), zone(key))
    expect(result).toMatchObject({ passes: [], reasons: ['the key has 512 bits, fewer than 1024'] })
  })

  it('of another kind than a= says proves nothing', async () => {
    expect((await check(signMail(mail, rsa), zone(ed25519))).reasons).toEqual(['the key is for another algorithm'])
    expect((await check(signMail(mail, ed25519), zone(rsa))).reasons).toEqual(['the key is for another algorithm'])
  })

  it('that nobody can calculate with proves nothing', async () => {
    const n = Buffer.alloc(256, 0xfe).toString('base64url')
    const key = createPublicKey({ key: { kty: 'RSA', n, e: 'AQAB' }, format: 'jwk' })
    const published = key.export({ type: 'spki', format: 'der' }).toString('base64')
    const result = await check(signMail(mail, rsa), memoryResolver({ [NAME]: [`p=${published}`] }))
    expect(result).toMatchObject({ passes: [], reasons: ['the signature does not fit the header'] })
  })

  it('is asked for once, however many signatures it made, all names at the same time', async () => {
    let signed = mail
    for (let at = 0; at < 5; at++) signed = signMail(signed, rsa, { t: seconds(-at) })
    for (let at = 0; at < 5; at++) signed = signMail(signed, rsa, { s: `s${at}` })
    const waiting: (() => void)[] = []
    const names: string[] = []
    const pending = checkDkim(
      { raw: messageOf(signed), fromDomain: 'blue.example', now: NOW, maxSignatureAgeMs: DAY * 1000 },
      {
        lookup: (_, name) => {
          names.push(name)
          return new Promise((resolve) => waiting.push(() => resolve({ kind: 'none' })))
        },
      },
    )
    expect(names).toHaveLength(6)
    for (const answer of waiting) answer()
    expect(await pending).toMatchObject({ passes: [], candidates: 10 })
  })
})

describe('too many signatures', () => {
  for (const count of [11, 3000]) {
    it(`are ${count}: nothing is verified and nothing asked`, async () => {
      const field = signatureField(mail, rsa, { b: 'AAAA' })
      const short = 'DKIM-Signature: d=x'
      const signed = prepended(mail, ...Array<string>(count - 1).fill(short), field)
      const resolver = zone(rsa)
      const result = await check(signed, resolver)
      expect(result).toMatchObject({ passes: [], candidates: 0, tooMany: true })
      expect(resolver.asked).toEqual([])
    })
  }

  it('are not ten, whoever made them', async () => {
    const others = Array.from({ length: 9 }, (_, at) => signatureField(mail, rsa, { d: `d${at}.example` }))
    const resolver = zone(rsa)
    const result = await check(prepended(mail, ...others, signatureField(mail, rsa, {})), resolver)
    expect(result).toMatchObject({ passes: [{ domain: 'blue.example' }], candidates: 1, tooMany: false })
    expect(resolver.asked).toEqual([`TXT ${NAME}`])
  })
})

describe('a header that can be read in more than one way passes nothing', () => {
  for (const [title, field] of Object.entries({
    'a bare LF': 'X: a\nSubject: evil',
    'a bare CR': 'X: a\rSubject: evil',
    NUL: 'X: a\0',
    'a line that is no field': 'evil',
    'a space before the colon': 'Subject : evil',
    'two bare LFs that some take for the end of the header': 'X: a\n\nevil',
  })) {
    it(title, async () => {
      const result = await check(appended(signMail(mail, rsa), field))
      expect(result).toMatchObject({ passes: [], candidates: 0 })
      expect(result.reasons).toHaveLength(1)
    })
  }
})

it('a domain without end is refused at once', async () => {
  const letters = String.fromCodePoint(...Array.from({ length: 19_000 }, (_, at) => 0x4e00 + at))
  const endless = Buffer.from(`DKIM-Signature: v=1; d=${letters}.example; s=x`).toString('latin1')
  const started = process.cpuUsage().user
  expect(await check(prepended(mail, endless))).toMatchObject({ passes: [], candidates: 0 })
  expect((process.cpuUsage().user - started) / 1000).toBeLessThan(250)
})

it('a large body lets others have their turn while it is hashed', async () => {
  const signed = messageOf(
    signMail(withBody('All work and no play\r\n'.repeat(200_000)), rsa, { c: 'relaxed/relaxed' }),
  )
  let turns = 0
  const ticking = setInterval(() => turns++, 0)
  await check(signed)
  clearInterval(ticking)
  expect(turns).toBeGreaterThan(5)
})

describe('what a replay is recognised by', () => {
  it('is the signature itself, however it is written', async () => {
    const field = signatureField(mail, rsa, { c: 'relaxed/relaxed' })
    const folded = field.replace(/b=([^;]+)$/, (_, value: string) => `b=${value.replace(/.{9}/g, '$& \t')}`)
    const [first] = (await check(prepended(mail, field))).passes
    const [second] = (await check(prepended(mail, folded))).passes
    const bytes = Buffer.from(/b=([^;]+)$/.exec(field)?.[1] ?? '', 'base64')
    expect(first?.digest).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(second?.digest).toBe(first?.digest)
  })

  it('is there once for a signature that is written twice', async () => {
    const field = signatureField(mail, rsa, {})
    expect((await check(prepended(mail, field, field))).passes).toHaveLength(1)
  })

  for (const [title, header, h, expected] of [
    [
      'To and Cc',
      ['To: A <a@x.example>, b@x.example', 'Cc: <C@x.example>'],
      'to:cc',
      ['a@x.example', 'b@x.example', 'c@x.example'],
    ],
    ['To where Cc is not signed', ['To: a@x.example', 'Cc: c@x.example'], 'to', ['a@x.example']],
    ['both of two fields', ['Cc: a@x.example', 'Cc: b@x.example'], 'cc:cc', ['a@x.example', 'b@x.example']],
    ['nothing of what is not signed', ['To: a@x.example'], '', null],
    ['nobody where there is no To, and that is signed', [], 'to:cc', []],
    ['nothing of a Cc that is absent', [], 'cc', null],
    ['a signed field that holds no address', ['To: undisclosed-recipients:;'], 'to', []],
  ] as const) {
    it(`names what is in ${title}`, async () => {
      const signed = signMail(withHeader(mail.header[0] ?? '', 'Subject: x', ...header), rsa, {
        h: `from:subject${h === '' ? '' : `:${h}`}`,
        t: seconds(0),
      })
      const [pass] = (await check(signed)).passes
      expect(pass).toMatchObject({ signsRecipients: expected !== null, names: expected ?? [] })
    })
  }
})
