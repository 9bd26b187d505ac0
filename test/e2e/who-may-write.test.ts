/** Who may write to an alias, asked of the running daemon over SMTP, with every domain proven by a real DNS server. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DaemonProcess, startDaemon } from '../support/daemon-process.ts'
import { type DnsServer, startDnsServer } from '../support/dns-server.ts'
import { type FakeSmartHost, startFakeSmartHost } from '../support/fake-smart-host.ts'
import { BUYER_ADDRESS, makeMarketplace, SELLER_ADDRESS, type TestMarketplace } from '../support/marketplace.ts'
import { makeEd25519Key, makeRsaKey, recordOf } from '../support/dkim-signer.ts'
import { signed } from '../support/signed-mail.ts'
import { connectSmtp } from '../support/smtp-client.ts'
import { runJson } from '../support/tradepost-daemon.ts'
import { until } from '../support/until.ts'

const HERE = { TXT: ['v=spf1 ip4:127.0.0.1 -all'] }
const KEY = makeRsaKey()
const ED25519 = makeEd25519Key()
const NOT_YOURS = /^550 5\.7\.1 This sender may not write to this address \([0-9a-z]{20}\)$/
const NOBODY = '550 5.1.1 No such address here'

let dns: DnsServer
let smartHost: FakeSmartHost
let marketplace: TestMarketplace
let daemon: DaemonProcess
/** One daemon serves all tests; each counts from where it began. */
let keptBefore = 0
let sentBefore = 0
let loggedBefore = 0

beforeAll(async () => {
  dns = await startDnsServer({
    'mail.example': HERE,
    'work.example': HERE,
    'blue.example': HERE,
    'stranger.example': HERE,
    'marketplace.example': HERE,
    'signs.example': { TXT: ['v=spf1 -all'] },
    's1._domainkey.signs.example': { TXT: [recordOf(KEY)] },
    's1._domainkey.mail.example': { TXT: [recordOf(KEY)] },
    's2._domainkey.signs.example': { TXT: [recordOf(ED25519)] },
    'broken.example': 'servfail',
  })
  smartHost = await startFakeSmartHost()
  marketplace = await makeMarketplace({
    smartHostPort: smartHost.port,
    trustedNetworks: [],
    extra: `[dns]\nservers = "${dns.address}"\n[limits]\nper_ip_per_minute = 0\nper_conversation_per_hour = 0\n`,
  })
  await importLines([
    { buyer: { id: 'B1', name: 'Ann Lee', addresses: [BUYER_ADDRESS, 'Ann@Work.example', 'ann@signs.example'] } },
  ])
  daemon = await startDaemon(marketplace.configFile)
})
beforeEach(() => {
  keptBefore = kept()
  sentBefore = smartHost.messages.length
  loggedBefore = daemon.log.length
})
afterAll(async () => {
  // What the log says was kept is what the archive holds.
  expect(await runJson(marketplace.configFile, ['message', 'list', '--limit', '1000'])).toHaveLength(kept())
  await daemon.stop()
  await smartHost.stop()
  await marketplace.remove()
  await dns.close()
})

/** Messages that were kept, by all tests so far. */
const kept = () => daemon.log.filter(({ event }) => event === 'relayed' || event === 'discarded').length
const loggedNow = (name: string) => daemon.log.slice(loggedBefore).filter(({ event }) => event === name)
const keptNow = () => kept() - keptBefore

async function importLines(lines: readonly object[]) {
  const file = join(marketplace.folder, 'more.jsonl')
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return runJson(marketplace.configFile, ['import', file])
}

interface Letter {
  readonly from?: string
  readonly reversePath?: string
  /** Envelope recipients; the To field names them unless `header` says something else. */
  readonly to?: readonly string[]
  readonly header?: readonly string[]
  readonly sign?: (raw: string) => string
}

/** The replies to each RCPT, and the last one. */
async function send({ from = BUYER_ADDRESS, reversePath = from, to, header, sign = (raw) => raw }: Letter = {}) {
  const recipients = to ?? [marketplace.sellerAlias]
  const client = connectSmtp(daemon.address)
  try {
    await client.reply()
    await client.ask('EHLO out.mail.example')
    expect(await client.ask(`MAIL FROM:<${reversePath}>`)).toMatch(/^250/)
    const answers = []
    for (const recipient of recipients) answers.push(await client.ask(`RCPT TO:<${recipient}>`))
    if (!answers.some((answer) => answer.startsWith('250'))) return { answers, last: answers.at(-1) ?? '' }
    await client.ask('DATA')
    const lines = [
      `From: Ann <${from}>`,
      ...(header ?? [`To: ${recipients.join(', ')}`]),
      'Subject: Is it blue?',
      `Date: ${new Date().toUTCString()}`,
      `Message-ID: <${Math.random()}@laptop.example>`,
      '',
      'Is it?',
    ]
    client.raw(`${sign(lines.join('\r\n'))}\r\n.\r\n`)
    return { answers, last: await client.reply() }
  } finally {
    client.close()
  }
}

const lastReply = async (letter: Letter = {}) => (await send(letter)).last
const arrived = async (count: number) => {
  await until(() => smartHost.messages.length === sentBefore + count)
  return smartHost.messages.slice(sentBefore)
}
const now = () => Math.floor(Date.now() / 1000)

describe('a party writes from', () => {
  for (const [title, letter] of Object.entries<Letter>({
    'its first address': {},
    'another of its addresses': { from: 'ann@work.example' },
    'its address in other letters': { from: 'ANN@Mail.Example', reversePath: 'Ann@MAIL.example' },
    'an address whose domain only signs': {
      from: 'ann@signs.example',
      sign: (raw) => signed(raw, { domain: 'signs.example', key: KEY, at: now() }),
    },
    'an address whose domain signs with Ed25519': {
      from: 'ann@signs.example',
      sign: (raw) => signed(raw, { domain: 'signs.example', selector: 's2', key: ED25519, at: now() }),
    },
    'behind a forwarder that keeps the signature': {
      from: 'ann@signs.example',
      reversePath: 'srs0=x=signs.example=ann@stranger.example',
      sign: (raw) => signed(raw, { domain: 'signs.example', key: KEY, at: now() }),
    },
  })) {
    it(title, async () => {
      expect(await lastReply(letter)).toMatch(/^250 /)
      expect((await arrived(1))[0]?.forwardPaths).toEqual([SELLER_ADDRESS])
    })
  }

  it('whatever other addresses stand in To, Cc and Bcc, and they go no further', async () => {
    const { sellerAlias } = marketplace
    const header = [
      `To: Shop <${sellerAlias}>, friend@other.example`,
      'Cc: boss@work.example',
      'Bcc: secret@hidden.example',
    ]
    expect(await lastReply({ header })).toMatch(/^250 /)
    expect(await lastReply({ header: ['To: friend@other.example'] })).toMatch(/^250 /)
    for (const { forwardPaths, bytes } of await arrived(2)) {
      expect(forwardPaths).toEqual([SELLER_ADDRESS])
      expect(bytes).not.toMatch(/other\.example|work\.example|hidden\.example|mail\.example/)
    }
  })
})

describe('nobody else writes to it:', () => {
  for (const [title, letter, reply] of [
    ['a proven stranger', { from: 'eve@stranger.example' }, NOT_YOURS],
    ['the party behind the alias itself', { from: SELLER_ADDRESS }, NOT_YOURS],
    ['a plus-tag, which is another address', { from: 'ann+shop@mail.example' }, NOT_YOURS],
    ['another address of the same domain', { from: 'bob@mail.example' }, NOT_YOURS],
    ['a dot more, which is another address', { from: 'a.nn@mail.example' }, NOT_YOURS],
    ['an address of a mail domain of ours', { from: 'someone@marketplace.example' }, /^554 5\.4\.6 /],
    ['no-reply of ours', { from: 'no-reply@marketplace.example' }, /^554 5\.4\.6 /],
    ['a party whose MAIL FROM proves another domain', { reversePath: 'eve@stranger.example' }, /^550 5\.7\.26 /],
    ['a domain that publishes nothing', { from: 'ann@nothing.example' }, /^550 5\.7\.26 .*publishes no SPF/],
    ['a domain that DNS does not answer for just now', { from: 'ann@broken.example' }, /^451 4\.4\.3 /],
  ] as const) {
    it(title, async () => {
      expect(await lastReply(letter)).toEqual(typeof reply === 'string' ? reply : expect.stringMatching(reply))
      expect(keptNow()).toBe(0)
    })
  }

  it('an alias, which has no mail of its own', async () => {
    expect(await lastReply({ from: marketplace.buyerAlias })).toMatch(/^554 5\.4\.6 /)
  })

  it('a party in the conversation of others, even beside its own', async () => {
    const [order] = await importLines([
      { buyer: { id: 'B2', name: 'Bo', addresses: ['bo@work.example'] } },
      { order: { id: '222', marketplace: 'us', buyer: 'B2', seller: 'S1', placed_at: '2026-11-20T08:00:00Z' } },
    ])
    const to = [marketplace.sellerAlias, String(order?.['seller_alias'])]
    expect(await lastReply({ to })).toMatch(NOT_YOURS)
    expect(keptNow()).toBe(0)
  })
})

describe('an alias is', () => {
  it('the same in capitals, and another with a tag or in another domain', async () => {
    const alias = marketplace.sellerAlias
    const token = alias.slice(0, alias.indexOf('@'))
    expect((await send({ to: [alias.toUpperCase()] })).last).toMatch(/^250 /)
    for (const other of [
      `${token}+x@marketplace.example`,
      `${token}@mail.example`,
      `${token}@sub.marketplace.example`,
    ]) {
      expect((await send({ to: [other] })).answers).toEqual([NOBODY])
    }
  })
})

describe('a signed message', () => {
  const sign = (raw: string) => signed(raw, { domain: 'signs.example', key: KEY, at: now() })
  const kept = { bytes: '' }
  const signOnce = (raw: string) => {
    kept.bytes = sign(raw)
    return kept.bytes
  }
  const from = 'ann@signs.example'

  it('sent again as it was is taken, and nothing new comes of it', async () => {
    expect(await lastReply({ from, sign: signOnce })).toMatch(/^250 /)
    expect(await lastReply({ from, sign: () => kept.bytes })).toMatch(/^250 /)
    await until(() => loggedNow('duplicate').length === 1)
    expect(keptNow()).toBe(1)
  })

  it('sent again with unsigned parts changed is refused', async () => {
    const headers = ['from', 'to', 'subject']
    const loosely = (raw: string) => signed(raw, { domain: 'signs.example', key: KEY, at: now(), headers })
    let first = ''
    expect(await lastReply({ from, sign: (raw) => (first = loosely(raw)) })).toMatch(/^250 /)
    const changed = first.replace(/^Message-ID:.*$/m, 'Message-ID: <other@evil.example>')
    expect(await lastReply({ from, reversePath: 'eve@stranger.example', sign: () => changed })).toMatch(
      /^550 5\.7\.1 This signed message was sent before; write a new one /,
    )
    expect(keptNow()).toBe(1)
  })

  it('whose copy came first, made to read otherwise, arrives all the same', async () => {
    const headers = ['from', 'to', 'subject', 'date', 'message-id']
    const copied = (raw: string) => signed(raw, { domain: 'mail.example', key: KEY, at: now(), headers })
    for (const added of ['Auto-Submitted: auto-replied', 'Content-Type: text/html']) {
      let copy = ''
      const intercepted = (raw: string) => {
        copy = copied(raw)
        return ''
      }
      expect(await lastReply({ reversePath: 'nobody@mail.example', sign: intercepted })).toMatch(/^550 /)
      const changed = `${added}\r\n${copy}`
      expect(await lastReply({ reversePath: 'eve@stranger.example', sign: () => changed })).toMatch(/^250 /)
      expect(await lastReply({ sign: () => copy })).toMatch(/^250 /)
    }
    expect(loggedNow('duplicate')).toEqual([])
    expect(keptNow()).toBe(4)
    await arrived(3)
  })

  it('written to somebody else is refused when that one sends it on', async () => {
    const reply = await lastReply({
      from,
      sign,
      header: ['To: eve@stranger.example'],
      reversePath: 'eve@stranger.example',
    })
    expect(reply).toMatch(/^550 5\.7\.1 This signed message was written to others/)
  })

  it('whose To is not signed is taken once, not again for another alias', async () => {
    const [order] = await importLines([
      { seller: { id: 'S2', name: 'Red Lamps', addresses: ['desk@red.example'], marketplaces: ['us'] } },
      { order: { id: '333', marketplace: 'us', buyer: 'B1', seller: 'S2', placed_at: '2026-11-20T08:00:00Z' } },
    ])
    const headers = ['from', 'subject', 'date', 'message-id']
    let first = ''
    const loosely = (raw: string) => signed(raw, { domain: 'signs.example', key: KEY, at: now(), headers })
    expect(await lastReply({ from, sign: (raw) => (first = loosely(raw)) })).toMatch(/^250 /)
    expect(await lastReply({ from, to: [String(order?.['seller_alias'])], sign: () => first })).toMatch(/^550 5\.7\.1 /)
  })
})
