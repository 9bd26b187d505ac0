/**
 * What the proof of a sender costs: CPU for each message of 4 KB, and questions to DNS for each new domain.
 *
 * The questions go to a real DNS server in this process, whose CPU is part of the figures for new domains.
 */

import { address } from '../support/case-facts.ts'
import { makeEd25519Key, makeRsaKey, recordOf } from '../support/dkim-signer.ts'
import { startDnsServer, type Zones } from '../support/dns-server.ts'
import { makeIncoming } from '../support/make-plan.ts'
import { signed } from '../support/signed-mail.ts'
import { createProver } from '../../src/proof/prove-sender.ts'
import { createResolver } from '../../src/proof/resolver.ts'

const ALIAS = address('k7m2q9x4w8t3b6zd@marketplace.example')
const WARM = 300
const MESSAGES = 1000
const ROUNDS = 5
const rsa = makeRsaKey(2048)
const ed25519 = makeEd25519Key()
const now = () => new Date()

const dns = await startDnsServer()
const resolver = createResolver({ servers: [dns.address], timeoutMs: 5000, cacheForMs: 300_000, clock: { now } })
const prove = createProver(
  {
    ownDomains: ['marketplace.example'],
    unprotectedDomains: 'refuse',
    authservId: null,
    maxSignatureAgeMs: 7 * 86_400_000,
  },
  resolver,
)

function mail(domain: string, signatures: 'none' | 'rsa' | 'both'): string {
  const header = [
    `From: Ann Lee <ann@${domain}>`,
    `To: ${ALIAS}`,
    'Subject: Is it blue?',
    `Date: ${now().toUTCString()}`,
    `Message-ID: <1@${domain}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ].join('\r\n')
  const at = Math.floor(now().getTime() / 1000)
  const plain = `${header}\r\n\r\n${'Is it as blue as it looks in the picture?\r\n'.repeat(90)}`
  if (signatures === 'none') return plain
  const once = signed(plain, { domain, key: rsa, at })
  return signatures === 'rsa' ? once : signed(once, { domain, selector: 's2', key: ed25519, at })
}

function incoming(raw: Buffer, domain: string, ip: string) {
  const envelope = { reversePath: `ann@${domain}`, forwardPaths: [ALIAS] }
  const client = { ip, trusted: false, helo: `out.${domain}` }
  return makeIncoming('', { raw, receivedAt: now(), envelope, client })
}

function zones(domain: string): Zones {
  return {
    [domain]: { TXT: ['v=spf1 ip4:192.0.2.25 -all'] },
    [`_dmarc.${domain}`]: { TXT: ['v=DMARC1; p=reject'] },
    [`s1._domainkey.${domain}`]: { TXT: [recordOf(rsa)] },
    [`s2._domainkey.${domain}`]: { TXT: [recordOf(ed25519)] },
  }
}

async function cpuPerMessage(raw: Buffer, ip: string, expected: string): Promise<number> {
  const run = async (count: number) => {
    for (let at = 0; at < count; at++) {
      const proof = await prove(incoming(raw, 'mail.example', ip))
      const found = proof.kind === 'proven' ? proof.author.provenBy : proof.kind
      if (found !== expected) throw new Error(`expected ${expected}, found ${found}`)
    }
  }
  await run(WARM)
  const begun = process.cpuUsage()
  await run(MESSAGES)
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000 / MESSAGES
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

dns.add(zones('mail.example'))
const kinds = [
  { kind: 'SPF alone', signatures: 'none', ip: '192.0.2.25', expected: 'spf' },
  { kind: 'RSA-2048 alone', signatures: 'rsa', ip: '198.51.100.7', expected: 'dkim' },
  { kind: 'SPF and RSA-2048', signatures: 'rsa', ip: '192.0.2.25', expected: 'spf' },
  { kind: 'SPF, RSA-2048 and Ed25519', signatures: 'both', ip: '192.0.2.25', expected: 'spf' },
] as const
const figures = new Map<string, number[]>()
for (let round = 0; round < ROUNDS; round++) {
  for (const { kind, signatures, ip, expected } of kinds) {
    const raw = Buffer.from(mail('mail.example', signatures))
    figures.set(kind, [...(figures.get(kind) ?? []), await cpuPerMessage(raw, ip, expected)])
  }
}
for (const [kind, values] of figures) {
  const range = `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`
  process.stdout.write(`${kind}: ${median(values).toFixed(2)} ms of CPU per message (${range})\n`)
}

dns.forgetQuestions()
const domains = Array.from({ length: 200 }, (_, at) => `shop${at}.example`)
for (const domain of domains) dns.add(zones(domain))
const mails = domains.map((domain) => incoming(Buffer.from(mail(domain, 'both')), domain, '192.0.2.25'))
for (const pass of ['new domains', 'the same domains again']) {
  dns.forgetQuestions()
  const begun = performance.now()
  for (const one of mails) await prove(one)
  const ms = (performance.now() - begun) / domains.length
  const questions = dns.asked() / domains.length
  process.stdout.write(`${pass}: ${questions} questions to DNS each, ${ms.toFixed(2)} ms each\n`)
}
await dns.close()
