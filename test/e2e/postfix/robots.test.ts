/**
 * Machines that answer each other through real mail servers: whatever their habits, what leaves is bounded and the last
 * word is said soon. And addresses that do not exist behind a real server.
 */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePorts } from '../../support/ports.ts'
import { type Daemon, runJson, startDaemon, writeTestConfig } from '../../support/tradepost-daemon.ts'
import { until } from '../../support/until.ts'
import { arrival, readMaildir } from './maildir.ts'
import { openPostOffices, type PostOffices } from './post-offices.ts'
import { openRobotOffice, type Robot, type RobotOffice } from './robot-office.ts'
import { openDesk, type Person, sendWithSwaks } from './writers.ts'

const OPERATORS = 'operators@office.example'
/** The conversation of two machines without a mark is held from here on. */
const BUDGET = 6

const ANN: Person = {
  name: 'Ann Lee',
  address: 'ann@mail.example',
  machine: 'laptop.mail.example',
  timeZone: 'UTC',
  signature: 'Ann',
}

/** As RFC 3834 has it: to the return path, from nobody. */
const vacation: Robot = ({ reversePath }) =>
  reversePath === ''
    ? null
    : {
        from: '',
        to: reversePath,
        fields: ['Subject: Out of office', 'Auto-Submitted: auto-replied (vacation)'],
        text: 'I am away.',
      }

/** As bad ones do: to From, from itself, in words that nobody could tell from a person's, never the same twice. */
let words = 0
const unmarked: Robot = ({ mailbox, writtenBy }) => ({
  from: mailbox,
  to: writtenBy,
  fields: [`Subject: Re: your message ${++words}`],
  text: `We have got your message, number ${words}, and will answer soon.`,
})

/** A ticket for each message, marked as by a machine. */
const helpDesk: Robot = ({ mailbox, writtenBy }) => ({
  from: mailbox,
  to: writtenBy,
  fields: [`Subject: [Ticket ${++words}] received`, 'Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All'],
  text: `Your request has the number ${words}.`,
})

/** Everything goes to all subscribers, and the alias is one of them. */
const mailingList: Robot = ({ mailbox, writtenBy }) => ({
  from: `${mailbox.replace('@', '-bounces@')}`,
  to: writtenBy,
  fields: ['Subject: [talk] a message', `List-Id: talk <${mailbox.replace('@', '.')}>`, 'Precedence: list'],
  text: 'What was written to the list.',
})

const ROBOTS: ReadonlyMap<string, Robot> = new Map([
  ['vacation@away.example', vacation],
  ['vacation@shut.example', vacation],
  ['unmarked@away.example', unmarked],
  ['unmarked@shut.example', unmarked],
  ['desk@away.example', helpDesk],
  ['desk@shut.example', helpDesk],
  ['talk@away.example', mailingList],
])

let folder: string
let config: string
let offices: PostOffices
let robots: RobotOffice
let daemon: Daemon
let edge: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-e2e-'))
  chmodSync(folder, 0o755)
  const [edgePort = 0, smartHost = 0, tradepost = 0] = await freePorts(3)
  edge = `127.0.0.1:${edgePort}`
  config = writeTestConfig(join(folder, 'tradepost'), {
    listenPort: tradepost,
    smartHostPort: smartHost,
    sections: {
      limits: [`per_conversation_per_hour = ${BUDGET}`],
      log: ['', '[operators]', `mailbox = "${OPERATORS}"`],
    },
  })
  robots = await openRobotOffice(ROBOTS, edge)
  const elsewhere = { domains: ['away.example', 'shut.example'], port: robots.port }
  const ports = { edge: edgePort, smartHost, tradepost }
  offices = await openPostOffices(folder, ports, [ANN.address, OPERATORS], elsewhere)
  daemon = await startDaemon(config)
})
afterAll(async () => {
  await daemon?.stop()
  await offices?.stop()
  await robots?.stop()
  rmSync(folder, { recursive: true, force: true })
})

let people = 0

/** A buyer and a seller who have an order. Gives what each writes to. */
async function introduce(buyer: string, seller: string, { helpDesks = false } = {}) {
  const n = ++people
  const desk = helpDesks ? { help_desk: true } : {}
  const lines = [
    { seller: { id: `S${n}`, name: 'Blue Widgets', addresses: [seller], marketplaces: ['us'], ...desk } },
    { buyer: { id: `B${n}`, name: 'Ann Lee', addresses: [buyer], ...desk } },
    { order: { id: `O${n}`, marketplace: 'us', buyer: `B${n}`, seller: `S${n}`, placed_at: '2026-11-20T10:00:00Z' } },
  ]
  const [order] = await runJson(config, ['import', '-'], lines.map((line) => JSON.stringify(line)).join('\n'))
  return { toSeller: String(order?.['seller_alias']), toBuyer: String(order?.['buyer_alias']), seller: `S${n}` }
}

/** The one human message that starts it, then silence: nothing waits, and nothing has come for two seconds. */
async function write(from: string, to: string, subject: string): Promise<void> {
  const desk = openDesk(mkdtempSync(join(folder, 'desk-')), { ...ANN, address: from }, '', Number(edge.split(':')[1]))
  const said = await sendWithSwaks(desk, {
    to,
    subject,
    body: 'Where is my parcel?',
    messageId: `<${++words}@mail.example>`,
  })
  expect(said).toContain(' 250 ')
}

async function silence(): Promise<void> {
  let last = -1
  await until(async () => {
    const count = daemon.log.length + robots.arrived.length
    const silent = count === last
    last = count
    await pause(silent ? 0 : 1_500)
    return silent
  }, 40_000)
}

/** What the daemon said since, by event, without what it only received. */
function counted(since: number): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { event = '' } of daemon.log.slice(since)) {
    if (event !== 'received') counts[event] = (counts[event] ?? 0) + 1
  }
  return counts
}

describe('two machines that answer each other', () => {
  for (const { title, buyer, seller, helpDesks, events } of [
    {
      title: 'vacation programs that go by the book: their answers come to the return path and stay there',
      buyer: 'vacation',
      seller: 'vacation',
      events: { relayed: 1, delivered: 1, returned: 1 },
    },
    {
      title: 'help desks that mark their mail: it is kept, and nobody answers',
      buyer: 'desk',
      seller: 'desk',
      events: { relayed: 1, delivered: 1, discarded: 1 },
    },
    {
      title: 'vacation programs without any mark: held once the budget of the conversation is used up',
      buyer: 'unmarked',
      seller: 'unmarked',
      events: { relayed: BUDGET, quarantined: 1, delivered: BUDGET + 1 },
    },
    {
      title: 'help desks whose marks are known to be on what people write: held like those without a mark',
      buyer: 'desk',
      seller: 'desk',
      helpDesks: true,
      events: { relayed: BUDGET, quarantined: 1, delivered: BUDGET + 1 },
    },
    {
      title: 'one of each: the marked one ends it',
      buyer: 'vacation',
      seller: 'unmarked',
      events: { relayed: 2, delivered: 2, returned: 1 },
    },
  ]) {
    it(title, async () => {
      const { toSeller } = await introduce(`${buyer}@away.example`, `${seller}@shut.example`, {
        helpDesks: helpDesks ?? false,
      })
      const since = daemon.log.length
      await write(`${buyer}@away.example`, toSeller, 'Hello')
      await silence()
      expect(counted(since)).toEqual(events)
    })
  }
})

it('a mailing list in place of a buyer: what it sends on is kept', async () => {
  const { toBuyer } = await introduce('talk@away.example', ANN.address)
  const since = daemon.log.length
  await write(ANN.address, toBuyer, 'Hello list')
  await silence()
  expect(counted(since)).toEqual({ relayed: 1, delivered: 1, discarded: 1 })
})

describe('an address that does not exist behind a real server', () => {
  it('is told to the writer in one clear notice within seconds, and to the operators', async () => {
    const { toSeller, seller } = await introduce(ANN.address, 'nobody@shut.example')
    const inbox = offices.mailbox(ANN.address)
    const before = (await readMaildir(inbox)).length
    const began = performance.now()
    await write(ANN.address, toSeller, 'Is anybody there')
    const { mail, bytes } = await arrival(inbox, before + 1)
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(mail.subject).toBe('Not delivered: Is anybody there')
    expect(mail.text).toMatch(/does not\s+take mail/)
    expect(bytes.toString()).not.toMatch(/nobody@|shut\.example|no such user|MAILER-DAEMON/i)
    const alert = `[Tradepost] Mail does not reach the seller ${seller}`
    await until(async () =>
      (await readMaildir(offices.mailbox(OPERATORS))).some(({ mail: { subject } }) => subject === alert),
    )

    const sent = robots.arrived.length
    await write(ANN.address, toSeller, 'Still nobody')
    expect((await arrival(inbox, before + 2)).mail.subject).toBe('Not delivered: Still nobody')
    await silence()
    expect(robots.arrived.length).toBe(sent)
    expect((await readMaildir(inbox)).length).toBe(before + 2)
  })

  it('gets a notice itself: that bounces to nobody, and nothing comes of it', async () => {
    const { toSeller } = await introduce('ghost@away.example', 'nobody@shut.example')
    const since = daemon.log.length
    await write('ghost@away.example', toSeller, 'A ghost writes')
    await silence()
    expect(counted(since)).toEqual({ discarded: 1, noticed: 1, delivered: 1 })
  })
})
