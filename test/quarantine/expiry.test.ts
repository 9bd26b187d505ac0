/** What time does to held messages, with a store that is real and a clock that is driven. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Outgoing } from '../../src/core/outgoing.ts'
import { createLogger } from '../../src/log/logger.ts'
import { createMailLog } from '../../src/log/mail-log.ts'
import { type QuarantineExpiry, startQuarantineExpiry } from '../../src/quarantine/expiry.ts'
import type { MessageRecord } from '../../src/store/records.ts'
import { createDrivenTime, type DrivenTime } from '../support/driven-time.ts'
import { at, makeNotice } from '../support/make-plan.ts'
import { caseFacts } from '../support/case-facts.ts'
import { messageRecord } from '../support/records.ts'

const DAY_MS = 24 * 3_600_000
const MINUTE_MS = 60_000
const ABOUT = caseFacts({ direction: 'buyer-to-seller' })

let time: DrivenTime
let held: MessageRecord[]
let dropped: { readonly id: string; readonly notice: Outgoing | null; readonly at: Date }[]
let events: { readonly event: string; readonly [field: string]: unknown }[]
let wakes: number
let failing: Set<string>
let expiry: QuarantineExpiry | null

beforeEach(() => {
  time = createDrivenTime('2026-11-20T10:00:00Z')
  held = []
  dropped = []
  events = []
  wakes = 0
  failing = new Set()
  expiry = null
})
afterEach(() => expiry?.stop())

function hold(id: string, receivedAt: Date, replaced: Partial<MessageRecord> = {}): void {
  held.push(messageRecord({ id, receivedAt, disposition: 'quarantine', held: 'held', ...replaced }))
}

/** Answers as the store's contract has it. */
const store = {
  listMessages: async ({ limit, before }: { readonly limit: number; readonly before?: Date }) => {
    // A turn of its own, as a real one takes: a loop without end must not stop the test.
    await new Promise((resolve) => setImmediate(resolve))
    if (failing.has('listMessages')) throw new Error('database is locked')
    return held.filter(({ receivedAt }) => before === undefined || receivedAt < before).slice(0, limit)
  },
  messageNoticeContext: async (id: string) => {
    if (failing.has(id)) throw new Error('database is locked')
    const { marketplace } = ABOUT
    return id.startsWith('unknown')
      ? null
      : { message: id, marketplace, writerName: 'Ann', writtenBy: ABOUT.writer.addresses[0] }
  },
  dropMessage: async (id: string, notice: Outgoing | null, now: Date) => {
    const wasHeld = held.some((message) => message.id === id)
    held = held.filter((message) => message.id !== id)
    if (wasHeld) dropped.push({ id, notice, at: now })
    return wasHeld
  },
}

function start(): void {
  expiry = startQuarantineExpiry({
    store: {
      ...store,
      messageNoticeContext: async (id) => {
        const about = await store.messageNoticeContext(id)
        return (
          about && {
            ...about,
            readerName: 'Blue',
            readerAlias: ABOUT.reader.alias,
            reader: ABOUT.reader,
            subject: 'Hello',
            language: 'en',
            originalMessageId: null,
            responseDueAt: null,
            receivedAt: at('10:00:00'),
          }
        )
      },
    },
    expireAfterMs: DAY_MS,
    composeWithheldNotice: () => makeNotice(ABOUT),
    clock: time,
    mailLog: createMailLog(createLogger('trace', { write: (line) => void events.push(JSON.parse(line)) })),
    wakeDelivery: () => {
      wakes++
    },
    scheduler: time,
  })
}

const droppedIds = () => dropped.map(({ id }) => id)
const ago = (ms: number) => new Date(time.now().getTime() - ms)

describe('a held message', () => {
  it('that nobody decided about is dropped in its time: its writer is told, and the log says so', async () => {
    hold('one', ago(DAY_MS - 30 * MINUTE_MS))
    start()
    await time.advance(29 * MINUTE_MS)
    expect(dropped).toEqual([])
    await time.advance(7 * MINUTE_MS)
    expect(droppedIds()).toEqual(['one'])
    expect(dropped[0]?.notice?.forwardPath).toBe('ann@mail.example')
    expect(events).toMatchObject([
      { event: 'quarantine-expired', level: 'warn', message: 'one', held_since: '2026-11-19T10:30:00.000Z' },
      { event: 'noticed', message: 'one', reason: 'withheld' },
    ])
    expect(wakes).toBe(1)
  })

  it('whose time ended while the daemon was away is dropped at its start', async () => {
    for (let index = 0; index < 120; index++) hold(`message${index}`, ago(3 * DAY_MS))
    hold('young', ago(DAY_MS - MINUTE_MS))
    start()
    await time.settle()
    await time.settle()
    while (dropped.length < 120) await time.settle()
    expect(held.map(({ id }) => id)).toEqual(['young'])
    expect(time.waiting).toBe(1)
  })

  it('of a machine, or of a marketplace that is gone, is dropped and nobody is told', async () => {
    hold('machine', ago(2 * DAY_MS), { automatic: true })
    hold('unknown', ago(2 * DAY_MS))
    start()
    await time.settle()
    expect(dropped.map(({ id, notice }) => [id, notice])).toEqual([
      ['machine', null],
      ['unknown', null],
    ])
    expect(events.map(({ event }) => event)).toEqual(['quarantine-expired', 'quarantine-expired'])
    expect(wakes).toBe(0)
  })

  it('that an operator decides about at the same moment is left to the operator', async () => {
    hold('one', ago(2 * DAY_MS))
    const list = store.listMessages
    store.listMessages = async (filter) => {
      const found = await list(filter)
      held = []
      return found
    }
    start()
    await time.settle()
    store.listMessages = list
    expect(dropped).toEqual([])
    expect(events).toEqual([])
  })

  it('that cannot be dropped now does not keep the others, and is tried again', async () => {
    for (let index = 0; index < 60; index++) hold(`message${index}`, ago(2 * DAY_MS))
    failing.add('message0')
    start()
    while (dropped.length < 59) await time.settle()
    await time.settle()
    expect(held.map(({ id }) => id)).toEqual(['message0'])
    expect(events.filter(({ event }) => event === 'trouble')[0]).toMatchObject({
      where: 'quarantine expiry',
      message: 'message0',
    })
    failing.clear()
    await time.advance(5 * MINUTE_MS)
    expect(held).toEqual([])
  })
})

describe('the expiry', () => {
  it('goes on after a failure of the store', async () => {
    failing.add('listMessages')
    hold('one', ago(2 * DAY_MS))
    start()
    await time.advance(11 * MINUTE_MS)
    expect(events.map(({ event }) => event)).toEqual(['trouble', 'trouble', 'trouble'])
    failing.clear()
    await time.advance(5 * MINUTE_MS)
    expect(droppedIds()).toEqual(['one'])
  })

  it('leaves a batch of nothing but failures to its next look', async () => {
    for (let index = 0; index < 50; index++) {
      hold(`message${index}`, ago(2 * DAY_MS))
      failing.add(`message${index}`)
    }
    start()
    while (events.length < 50) await time.settle()
    await time.settle()
    expect(events).toHaveLength(50)
    expect(time.waiting).toBe(1)
  })

  it('can be stopped between two looks', async () => {
    start()
    await time.settle()
    expect(time.waiting).toBe(1)
    await expiry?.stop()
    expect(time.waiting).toBe(0)
  })

  it('ends with what is under way, and waits for nothing afterwards', async () => {
    for (let index = 0; index < 60; index++) hold(`message${index}`, ago(2 * DAY_MS))
    start()
    await expiry?.stop()
    const atStop = dropped.length
    expect(atStop).toBeLessThanOrEqual(1)
    await time.advance(DAY_MS)
    expect(dropped).toHaveLength(atStop)
    expect(time.waiting).toBe(0)
  })
})
