/**
 * A buyer and a seller at real mail programs, real mail servers around the relay, one conversation from the first
 * question to the answer's answer. The steps are one story: each goes on from the one before.
 */

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Daemon, runJson, startDaemon, writeTestConfig } from '../../support/tradepost-daemon.ts'
import { arrival, type KeptMail, readMaildir } from './maildir.ts'
import { freePorts } from '../../support/ports.ts'
import { EDGE, openPostOffices, type PostOffices, SMART_HOST } from './post-offices.ts'
import { tracesIn } from './traces.ts'
import { type Desk, openDesk, type Person, replyWithMutt, sendWithSwaks } from './writers.ts'
import { readPdf } from '../../../src/examine/documents/pdf.ts'
import { pdf } from '../../leaks/documents.ts'

const ANN: Person = {
  name: 'Ann Lee',
  address: 'ann.lee.1971@mail.example',
  machine: 'laptop.ann-at-home.example',
  timeZone: 'America/Los_Angeles',
  signature: 'Ann',
}
const SHOP: Person = {
  name: 'Blue Widgets',
  address: 'till-seven@blue.example',
  machine: 'desk4.widget-works.example',
  timeZone: 'Asia/Kolkata',
  signature: 'Blue Widgets, till-seven@blue.example',
}
/** Registered, but the smart host knows no such mailbox. */
const GONE = 'moved-away@mail.example'

/** What betrays a person besides the address: programs, machines, time zones, the way the message came. */
const MANNERS = new Map([
  [ANN, [ANN.address, 'ann.lee.1971', 'mail.example', ANN.machine, '-0800', 'swaks', 'mutt', 'X-Mailer', EDGE]],
  [SHOP, [SHOP.address, 'till-seven', 'blue.example', SHOP.machine, '+0530', 'mutt', 'User-Agent', EDGE]],
])

/** All that may head what arrives: ours, and what the smart host adds when it delivers. */
const HEADER =
  /^(from|to|subject|date|message-id|in-reply-to|references|mime-version|content-[a-z-]+|return-path|x-original-to|delivered-to|received)$/

const FIRST_ID = `<question.1@${ANN.machine}>`

let folder: string
let offices: PostOffices
let daemon: Daemon
let config: string
let ann: Desk
let shop: Desk
let aliases: { readonly buyer: string; readonly seller: string; readonly gone: string }
/** A document that names the seller as its author. */
const file = pdf({ text: 'Blue, bluer, bluest', author: SHOP.address, company: 'Blue', template: 'colours' })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-e2e-'))
  // The private Postfix has users of its own, which must find their folders below this one.
  chmodSync(folder, 0o755)
  const [edge = 0, smartHost = 0, tradepost = 0] = await freePorts(3)
  config = writeTestConfig(join(folder, 'tradepost'), { listenPort: tradepost, smartHostPort: smartHost })
  offices = await openPostOffices(folder, { edge, smartHost, tradepost }, [ANN.address, SHOP.address])
  daemon = await startDaemon(config)
  const orders = await runJson(config, ['import', '-'], importFile())
  const [order, lost] = orders
  aliases = {
    buyer: String(order?.['buyer_alias']),
    seller: String(order?.['seller_alias']),
    gone: String(lost?.['buyer_alias']),
  }
  ann = deskOf(ANN, edge)
  shop = deskOf(SHOP, edge)
})

afterAll(async () => {
  await daemon?.stop()
  await offices?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a conversation through real mail servers', () => {
  it('brings the question that a buyer sends with swaks to the seller', async () => {
    const said = await sendWithSwaks(ann, {
      to: aliases.seller,
      subject: 'Is the blue one really blue – wirklich?',
      body: `Hello,\nis it as blue as in the picture?\n\nAnn\n${ANN.address}`,
      messageId: FIRST_ID,
    })
    expect(said).toContain('250 2.0.0')
    const mail = await arrival(shop.inbox, 1)
    expectRelayed(mail, { writer: ANN, from: aliases.buyer, reader: SHOP })
    expect(mail.mail.subject).toBe('Is the blue one really blue – wirklich? [order 111-2222222-3333333]')
    expect(mail.mail.text).toContain('is it as blue as in the picture?')
    expect(mail.mail.text).toContain(aliases.buyer)
    expect(mail.mail.inReplyTo).toBeUndefined()
  })

  it('brings back the answer that the seller writes with mutt, the quote and the file with it', async () => {
    const path = join(folder, 'colours.pdf')
    writeFileSync(path, file)
    await replyWithMutt(shop, { pattern: '~A', text: 'Bluer. See the file.', attach: path })
    const mail = await arrival(ann.inbox, 1)
    expectRelayed(mail, { writer: SHOP, from: aliases.seller, reader: ANN })
    expect(mail.mail.subject).toBe('Re: Is the blue one really blue – wirklich?')
    expect(mail.mail.text).toContain('Bluer. See the file.')
    expect(mail.mail.text).toContain('> is it as blue as in the picture?')
    expect(mail.mail.text).toContain(`Blue Widgets, ${aliases.seller}`)
    expect(mail.mail.inReplyTo).toBe(FIRST_ID)
    await expectThreaded(mail, ann)
    expect(mail.mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ['colours.pdf', 'application/pdf'],
    ])
    const [attachment] = mail.mail.attachments
    const content = new Uint8Array(attachment?.content as ArrayBuffer)
    expect(content).not.toEqual(new Uint8Array(file))
    expect((await readPdf(content)).text).toContain('Blue, bluer, bluest')
  })

  it('brings on the buyer’s reply to that answer, in the same thread', async () => {
    await replyWithMutt(ann, { pattern: '~A', text: 'Thank you, I will take two.' })
    const mail = await arrival(shop.inbox, 2)
    expectRelayed(mail, { writer: ANN, from: aliases.buyer, reader: SHOP })
    expect(mail.mail.text).toContain('Thank you, I will take two.')
    const [answer] = await readMaildir(shop.sent)
    expect(mail.mail.inReplyTo).toBe(answer?.mail.messageId)
    await expectThreaded(mail, shop)
  })

  it('tells the writer of a message that breaks the rules, and nobody else', async () => {
    await sendWithSwaks(shop, {
      to: aliases.buyer,
      subject: 'A better price',
      body: 'Cheaper at https://www.widget-works-outlet.example/blue only today!',
      messageId: `<offer.1@${SHOP.machine}>`,
    })
    const notice = await arrival(shop.inbox, 3)
    expectNotice(notice, SHOP)
    expect(notice.mail.subject).toBe('Not delivered: A better price')
    expect(notice.mail.text).toContain('widget-works-outlet.example')
    expect(notice.mail.inReplyTo).toBe(`<offer.1@${SHOP.machine}>`)
    expect(tracesIn(notice, [ANN.address, 'mail.example', ANN.machine])).toEqual([])
    expect(await readMaildir(ann.inbox)).toHaveLength(1)
  })

  it('tells the writer that a mailbox is gone, without a word about whose it was', async () => {
    await sendWithSwaks(shop, {
      to: aliases.gone,
      subject: 'Your parcel',
      body: 'It is on its way.',
      messageId: `<parcel.1@${SHOP.machine}>`,
    })
    const notice = await arrival(shop.inbox, 4)
    expectNotice(notice, SHOP)
    expect(notice.mail.subject).toBe('Not delivered: Your parcel')
    expect(tracesIn(notice, [GONE, 'moved-away', 'mail.example', '5.1.1', 'User unknown'])).toEqual([])
  })

  it('lets automatic mail go no further', async () => {
    await sendWithSwaks(ann, {
      to: aliases.seller,
      subject: 'Out of office',
      body: 'I am away until Monday.',
      messageId: `<away.1@${ANN.machine}>`,
      fields: ['Auto-Submitted: auto-replied'],
    })
    await daemon.logged('the automatic message', (line) => line.event === 'discarded' && line['automatic'] === true)
    // A later message has overtaken nothing: when it is there, the automatic one would have been, too.
    await sendWithSwaks(ann, {
      to: aliases.seller,
      subject: 'Still there?',
      body: 'One more question.',
      messageId: `<question.2@${ANN.machine}>`,
    })
    const mail = await arrival(shop.inbox, 5)
    expect(mail.mail.subject).toBe('Still there? [order 111-2222222-3333333]')
    expect(await runJson(config, ['queue', 'list'])).toEqual([])
    const kept = await runJson(config, ['message', 'list'])
    expect(kept.find((message) => message['subject'] === 'Out of office')).toMatchObject({ automatic: true })
    expect(await readMaildir(ann.inbox)).toHaveLength(1)
  })

  it('reports one question as answered and one as open', async () => {
    const [report] = await runJson(config, ['responses', 'report', '--seller', 'S1'])
    expect(report?.['periods']).toEqual(
      [7, 30, 90].map((days) =>
        expect.objectContaining({ days, opened: 2, met: 1, late: 0, overdue: 0, due: 1, met_share: 1 }),
      ),
    )
  })

  it('logs no address, no alias and no word of anybody', () => {
    const log = daemon.log.map((line) => JSON.stringify(line)).join('\n')
    const private_ = [ANN.address, SHOP.address, GONE, ...Object.values(aliases), 'blue one', 'Out of office']
    expect(private_.filter((text) => log.includes(text))).toEqual([])
    expect(daemon.log.filter((line) => line.event === 'delivered').length).toBeGreaterThanOrEqual(6)
  })

  it('leaves nothing behind in the queues of the mail servers', async () => {
    expect(deferred(offices.edge.log())).toEqual([])
    expect(deferred(offices.smartHost.log())).toEqual([])
  })
})

function expectRelayed(
  kept: KeptMail,
  { writer, from, reader }: { readonly writer: Person; readonly from: string; readonly reader: Person },
): void {
  const { mail } = kept
  expect(mail.from).toMatchObject({ name: writer.name, address: from })
  expect(mail.to).toEqual([expect.objectContaining({ name: reader.name, address: reader.address })])
  expect(mail.headers.map(({ key }) => key).filter((key) => !HEADER.test(key))).toEqual([])
  expect(mail.headers.find(({ key }) => key === 'date')?.value).toMatch(/ \+0000$/)
  expect(mail.messageId).toMatch(/^<[a-z2-9]+@marketplace\.example>$/)
  expectOnlyOurHop(kept)
  expect(tracesIn(kept, MANNERS.get(writer) ?? [])).toEqual([])
}

function expectNotice({ mail, bytes }: KeptMail, reader: Person): void {
  expect(mail.from).toMatchObject({ address: 'no-reply@marketplace.example' })
  expect(mail.to).toEqual([expect.objectContaining({ address: reader.address })])
  expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-replied')
  expect(bytes.toString('latin1')).toMatch(/^Return-Path: <>/)
}

/** The way of a message begins at the relay, for whoever looks at its trace. */
function expectOnlyOurHop({ mail }: KeptMail): void {
  const hops = mail.headers.filter(({ key }) => key === 'received').map(({ value }) => value)
  expect(hops).toHaveLength(1)
  expect(hops[0]).toMatch(new RegExp(`^from mx\\.marketplace\\.example .*\\bby ${SMART_HOST}\\b`, 's'))
}

/** A mail program finds the thread by ids of messages that lie in its own folders. */
async function expectThreaded({ mail }: KeptMail, desk: Desk): Promise<void> {
  const own = [...(await readMaildir(desk.sent)), ...(await readMaildir(desk.inbox))]
  const known = [...own.map((each) => each.mail.messageId), ...(desk === ann ? [FIRST_ID] : [])]
  const references = (mail.references ?? '').split(/\s+/).filter((id) => id !== '')
  expect(references).toContain(mail.inReplyTo)
  expect(references.filter((id) => !known.includes(id))).toEqual([])
}

function deferred(log: string): string[] {
  return log.split('\n').filter((line) => /status=deferred/.test(line))
}

function deskOf(person: Person, port: number): Desk {
  const own = mkdtempSync(join(folder, 'desk-'))
  return openDesk(own, person, offices.mailbox(person.address), port)
}

function importFile(): string {
  const items = [{ asin: 'B00EXAMPLE', title: 'Blue widget' }]
  const order = { marketplace: 'us', seller: 'S1', placed_at: '2026-11-20T10:00:00Z', items }
  return [
    { seller: { id: 'S1', name: SHOP.name, addresses: [SHOP.address], marketplaces: ['us'] } },
    { buyer: { id: 'B1', name: ANN.name, addresses: [ANN.address] } },
    { buyer: { id: 'B2', name: 'Moved Away', addresses: [GONE] } },
    { order: { id: '111-2222222-3333333', buyer: 'B1', ...order } },
    { order: { id: '111-2222222-4444444', buyer: 'B2', ...order } },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')
}
