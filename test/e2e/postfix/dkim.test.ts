/**
 * What receivers make of our mail: a message and a notice, signed by the daemon with keys of `tradepost dkim generate`,
 * through a real mail server, verified with Debian's dkimpy and pyspf.
 */

import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliver } from '../../support/daemon-process.ts'
import { type DnsServer, startDnsServer } from '../../support/dns-server.ts'
import { freePorts } from '../../support/ports.ts'
import { type Daemon, runJson, startDaemon, writeTestConfig } from '../../support/tradepost-daemon.ts'
import { arrival, type KeptMail } from './maildir.ts'
import { openPostOffices, type PostOffices } from './post-offices.ts'

const ANN = 'ann@mail.example'
const SHOP = 'sales@blue.example'
const DOMAIN = 'marketplace.example'
const SENDS_FROM = '192.0.2.25'
const SPF = `v=spf1 ip4:${SENDS_FROM} -all`

interface Signature {
  readonly algorithm: string
  readonly domain: string
  readonly pass: boolean
}

interface Verdicts {
  readonly messages: readonly (readonly Signature[])[]
  readonly spf: readonly string[]
}

let folder: string
let offices: PostOffices
let dns: DnsServer
let daemon: Daemon
let config: string
/** TXT strings by name, as `tradepost dkim generate` printed them for a zone file. */
let records: Record<string, readonly string[]>
let relayed: KeptMail
let notice: KeptMail

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-dkim-'))
  // The private Postfix has users of its own, which must find their folders below this one.
  chmodSync(folder, 0o755)
  const [edge = 0, smartHost = 0, tradepost = 0] = await freePorts(3)
  dns = await startDnsServer()
  config = writeTestConfig(join(folder, 'tradepost'), {
    ...{ listenPort: tradepost, smartHostPort: smartHost },
    sections: { outbound: [`sends_from = "${SENDS_FROM}"`], log: ['[dns]', `servers = "${dns.address}"`] },
  })
  const [generated] = await runJson(config, ['dkim', 'generate', '--marketplace', 'us'])
  writeFileSync(config, `${readFileSync(config, 'utf8')}\n${String(generated?.['setting'])}\n`)
  records = { ...publishedFrom(generated?.['keys'] as readonly Key[]), [DOMAIN]: [SPF] }
  offices = await openPostOffices(folder, { edge, smartHost, tradepost }, [ANN, SHOP])
  daemon = await startDaemon(config)
  const [order] = await runJson(config, ['import', '-'], importFile())
  await send(
    ANN,
    String(order?.['seller_alias']),
    'Is it blue – wirklich?',
    'Hello,\r\nis it  as blue as it looks?\r\n',
  )
  relayed = await arrival(offices.mailbox(SHOP), 1)
  await send(SHOP, String(order?.['buyer_alias']), 'Cheaper', 'Only today: https://www.widget-outlet.example/\r\n')
  notice = await arrival(offices.mailbox(SHOP), 2)
})

afterAll(async () => {
  await daemon?.stop()
  await offices?.stop()
  await dns?.close()
  rmSync(folder, { recursive: true, force: true })
})

const BOTH: readonly Signature[] = [
  { algorithm: 'rsa-sha256', domain: DOMAIN, pass: true },
  { algorithm: 'ed25519-sha256', domain: DOMAIN, pass: true },
]
const NEITHER = BOTH.map((signature) => ({ ...signature, pass: false }))

describe('a relayed message in the mailbox of its reader', () => {
  it('verifies with both keys, in the domain of its From', () => {
    expect(verdictsOf([relayed.bytes]).messages).toEqual([BOTH])
    expect(relayed.mail.from?.address).toMatch(new RegExp(`^[a-z2-9]{16}@${DOMAIN}$`))
  })

  it.each<readonly [string, (text: string) => string]>([
    ['a byte of its body', (text) => text.replace('blue as', 'blue At')],
    ['its subject', (text) => text.replace(/^Subject: /m, 'Subject: Fwd: ')],
    ['its sender, by a second one above', (text) => `From: Bank <info@bank.example>\n${text}`],
    ['its sender, by a second one below', (text) => text.replace('\n\n', '\nFrom: Bank <info@bank.example>\n\n')],
    ['where answers go', (text) => `Reply-To: <info@bank.example>\n${text}`],
  ])('does not verify once somebody changes %s', (_, change) => {
    const text = relayed.bytes.toString('latin1')
    const changed = change(text)
    expect(changed).not.toBe(text)
    expect(verdictsOf([Buffer.from(changed, 'latin1')]).messages).toEqual([NEITHER])
  })

  it('passes SPF by its envelope, which is in the domain of its From, and from nowhere else', () => {
    const sender = returnPath(relayed)
    expect(sender).toMatch(new RegExp(`^b-[a-z0-9]+@${DOMAIN}$`))
    const helo = 'out.isp.example'
    const envelopes = [SENDS_FROM, '192.0.2.26'].map((ip) => ({ ip, sender, helo }))
    expect(verdictsOf([], envelopes).spf).toEqual(['pass', 'fail'])
  })
})

describe('a notice in the mailbox of the writer', () => {
  it('verifies with both keys, in the domain of its From, as no envelope speaks for it', () => {
    expect(returnPath(notice)).toBe('')
    expect(notice.mail.from?.address).toBe(`no-reply@${DOMAIN}`)
    expect(verdictsOf([notice.bytes]).messages).toEqual([BOTH])
  })

  it('does not verify without the mark that a machine wrote it', () => {
    const changed = notice.bytes.toString('latin1').replace(/^Auto-Submitted: .*\n/m, '')
    expect(verdictsOf([Buffer.from(changed, 'latin1')]).messages).toEqual([NEITHER])
  })
})

describe('what the archive holds as sent', () => {
  it('is what arrived, signatures and all', async () => {
    const ids = (await runJson(config, ['message', 'list'])).map((message) => String(message['id']))
    const sent = ids.map((id) => exported(id))
    const arrived = relayed.bytes.toString('latin1').replace(/\n/g, '\r\n')
    const own = arrived.slice(arrived.indexOf('DKIM-Signature:'))
    expect(sent).toContain(own)
  })
})

describe('tradepost dns', () => {
  it('finds the records of these keys and of this envelope as published', async () => {
    dns.add({
      ...Object.fromEntries(Object.entries(records).map(([name, strings]) => [name, { TXT: [strings] }])),
      [DOMAIN]: { TXT: [SPF], MX: [{ exchange: `mx.${DOMAIN}`, preference: 10 }] },
      [`mx.${DOMAIN}`]: { A: [SENDS_FROM], TXT: [SPF] },
      [`_dmarc.${DOMAIN}`]: { TXT: ['v=DMARC1; p=reject; adkim=s; aspf=s'] },
      '25.2.0.192.in-addr.arpa': { PTR: [`mx.${DOMAIN}`] },
    })
    const [answer] = await runJson(config, ['dns'])
    const found = answer?.['records'] as readonly { readonly for: string; readonly status: string }[]
    expect(found.map((record) => `${record.for} ${record.status}`)).toEqual([
      ...['mx ok', 'host ok', 'spf ok', 'host-spf ok', 'dkim ok', 'dkim ok', 'dmarc ok', 'ptr ok'],
    ])
  })
})

interface Key {
  readonly record: { readonly name: string; readonly zone: string }
}

function publishedFrom(keys: readonly Key[]): Record<string, string[]> {
  return Object.fromEntries(
    keys.map(({ record: { name, zone } }) => [name, [...zone.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text)]),
  )
}

function verdictsOf(messages: readonly Uint8Array[], spf: readonly object[] = []): Verdicts {
  const asked = { messages: messages.map((bytes) => Buffer.from(bytes).toString('base64')), spf, records }
  const script = join(import.meta.dirname, 'verify-mail.py')
  // Debian's Python, which has Debian's packages.
  return JSON.parse(execFileSync('/usr/bin/python3', [script], { input: JSON.stringify(asked), encoding: 'utf8' }))
}

function exported(id: string): string {
  const args = ['dist/cli.js', 'message', 'export', id, '--as', 'sent', '--config', config]
  try {
    return execFileSync(process.execPath, args, { encoding: 'latin1', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    // Nothing was sent of what was discarded.
    return ''
  }
}

function returnPath({ bytes }: KeptMail): string | undefined {
  return /^Return-Path: <(.*)>$/m.exec(bytes.toString('latin1'))?.[1]
}

async function send(from: string, to: string, subject: string, text: string): Promise<void> {
  const header = [
    ...[`From: <${from}>`, `To: <${to}>`, `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`],
    ...[`Message-ID: <${subject.length}@laptop.example>`, 'Date: Sun, 22 Nov 2026 11:00:00 +0000'],
  ]
  const taken = await deliver(daemon.address, { from, to, bytes: `${header.join('\r\n')}\r\n\r\n${text}` })
  if (!taken) throw new Error(`the message of ${from} was not taken`)
}

function importFile(): string {
  const items = [{ asin: 'B00EXAMPLE', title: 'Blue widget' }]
  return [
    { seller: { id: 'S1', name: 'Blue Widgets', addresses: [SHOP], marketplaces: ['us'] } },
    { buyer: { id: 'B1', name: 'Ann Lee', addresses: [ANN] } },
    {
      order: {
        ...{ id: '111-2222222-3333333', marketplace: 'us', buyer: 'B1', seller: 'S1', items },
        placed_at: '2026-11-20T10:00:00Z',
      },
    },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')
}
