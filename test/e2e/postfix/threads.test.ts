/**
 * Ten messages through real mail servers are one thread in mutt on each side, though one program sends only In-Reply-To,
 * two send nothing, and one person adds to her own mail. The steps are one story.
 */

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePorts } from '../../support/ports.ts'
import { type Daemon, runJson, startDaemon, writeTestConfig } from '../../support/tradepost-daemon.ts'
import { arrival } from './maildir.ts'
import { openPostOffices, type PostOffices } from './post-offices.ts'
import { type Desk, openDesk, type Person, replyWithMutt, sendWithSwaks, threadInMutt } from './writers.ts'

const ANN: Person = {
  name: 'Ann Lee',
  address: 'ann.lee.1971@mail.example',
  machine: 'laptop.ann-at-home.example',
  timeZone: 'UTC',
  signature: 'Ann',
}
const SHOP: Person = {
  name: 'Blue Widgets',
  address: 'till-seven@blue.example',
  machine: 'desk4.widget-works.example',
  timeZone: 'UTC',
  signature: 'Blue Widgets',
}
const ORDER = '111-2222222-3333333'
const SUBJECT = 'Where is my parcel?'
const MARKED = `${SUBJECT} [order ${ORDER}]`

let folder: string
let offices: PostOffices
let daemon: Daemon
let ann: Desk
let shop: Desk
/** What each side writes to. */
const aliases = new Map<Desk, string>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-e2e-'))
  chmodSync(folder, 0o755)
  const [edge = 0, smartHost = 0, tradepost = 0] = await freePorts(3)
  const config = writeTestConfig(join(folder, 'tradepost'), { listenPort: tradepost, smartHostPort: smartHost })
  offices = await openPostOffices(folder, { edge, smartHost, tradepost }, [ANN.address, SHOP.address])
  daemon = await startDaemon(config)
  const [order] = await runJson(config, ['import', '-'], importFile())
  const deskOf = (person: Person) =>
    openDesk(mkdtempSync(join(folder, 'desk-')), person, offices.mailbox(person.address), edge)
  ann = deskOf(ANN)
  shop = deskOf(SHOP)
  aliases.set(ann, String(order?.['seller_alias'])).set(shop, String(order?.['buyer_alias']))
})

afterAll(async () => {
  await daemon?.stop()
  await offices?.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('ten messages are one thread for mutt on each side', async () => {
  await write(ann, { name: 'one', subject: SUBJECT })
  expect((await arrival(shop.inbox, 1)).mail.subject).toBe(MARKED)
  await answer(shop, 1)
  const two = (await arrival(ann.inbox, 1)).mail
  expect(two).toMatchObject({ subject: `Re: ${SUBJECT}`, inReplyTo: idOf(ann, 'one') })
  await write(ann, { name: 'three', subject: `Re: ${SUBJECT}`, fields: [`In-Reply-To: ${two.messageId}`] })
  await arrival(shop.inbox, 2)
  const three = idOf(ann, 'three')
  const own = [`In-Reply-To: ${three}`, `References: ${idOf(ann, 'one')} ${two.messageId} ${three}`]
  await write(ann, { name: 'four', subject: `Re: ${SUBJECT}`, fields: own })
  await answer(shop, 3)
  await arrival(ann.inbox, 2)
  await write(ann, { name: 'six', subject: `Re: ${SUBJECT}` })
  await answer(shop, 4)
  await answer(ann, 3)
  await arrival(shop.inbox, 5)
  await write(shop, { name: 'nine', subject: `Re: ${MARKED}` })
  await answer(ann, 4)
  expect((await arrival(shop.inbox, 6)).mail.subject).toBe(`Re: ${MARKED}`)
  expect(await threadInMutt(ann)).toEqual({ thread: 10, all: 10 })
  expect(await threadInMutt(shop)).toEqual({ thread: 10, all: 10 })
})

/** Answers the newest of the inbox, once `count` messages are there. */
async function answer(desk: Desk, count: number): Promise<void> {
  const { messageId = '' } = (await arrival(desk.inbox, count)).mail
  await replyWithMutt(desk, { pattern: `~i ${messageId.slice(1, -1)}`, text: `This answers message ${count}.` })
}

interface Written {
  readonly name: string
  readonly subject: string
  readonly fields?: readonly string[]
}

/** A program that sends these fields and no others, and files what it sent. */
async function write(desk: Desk, { name, subject, fields = [] }: Written): Promise<void> {
  const to = aliases.get(desk) ?? ''
  const messageId = idOf(desk, name)
  const body = `This is message ${name}.`
  await sendWithSwaks(desk, { to, subject, body, messageId, fields })
  const header = [
    `From: "${desk.person.name}" <${desk.person.address}>`,
    ...[`To: <${to}>`, `Subject: ${subject}`, `Date: ${new Date().toUTCString()}`, `Message-ID: ${messageId}`],
    ...fields,
  ]
  writeFileSync(join(desk.sent, 'cur', `${name}:2,S`), `${header.join('\n')}\n\n${body}\n`)
}

function idOf({ person }: Desk, name: string): string {
  return `<${name}.1@${person.machine}>`
}

function importFile(): string {
  return [
    { seller: { id: 'S1', name: SHOP.name, addresses: [SHOP.address], marketplaces: ['us'] } },
    { buyer: { id: 'B1', name: ANN.name, addresses: [ANN.address] } },
    { order: { id: ORDER, marketplace: 'us', buyer: 'B1', seller: 'S1', placed_at: '2026-11-20T10:00:00Z' } },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')
}
