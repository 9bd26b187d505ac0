import { describe, expect, it } from 'vitest'
import { dkimRecord, textStrings } from '../../src/core/dkim-record.ts'
import type { Purpose, RecordCheck } from '../../src/proof/published/record-check.ts'
import { checkPublishedRecords, type MailDomain } from '../../src/proof/published-records.ts'
import { FAIL, type MemoryZone, memoryDns } from '../support/memory-dns.ts'
import { ed25519Key, rsaKey } from '../support/signing-keys.ts'

const RSA = dkimRecord(rsaKey('shop.example'))
const ED25519 = dkimRecord(ed25519Key('shop.example'))
const IPV4 = '192.0.2.25'
const IPV6 = '2001:db8::25'
const REVERSE = '25.2.0.192.in-addr.arpa'
const REVERSE6 = '5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa'

const SHOP: MailDomain = {
  domain: 'shop.example',
  hostname: 'mx.shop.example',
  sendsFrom: [],
  dkim: [RSA, ED25519],
  behindOthers: false,
}

const SPF = `v=spf1 ip4:${IPV4} ip6:${IPV6} -all`
/** A zone in which nothing is wrong. */
const GOOD: MemoryZone = {
  'shop.example': { MX: [{ exchange: 'mx.shop.example', priority: 10 }], TXT: [['site-verification=x'], [SPF]] },
  'mx.shop.example': { A: [IPV4], AAAA: [IPV6], TXT: [[SPF]] },
  [RSA.name]: { TXT: [textStrings(RSA.value)] },
  [ED25519.name]: { TXT: [[ED25519.value]] },
  '_dmarc.shop.example': { TXT: [['v=DMARC1; p=reject; adkim=s; aspf=s']] },
  [REVERSE]: { PTR: ['mx.shop.example'] },
  [REVERSE6]: { PTR: ['mx.shop.example'] },
}

async function check(changes: MemoryZone, mail: Partial<MailDomain> = {}): Promise<RecordCheck[]> {
  return await checkPublishedRecords({ ...SHOP, ...mail }, memoryDns({ ...GOOD, ...changes }))
}

/** `status: note` of the first record for this purpose. */
async function said(purpose: Purpose, changes: MemoryZone, mail: Partial<MailDomain> = {}): Promise<string> {
  const record = (await check(changes, mail)).find((each) => each.purpose === purpose)
  return record === undefined ? 'absent' : `${record.status}${record.note === null ? '' : `: ${record.note}`}`
}

const txt = (...texts: string[]) => ({ TXT: texts.map((text) => [text]) })
const mx = (...exchanges: string[]) => ({
  MX: exchanges.map((exchange, at) => ({ exchange, priority: 10 * (at + 1) })),
  TXT: [[SPF]],
})

describe('the records of a domain', () => {
  it('are all ok where nothing is wrong', async () => {
    const checks = await check({})
    expect(checks.map(({ purpose, status, note }) => `${purpose} ${status} ${note}`)).toEqual([
      ...['mx', 'host', 'spf', 'host-spf', 'dkim', 'dkim', 'dmarc', 'ptr', 'ptr'].map((each) => `${each} ok null`),
    ])
  })

  it('name what to publish, from the keys and addresses in use', async () => {
    const checks = await check({})
    expect(checks.map(({ type, name, expected }) => [type, name, expected])).toEqual([
      ['MX', 'shop.example', '10 mx.shop.example.'],
      ['A', 'mx.shop.example', null],
      ['TXT', 'shop.example', SPF],
      ['TXT', 'mx.shop.example', SPF],
      ['TXT', RSA.name, RSA.value],
      ['TXT', ED25519.name, ED25519.value],
      ['TXT', '_dmarc.shop.example', 'v=DMARC1; p=reject; adkim=s; aspf=s'],
      ['PTR', REVERSE, 'mx.shop.example.'],
      ['PTR', REVERSE6, 'mx.shop.example.'],
    ])
  })

  it('are unknown, every one, where DNS fails, and missing where there are none', async () => {
    const sendsFrom = [IPV4]
    const failing = Object.fromEntries([...Object.keys(GOOD)].map((name) => [name, FAIL] as const))
    expect(new Set((await check(failing, { sendsFrom })).map(({ status }) => status))).toEqual(new Set(['unknown']))
    const empty = Object.fromEntries([...Object.keys(GOOD)].map((name) => [name, {}] as const))
    expect(new Set((await check(empty, { sendsFrom })).map(({ status }) => status))).toEqual(new Set(['missing']))
  })

  it('take the addresses of other machines that send', async () => {
    const other = '198.51.100.7'
    const changes = { '7.100.51.198.in-addr.arpa': { PTR: ['out.isp.example'] }, 'out.isp.example': { A: [other] } }
    const checks = await check(changes, { sendsFrom: [other] })
    const spf = checks.find(({ purpose }) => purpose === 'spf')
    expect(spf).toMatchObject({
      ...{ status: 'differs', expected: `v=spf1 ip4:${other} -all`, published: [SPF] },
      note: `Mail from ${other} gets "fail".`,
    })
    expect(checks.filter(({ purpose }) => purpose === 'ptr')).toMatchObject([
      { status: 'ok', expected: null, published: ['out.isp.example.'] },
    ])
  })

  it('ask for one SPF record where host and domain are one name', async () => {
    const changes = { 'shop.example': { A: [IPV4], MX: [{ exchange: 'shop.example', priority: 1 }], TXT: [[SPF]] } }
    const checks = await check(changes, { hostname: 'shop.example' })
    expect(checks.filter(({ name, type }) => type === 'TXT' && name === 'shop.example')).toHaveLength(1)
  })
})

describe('an MX record', () => {
  it.each([
    ['ours, in any case and with a dot', mx('MX.shop.example.'), 'ok'],
    [
      'ours and another',
      mx('mx.shop.example', 'backup.isp.example'),
      'differs: Mail may go to backup.isp.example as well',
    ],
    ['another', mx('in.isp.example'), 'differs: Mail goes to in.isp.example, not here'],
    ['that takes no mail', mx(''), 'differs: It says that the domain takes no mail'],
  ])('%s', async (_, zone, expected) => {
    expect(await said('mx', { 'shop.example': zone })).toContain(expected)
  })

  it('is advice only where other servers of ours take the mail in', async () => {
    const [first] = await check({ 'shop.example': mx('edge.shop.example') }, { behindOthers: true })
    expect(first).toMatchObject({ purpose: 'mx', status: 'differs', required: false })
  })
})

describe('an SPF record', () => {
  const with_ = (...texts: string[]) => ({ 'shop.example': { ...mx('mx.shop.example'), ...txt(...texts) } })
  it.each([
    ['in strings', { 'shop.example': { TXT: [['v=spf1 ip4:192.0', '.2.25 ip6:2001:db8::25 -all']] } }, 'ok'],
    ['in other words', with_('v=spf1 a:mx.shop.example -all'), 'ok'],
    ['with a soft end', with_('v=spf1 a:mx.shop.example ~all'), 'ok: It ends softly'],
    ['for half of the addresses', with_(`v=spf1 ip4:${IPV4} -all`), `differs: Mail from ${IPV6} gets "fail".`],
    ['twice', with_(SPF, 'v=spf1 mx -all'), 'differs: Of several SPF records none counts'],
    ['for everybody', with_('v=spf1 +all'), 'differs: It lets everybody send'],
    [
      'for everybody behind those that are listed',
      with_('v=spf1 ip4:192.0.2.25 +all'),
      'differs: It lets everybody send',
    ],
    ['that is broken', with_('v=spf1 ip4:300.1.2.3 -all'), 'differs: It cannot be evaluated'],
    ['among other texts only', with_('v=spf10 -all', 'hello'), 'missing'],
    ['that leads to a name that fails', { ...with_('v=spf1 include:x.example -all'), 'x.example': FAIL }, 'unknown'],
  ])('%s', async (_, zone, expected) => {
    expect(await said('spf', zone as MemoryZone)).toContain(expected)
  })

  it('cannot be tried without an address', async () => {
    const mail = { 'mx.shop.example': {} }
    expect(await said('spf', mail)).toMatch(/^unknown: It cannot be tried without an address/)
    expect(await said('host', mail)).toMatch(/^missing: Publish the public address/)
  })

  it('of the host name is advice only', async () => {
    const checks = await check({ 'mx.shop.example': { A: [IPV4] } })
    expect(checks.find(({ purpose }) => purpose === 'host-spf')).toMatchObject({ status: 'missing', required: false })
  })
})

describe('a DKIM record', () => {
  const key = RSA.value.slice(RSA.value.indexOf('p='))
  const other = dkimRecord(rsaKey('shop.example')).value
  it.each([
    ['without a version', [`k=rsa; ${key}`], 'ok'],
    [
      'with white space and a last semicolon',
      [`v=DKIM1 ; k = rsa ; ${key.replace('p=', 'p= ').replace(/(.{90})/g, '$1 ')};`],
      'ok',
    ],
    ['of the kind that is meant where none is named', [`v=DKIM1; ${key}`], 'ok'],
    ['on trial', [`v=DKIM1; t=y:s; ${key}`], 'ok: t=y says'],
    ['that revokes the key', ['v=DKIM1; k=rsa; p='], 'differs: It revokes the key'],
    ['of another key', [other], 'differs: It holds another key than the file'],
    ['of another kind', [ED25519.value], 'differs: It is for a key of another kind (k=ed25519)'],
    ['twice', [RSA.value, other], 'differs: There are several records'],
    ['that is none', ['v=spf1 -all'], 'differs: It is no key record'],
    ['for sha1 only', [`v=DKIM1; h=sha1; ${key}`], 'differs: h= does not allow sha256'],
    ['for other services', [`v=DKIM1; s=tlsrpt; ${key}`], 'differs: s= does not allow mail'],
  ])('%s', async (_, texts, expected) => {
    expect(await said('dkim', { [RSA.name]: txt(...texts) })).toContain(expected)
  })

  it('is missing where no key is configured, and says what to do', async () => {
    expect(await said('dkim', {}, { dkim: [] })).toBe(
      'missing: No key is configured: make one with `tradepost dkim generate`.',
    )
  })
})

describe('a DMARC record', () => {
  const NAME = '_dmarc.shop.example'
  it.each([
    ['any that is valid', [`v=DMARC1;p=quarantine; rua=mailto:x@shop.example`], 'ok'],
    ['that asks for nothing', ['v=DMARC1; p=none'], 'ok: It asks for nothing'],
    ['twice', ['v=DMARC1; p=none', 'v=DMARC1; p=reject'], 'differs: Of several DMARC records none counts'],
    ['without a policy', ['v=DMARC1; rua=mailto:x@shop.example'], 'differs: It says no policy'],
    ['with a policy nobody knows', ['v=DMARC1; p=refuse'], 'differs: It says no policy'],
    ['that is none', ['v=spf1 -all'], 'differs: What is there is no DMARC record'],
    ['none at all', [], 'missing: Without it anybody may write in its name'],
  ])('%s', async (_, texts, expected) => {
    expect(await said('dmarc', { [NAME]: txt(...texts) })).toContain(expected)
  })

  it.each([
    ['v=DMARC1; p=reject', 'ok: That of _dmarc.shop.example applies.'],
    ['v=DMARC1; p=reject; sp=none', 'ok: That of _dmarc.shop.example applies. It asks for nothing'],
    ['v=spf1 -all', 'missing'],
  ])('of the organizational domain: %s', async (text, expected) => {
    expect(await said('dmarc', { [NAME]: txt(text) }, { domain: 'mail.shop.example' })).toContain(expected)
  })
})

describe('a PTR record', () => {
  it.each<readonly [string, MemoryZone, string]>([
    ['of another name that leads back', { [REVERSE]: { PTR: ['a.example'] }, 'a.example': { A: [IPV4] } }, 'ok'],
    ['of several names, one of which leads back', { [REVERSE]: { PTR: ['b.example', 'mx.shop.example'] } }, 'ok'],
    ['that leads nowhere', { [REVERSE]: { PTR: ['b.example'] } }, `differs: No address of that name is ${IPV4}.`],
    ['that cannot be followed', { [REVERSE]: { PTR: ['b.example'] }, 'b.example': FAIL }, 'unknown'],
    ['none', { [REVERSE]: {} }, `missing: ${IPV4} needs a name that leads back to it.`],
  ])('%s', async (_, zone, expected) => {
    expect(await said('ptr', zone)).toContain(expected)
  })

  it('may write its IPv6 address in any form', async () => {
    const checks = await check({ 'mx.shop.example': { AAAA: ['2001:0DB8:0::0025'] } }, { sendsFrom: [IPV6] })
    expect(checks.find(({ purpose }) => purpose === 'ptr')).toMatchObject({ name: REVERSE6, status: 'ok' })
  })
})
