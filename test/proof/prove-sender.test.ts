/** What proves a sender, asked of a real DNS server on loopback. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createProver, type Proof, type ProofOptions } from '../../src/proof/prove-sender.ts'
import { createResolver, type Resolver } from '../../src/proof/resolver.ts'
import { address } from '../support/case-facts.ts'
import { type DnsServer, startDnsServer, type Zones } from '../support/dns-server.ts'
import { makeIncoming } from '../support/make-plan.ts'
import { makeEd25519Key, makeRsaKey, recordOf } from '../support/dkim-signer.ts'
import { type Signing, signed } from '../support/signed-mail.ts'

const NOW = new Date('2026-11-20T10:00:00Z')
const SECONDS = NOW.getTime() / 1000
const ALIAS = address('k7m2q9x4w8t3b6zd@marketplace.example')
const OTHER_ALIAS = address('w8t3b6zdk7m2q9x4@marketplace.example')
const HOME = '192.0.2.25'
const ELSEWHERE = '198.51.100.7'
const RSA = makeRsaKey()
const ED25519 = makeEd25519Key()

let dns: DnsServer
let resolver: Resolver
beforeAll(async () => {
  dns = await startDnsServer()
})
afterAll(() => dns.close())
beforeEach(() => {
  dns.replace({})
  dns.forgetQuestions()
  // None of its answers outlives a test.
  resolver = createResolver({ servers: [dns.address], timeoutMs: 2000, cacheForMs: 60_000, clock: { now: () => NOW } })
})

interface Mail {
  readonly from?: string
  readonly reversePath?: string | null
  readonly ip?: string
  readonly helo?: string
  readonly to?: string
  readonly cc?: string
  readonly forwardPaths?: readonly string[]
  readonly date?: Date
  readonly trusted?: boolean
  readonly sign?: Omit<Signing, 'at'> & { at?: number | null }
  readonly above?: string
  /** What somebody does to the message after it was signed. */
  readonly change?: (raw: string) => string
}

const options: ProofOptions = {
  ownDomains: ['marketplace.example'],
  unprotectedDomains: 'refuse',
  authservId: null,
  maxSignatureAgeMs: 7 * 24 * 60 * 60_000,
}

function prove(mail: Mail, changed: Partial<ProofOptions> = {}): Promise<Proof> {
  const from = mail.from ?? 'ann@mail.example'
  const header = [
    `From: Ann Lee <${from}>`,
    `To: ${mail.to ?? ALIAS}`,
    ...(mail.cc === undefined ? [] : [`Cc: ${mail.cc}`]),
    'Subject: Is it blue?',
    `Date: ${(mail.date ?? NOW).toUTCString()}`,
    'Message-ID: <1@mail.example>',
  ]
  const plain = `${header.join('\r\n')}\r\n\r\nIs it blue?\r\n`
  const raw = mail.sign === undefined ? plain : signed(plain, { at: SECONDS, ...mail.sign })
  const sent = (mail.above ?? '') + (mail.change?.(raw) ?? raw)
  const incoming = makeIncoming('', {
    raw: Buffer.from(sent, 'utf8'),
    receivedAt: NOW,
    envelope: {
      reversePath: mail.reversePath === undefined ? from : mail.reversePath,
      forwardPaths: (mail.forwardPaths ?? [ALIAS]).map(address),
    },
    client: { ip: mail.ip ?? ELSEWHERE, trusted: mail.trusted ?? false, helo: mail.helo ?? 'out.mail.example' },
  })
  return createProver({ ...options, ...changed }, resolver)(incoming)
}

async function outcome(mail: Mail, changed: Partial<ProofOptions> = {}): Promise<string> {
  const proof = await prove(mail, changed)
  return proof.kind === 'proven'
    ? `${proof.author.provenBy} ${proof.author.address}`
    : `${proof.reply.code} ${proof.reply.enhanced}`
}

const SPF = { TXT: [`v=spf1 ip4:${HOME} -all`] }
const KEY = { TXT: [recordOf(RSA)] }
const UNPROVEN = '550 5.7.26'
const LATER = '451 4.4.3'
const NOT_YOURS = '550 5.7.1'

interface Case {
  readonly title: string
  readonly zones: Zones
  readonly mail: Mail
  readonly expected: string
  readonly options?: Partial<ProofOptions>
}

function table(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    for (const { title, zones, mail, expected, options: changed } of cases) {
      it(title, async () => {
        dns.replace(zones)
        expect(await outcome(mail, changed)).toBe(expected)
      })
    }
  })
}

const mailRsa = { domain: 'mail.example', key: RSA }

table('an honest set-up proves the sender:', [
  { title: 'SPF only', zones: { 'mail.example': SPF }, mail: { ip: HOME }, expected: 'spf ann@mail.example' },
  {
    title: 'SPF through an include',
    zones: { 'mail.example': { TXT: ['v=spf1 include:_spf.provider.example ~all'] }, '_spf.provider.example': SPF },
    mail: { ip: HOME },
    expected: 'spf ann@mail.example',
  },
  {
    title: 'SPF for an IPv6 client',
    zones: { 'mail.example': { TXT: ['v=spf1 ip6:2001:db8:25::/64 -all'] } },
    mail: { ip: '2001:db8:25::7' },
    expected: 'spf ann@mail.example',
  },
  {
    title: 'SPF of the EHLO name where the reverse-path is null',
    zones: { 'out.mail.example': SPF },
    mail: { ip: HOME, reversePath: null },
    expected: 'spf ann@mail.example',
  },
  {
    title: 'DKIM only',
    zones: { 's1._domainkey.mail.example': KEY },
    mail: { sign: mailRsa },
    expected: 'dkim ann@mail.example',
  },
  {
    title: 'DKIM with Ed25519 only',
    zones: { 's1._domainkey.mail.example': { TXT: [recordOf(ED25519)] } },
    mail: { sign: { domain: 'mail.example', key: ED25519 } },
    expected: 'dkim ann@mail.example',
  },
  {
    title: 'forwarded: SPF fails, the signature holds',
    zones: { 'mail.example': SPF, 's1._domainkey.mail.example': KEY },
    mail: { sign: mailRsa, reversePath: 'srs0=abc@forwarder.example' },
    expected: 'dkim ann@mail.example',
  },
  {
    title: 'a list of signatures of which one is of the domain',
    zones: { 's1._domainkey.mail.example': KEY },
    mail: { sign: mailRsa, change: (raw) => signed(raw, { domain: 'esp.example', key: ED25519, at: SECONDS }) },
    expected: 'dkim ann@mail.example',
  },
  {
    title: 'a good and a broken signature of the domain',
    zones: { 's1._domainkey.mail.example': KEY, 's2._domainkey.mail.example': { TXT: [recordOf(ED25519)] } },
    mail: {
      sign: mailRsa,
      change: (raw) =>
        signed(raw, { domain: 'mail.example', selector: 's2', key: ED25519, at: SECONDS, tags: { bh: 'AAAA' } }),
    },
    expected: 'dkim ann@mail.example',
  },
  {
    title: 'a bounce domain below that of From',
    zones: { 'bounces.mail.example': SPF, '_dmarc.mail.example': { TXT: ['v=DMARC1; p=reject'] } },
    mail: { ip: HOME, reversePath: 'b-1@bounces.mail.example' },
    expected: 'spf ann@mail.example',
  },
  {
    title: 'a signature of the domain above that of From',
    zones: { 's1._domainkey.mail.example': KEY },
    mail: { from: 'ann@team.mail.example', sign: mailRsa },
    expected: 'dkim ann@team.mail.example',
  },
  {
    title: 'strict alignment where the domains are the same',
    zones: { 's1._domainkey.mail.example': KEY, '_dmarc.mail.example': { TXT: ['v=DMARC1; p=reject; adkim=s'] } },
    mail: { sign: mailRsa },
    expected: 'dkim ann@mail.example',
  },
  {
    title: 'strict alignment of SPF beside a relaxed signature',
    zones: { 's1._domainkey.mail.example': KEY, '_dmarc.mail.example': { TXT: ['v=DMARC1; p=reject; aspf=s'] } },
    mail: { from: 'ann@team.mail.example', sign: mailRsa },
    expected: 'dkim ann@team.mail.example',
  },
  {
    title: 'an internationalised domain, in A-labels',
    zones: { 'xn--bcher-kva.example': SPF },
    mail: { from: 'ann@xn--bcher-kva.example', ip: HOME },
    expected: 'spf ann@xn--bcher-kva.example',
  },
  {
    title: 'an internationalised domain, in UTF-8 (SMTPUTF8)',
    zones: { 'xn--bcher-kva.example': SPF },
    mail: { from: 'ann@bücher.example', reversePath: 'ann@xn--bcher-kva.example', ip: HOME },
    expected: 'spf ann@xn--bcher-kva.example',
  },
  {
    title: 'an internationalised domain that signs',
    zones: { 's1._domainkey.xn--bcher-kva.example': KEY },
    mail: { from: 'ann@bücher.example', sign: { domain: 'xn--bcher-kva.example', key: RSA } },
    expected: 'dkim ann@xn--bcher-kva.example',
  },
  {
    title: 'SPF while the key of the signature cannot be asked for',
    zones: { 'mail.example': SPF, 's1._domainkey.mail.example': 'servfail' },
    mail: { ip: HOME, sign: mailRsa },
    expected: 'spf ann@mail.example',
  },
  {
    title: 'DKIM while SPF and DMARC cannot be asked for',
    zones: { 'mail.example': 'servfail', '_dmarc.mail.example': 'servfail', 's1._domainkey.mail.example': KEY },
    mail: { sign: mailRsa },
    expected: 'dkim ann@mail.example',
  },
])

table('nothing is proven, and the client is told so, by', [
  { title: 'SPF that fails', zones: { 'mail.example': SPF }, mail: {}, expected: UNPROVEN },
  {
    title: 'SPF of another domain',
    zones: { 'evil.example': SPF, 'mail.example': { TXT: ['v=spf1 -all'] } },
    mail: { ip: HOME, reversePath: 'x@evil.example' },
    expected: UNPROVEN,
  },
  {
    title: 'SPF of a null reverse-path whose EHLO name is another domain',
    zones: { 'out.evil.example': SPF },
    mail: { ip: HOME, reversePath: null, helo: 'out.evil.example' },
    expected: UNPROVEN,
  },
  {
    title: 'SPF that everybody passes',
    zones: { 'mail.example': { TXT: ['v=spf1 +all'] } },
    mail: { ip: HOME },
    expected: UNPROVEN,
  },
  {
    title: 'SPF that is only soft',
    zones: { 'mail.example': { TXT: ['v=spf1 ~all'] } },
    mail: { ip: HOME },
    expected: UNPROVEN,
  },
  {
    title: 'a signature of another domain',
    zones: { 's1._domainkey.evil.example': KEY },
    mail: { sign: { domain: 'evil.example', key: RSA } },
    expected: UNPROVEN,
  },
  {
    title: 'a signature of another customer of the same public suffix',
    zones: { 's1._domainkey.eve.github.io': KEY },
    mail: { from: 'ann@ann.github.io', sign: { domain: 'eve.github.io', key: RSA } },
    expected: UNPROVEN,
  },
  {
    title: 'a signature of the public suffix itself',
    zones: { 's1._domainkey.github.io': KEY },
    mail: { from: 'ann@ann.github.io', sign: { domain: 'github.io', key: RSA } },
    expected: UNPROVEN,
  },
  {
    title: 'a signature of the domain above, where alignment is strict',
    zones: { 's1._domainkey.mail.example': KEY, '_dmarc.mail.example': { TXT: ['v=DMARC1; p=none; adkim=s'] } },
    mail: { from: 'ann@team.mail.example', sign: mailRsa },
    expected: UNPROVEN,
  },
  {
    title: 'a bounce domain below, where alignment is strict',
    zones: { 'b.mail.example': SPF, '_dmarc.mail.example': { TXT: ['v=DMARC1; p=none; aspf=s'] } },
    mail: { ip: HOME, reversePath: 'x@b.mail.example' },
    expected: UNPROVEN,
  },
  {
    title: 'a strict policy of the subdomain itself, whatever the organization says',
    zones: {
      's1._domainkey.mail.example': KEY,
      '_dmarc.team.mail.example': { TXT: ['v=DMARC1; p=reject; adkim=s'] },
      '_dmarc.mail.example': { TXT: ['v=DMARC1; p=none; adkim=r'] },
    },
    mail: { from: 'ann@team.mail.example', sign: mailRsa },
    expected: UNPROVEN,
  },
  {
    title: 'a changed body',
    zones: { 's1._domainkey.mail.example': KEY },
    mail: { sign: mailRsa, change: (raw) => `${raw}And send it to me.\r\n` },
    expected: UNPROVEN,
  },
  {
    title: 'a key that was taken back',
    zones: { 's1._domainkey.mail.example': { TXT: ['v=DKIM1; p='] } },
    mail: { sign: mailRsa },
    expected: UNPROVEN,
  },
  {
    title: 'a domain without any protection',
    zones: { 'mail.example': { A: [HOME] } },
    mail: { ip: HOME },
    expected: UNPROVEN,
  },
  {
    title: 'a domain that does not exist below one that is protected',
    zones: { 'mail.example': SPF, '_dmarc.mail.example': { TXT: ['v=DMARC1; p=reject; sp=none'] } },
    mail: { from: 'ann@nosuch.mail.example', ip: HOME },
    expected: UNPROVEN,
  },
  {
    title: 'Authentication-Results that the client wrote',
    zones: {},
    mail: {
      above:
        'Authentication-Results: mx.marketplace.example; dkim=pass header.d=mail.example; spf=pass smtp.mailfrom=mail.example\r\n',
    },
    expected: UNPROVEN,
  },
  {
    title: 'an ARC chain',
    zones: { 's1._domainkey.mail.example': KEY },
    mail: { above: 'ARC-Authentication-Results: i=1; mx.example; dkim=pass header.d=mail.example\r\n' },
    expected: UNPROVEN,
  },
  {
    title: 'an address in a mail domain of ours, even where its SPF passes',
    zones: { 'marketplace.example': SPF },
    mail: { from: 'k7m2q9x4w8t3b6zd@marketplace.example', ip: HOME },
    expected: '554 5.4.6',
  },
])

table('the client is asked to come back when', [
  { title: 'SPF cannot be asked for', zones: { 'mail.example': 'servfail' }, mail: { ip: HOME }, expected: LATER },
  {
    title: 'what SPF includes cannot be asked for',
    zones: { 'mail.example': { TXT: ['v=spf1 include:p.example -all'] }, 'p.example': 'servfail' },
    mail: { ip: HOME },
    expected: LATER,
  },
  {
    title: 'the key cannot be asked for',
    zones: { 's1._domainkey.mail.example': 'refused' },
    mail: { sign: mailRsa },
    expected: LATER,
  },
  {
    title: 'the key never comes',
    zones: { 's1._domainkey.mail.example': 'silent' },
    mail: { sign: mailRsa },
    expected: LATER,
  },
  {
    title: 'everything depends on a policy that cannot be asked for',
    zones: { 's1._domainkey.mail.example': KEY, '_dmarc.mail.example': 'servfail' },
    mail: { from: 'ann@team.mail.example', sign: mailRsa },
    expected: LATER,
  },
])

table('a domain without any protection is believed only where the setting says so and MAIL FROM agrees:', [
  {
    title: 'the same address',
    zones: {},
    mail: {},
    options: { unprotectedDomains: 'accept' },
    expected: 'claim ann@mail.example',
  },
  {
    title: 'another reverse-path',
    zones: {},
    mail: { reversePath: 'eve@evil.example' },
    options: { unprotectedDomains: 'accept' },
    expected: UNPROVEN,
  },
  {
    title: 'SPF that fails',
    zones: { 'mail.example': SPF },
    mail: {},
    options: { unprotectedDomains: 'accept' },
    expected: UNPROVEN,
  },
  {
    title: 'a DMARC record',
    zones: { '_dmarc.mail.example': { TXT: ['v=DMARC1; p=none'] } },
    mail: {},
    options: { unprotectedDomains: 'accept' },
    expected: UNPROVEN,
  },
  {
    title: 'a signature that does not verify',
    zones: {},
    mail: { sign: mailRsa },
    options: { unprotectedDomains: 'accept' },
    expected: UNPROVEN,
  },
  {
    title: 'DNS that does not answer',
    zones: { 'mail.example': 'servfail' },
    mail: {},
    options: { unprotectedDomains: 'accept' },
    expected: LATER,
  },
])

const EDGE = { authservId: 'mx.marketplace.example' }
const results = (text: string) => `Authentication-Results: ${text}\r\n`
table('where our own edge has looked,', [
  {
    title: 'its mail is believed as it is when no name of it is set',
    zones: {},
    mail: { trusted: true },
    expected: 'network ann@mail.example',
  },
  {
    title: 'its DKIM pass counts',
    zones: {},
    mail: { trusted: true, above: results('mx.marketplace.example; dkim=pass (2048-bit key) header.d=mail.example') },
    options: EDGE,
    expected: 'edge ann@mail.example',
  },
  {
    title: 'its SPF pass counts, with a comment and a folded line',
    zones: {},
    mail: {
      trusted: true,
      above: results(
        'mx.marketplace.example 1;\r\n dkim=none;\r\n\tspf = pass (a "b; c") smtp.mailfrom="ann@mail.example"',
      ),
    },
    options: EDGE,
    expected: 'edge ann@mail.example',
  },
  {
    title: 'its DMARC pass counts for that domain',
    zones: {},
    mail: { trusted: true, above: results('mx.marketplace.example; dmarc=pass (p=none) header.from=mail.example') },
    options: EDGE,
    expected: 'edge ann@mail.example',
  },
  {
    title: 'a field of another name is not looked at',
    zones: {},
    mail: { trusted: true, above: results('mx.evil.example; dkim=pass header.d=mail.example') },
    options: EDGE,
    expected: '451 4.3.0',
  },
  {
    title: 'a field with its name in quotes is not its own',
    zones: {},
    mail: { trusted: true, above: results('"mx.marketplace.example"; dkim=pass header.d=mail.example') },
    options: EDGE,
    expected: '451 4.3.0',
  },
  {
    title: 'a field with a comment before its name is not its own',
    zones: {},
    mail: { trusted: true, above: results('(x) mx.marketplace.example; dkim=pass header.d=mail.example') },
    options: EDGE,
    expected: '451 4.3.0',
  },
  {
    title: 'only the topmost field of its name counts',
    zones: {},
    mail: {
      trusted: true,
      above:
        results('mx.marketplace.example; dkim=none') +
        results('mx.marketplace.example; dkim=pass header.d=mail.example'),
    },
    options: EDGE,
    expected: UNPROVEN,
  },
  {
    title: 'a pass in a comment or a quoted text is none',
    zones: {},
    mail: {
      trusted: true,
      above: results(
        'mx.marketplace.example; dkim=fail (; dkim=pass header.d=mail.example) reason="x; dkim=pass header.d=mail.example"',
      ),
    },
    options: EDGE,
    expected: UNPROVEN,
  },
  {
    title: 'a pass of another domain proves nothing',
    zones: {},
    mail: { trusted: true, above: results('mx.marketplace.example; dkim=pass header.d=evil.example') },
    options: EDGE,
    expected: UNPROVEN,
  },
  {
    title: 'a pass that names two domains proves nothing',
    zones: {},
    mail: {
      trusted: true,
      above: results('mx.marketplace.example; dkim=pass header.d=evil.example header.i=x header.d=mail.example'),
    },
    options: EDGE,
    expected: UNPROVEN,
  },
  {
    title: 'strict alignment holds all the same',
    zones: { '_dmarc.mail.example': { TXT: ['v=DMARC1; p=none; adkim=s'] } },
    mail: {
      from: 'ann@team.mail.example',
      trusted: true,
      above: results('mx.marketplace.example; dkim=pass header.d=mail.example'),
    },
    options: EDGE,
    expected: UNPROVEN,
  },
  {
    title: 'what it could not tell is put off',
    zones: {},
    mail: { trusted: true, above: results('mx.marketplace.example; dkim=temperror header.d=mail.example') },
    options: EDGE,
    expected: LATER,
  },
  {
    title: 'its field in mail from elsewhere is a lie',
    zones: {},
    mail: { above: results('mx.marketplace.example; dkim=pass header.d=mail.example') },
    options: EDGE,
    expected: UNPROVEN,
  },
])

describe('a signed message that somebody else sends again', () => {
  const zones = { 's1._domainkey.mail.example': KEY }

  it('is refused where the signed To names others', async () => {
    dns.replace(zones)
    expect(await outcome({ sign: mailRsa, to: 'eve@evil.example' })).toBe(NOT_YOURS)
    expect(await outcome({ sign: mailRsa, forwardPaths: [ALIAS, OTHER_ALIAS] })).toBe(NOT_YOURS)
  })

  it('is refused where it was a blind copy, and the signature says that there was no To', async () => {
    dns.replace(zones)
    const blind = signed('From: ann@mail.example\r\nSubject: x\r\n\r\nBlind.\r\n', { ...mailRsa, at: SECONDS })
    const incoming = makeIncoming('', {
      raw: Buffer.from(blind),
      receivedAt: NOW,
      envelope: { reversePath: 'eve@evil.example', forwardPaths: [ALIAS] },
      client: { ip: ELSEWHERE, trusted: false, helo: 'out.evil.example' },
    })
    expect(await createProver(options, resolver)(incoming)).toMatchObject({
      reply: { text: expect.stringContaining('written to others') },
    })
  })

  it('passes with a signed Cc, and to all that the signed fields name', async () => {
    dns.replace(zones)
    const mail = { sign: mailRsa, to: 'eve@evil.example', cc: `Shop <${ALIAS}>` }
    expect(await outcome(mail)).toBe('dkim ann@mail.example')
    expect(await outcome({ sign: mailRsa, cc: OTHER_ALIAS, forwardPaths: [ALIAS, OTHER_ALIAS] })).toMatch(/^dkim/)
  })

  it('is refused where the alias was written into a Cc of its own', async () => {
    dns.replace(zones)
    const change = (raw: string) => raw.replace(/^To:/m, `Cc: ${ALIAS}\r\nTo:`)
    const headers = ['from', 'to', 'subject', 'date']
    expect(await outcome({ sign: { ...mailRsa, headers }, to: 'eve@evil.example', change })).toBe(NOT_YOURS)
  })

  it('as a blind copy is taken from the servers of the domain itself', async () => {
    dns.replace({ ...zones, 'mail.example': SPF })
    expect(await outcome({ sign: mailRsa, to: 'friend@other.example', ip: HOME })).toBe('spf ann@mail.example')
  })

  it('as a blind copy is put off while SPF cannot be asked for', async () => {
    dns.replace({ ...zones, 'mail.example': 'servfail' })
    expect(await outcome({ sign: mailRsa, to: 'friend@other.example', ip: HOME })).toBe(LATER)
  })

  it('is refused when it was signed long ago', async () => {
    dns.replace(zones)
    const week = 7 * 24 * 60 * 60
    expect(await outcome({ sign: { ...mailRsa, at: SECONDS - week - 1 } })).toBe(UNPROVEN)
    expect(await outcome({ sign: { ...mailRsa, at: SECONDS - week + 60 } })).toBe('dkim ann@mail.example')
    const longAgo = new Date(NOW.getTime() - 8 * 24 * 60 * 60_000)
    expect(await outcome({ sign: { ...mailRsa, at: null }, date: longAgo })).toBe(UNPROVEN)
    expect(await outcome({ sign: { ...mailRsa, at: null } })).toBe('dkim ann@mail.example')
  })

  it('is recognised by its signature: one mark for each alias that the signed fields name, else one for all', async () => {
    dns.replace({ ...zones, 'mail.example': SPF })
    const authorOf = async (mail: Mail) => {
      const proof = await prove(mail)
      if (proof.kind !== 'proven') throw new Error(proof.reason)
      return proof.author
    }
    const named = await authorOf({ sign: mailRsa })
    expect(named).toMatchObject({ replayable: true, signatures: [{ names: [ALIAS] }] })
    expect(named.rememberUntil.getTime()).toBeGreaterThan(NOW.getTime() + options.maxSignatureAgeMs)
    const unsignedTo = await authorOf({ sign: { ...mailRsa, headers: ['from', 'subject', 'date'] } })
    expect(unsignedTo).toMatchObject({ replayable: true, signatures: [{ names: [] }] })
    const both = await authorOf({ sign: mailRsa, ip: HOME })
    expect(both).toMatchObject({ provenBy: 'spf', replayable: false, signatures: [{ names: [ALIAS] }] })
    const bySpf = await authorOf({ sign: { ...mailRsa, headers: ['from', 'subject', 'date'] }, ip: HOME })
    expect(bySpf).toMatchObject({ provenBy: 'spf', replayable: false, signatures: [{ names: [] }] })
  })
})

describe('the proof of a domain that is new to us', () => {
  it('costs one round of DNS, and none the second time', async () => {
    const delayMs = 400
    dns.replace({
      'mail.example': { ...SPF, delayMs },
      's1._domainkey.mail.example': { ...KEY, delayMs },
      '_dmarc.mail.example': { TXT: ['v=DMARC1; p=reject'], delayMs },
      '_dmarc.team.mail.example': { TXT: [], delayMs },
    })
    for (const mail of [{ ip: HOME, sign: mailRsa }, { ip: HOME }, { from: 'ann@team.mail.example', sign: mailRsa }]) {
      resolver = createResolver({
        servers: [dns.address],
        // The first try waits an eighth of it: long enough for the answer, so that nothing is asked twice.
        timeoutMs: 20 * delayMs,
        cacheForMs: 60_000,
        clock: { now: () => NOW },
      })
      const begun = performance.now()
      expect(await outcome(mail)).toMatch(/^(dkim|spf) /)
      expect(performance.now() - begun).toBeLessThan(2 * delayMs)
      dns.forgetQuestions()
      expect(await outcome(mail)).toMatch(/^(dkim|spf) /)
      expect(dns.asked()).toBe(0)
    }
  })

  it('asks nothing about domains that could prove nothing', async () => {
    await outcome({ reversePath: 'x@evil.example', sign: { domain: 'evil.example', key: RSA } })
    expect(dns.asked('evil.example')).toBe(0)
    expect(dns.asked('s1._domainkey.evil.example')).toBe(0)
    expect(await outcome({ from: 'x@marketplace.example' })).toBe('554 5.4.6')
    expect(dns.asked('_dmarc.marketplace.example')).toBe(0)
  })
})
