/** What becomes of a seller who goes on breaking the rules: message by message, with a store behind it. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Address } from '../src/core/address.ts'
import { unsignedAuthor } from '../src/core/authorship.ts'
import type { OperatorMail } from '../src/core/operator-mail.ts'
import { planRelay } from '../src/core/relay-plan.ts'
import { lastCheck } from '../src/last-check/last-check.ts'
import { createLogger } from '../src/log/logger.ts'
import { createMailLog } from '../src/log/mail-log.ts'
import { createHeldAlerts } from '../src/quarantine/held-alerts.ts'
import { createStrikeAlerts } from '../src/quarantine/strike-alerts.ts'
import { type RelayParts, relayMessage } from '../src/relay-message.ts'
import type { OrderRecord } from '../src/store/records.ts'
import { freshIds } from '../src/system/random.ts'
import { aliasOf, imported, openShop, say } from './store/contract/kit.ts'
import { openTemporary } from './store/sqlite-support.ts'
import { casePolicy } from './support/case-facts.ts'
import { address, makeIncoming } from './support/make-plan.ts'
import { plainMessage } from './support/plain-message.ts'

const SALES = address('sales@blue.example')
const MAILBOX = address('operators@office.example')
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const POLICY = casePolicy({ policy: { strikes: { forgetAfterMs: 30 * DAY_MS, warnAt: 2, holdAt: 3, suspendAt: 5 } } })
const LINK = 'See www.blue-widgets.example'
const ALL = { mail: true, strikes: true }

type UnderTest = Awaited<ReturnType<typeof openTemporary>>

let underTest: UnderTest
let shop: OrderRecord
let now: Date
let events: { readonly event: string; readonly [field: string]: unknown }[]
let alerts: OperatorMail[]
/** For what notices were counted, and how many are let through. */
let noticesTaken: string[]
let noticesAllowed: number
let sayTo: (text: string, options?: { id?: string; to?: readonly Address[]; at?: Date }) => Promise<number>

beforeEach(async () => {
  underTest = await openTemporary()
  shop = await openShop(underTest.store)
  now = new Date('2026-11-20T10:00:00Z')
  events = []
  alerts = []
  noticesTaken = []
  noticesAllowed = Infinity
  const alerting = { mailbox: MAILBOX, freshIds, sign: <Mail>(mail: Mail) => mail }
  const held = createHeldAlerts({ ...alerting, expireAfterMs: DAY_MS })
  const struck = createStrikeAlerts(alerting)
  const clock = { now: () => now }
  const parts: Omit<RelayParts, 'examine'> = {
    prove: async () => ({ kind: 'proven', author: unsignedAuthor(SALES, 'network') }),
    scan: async (message) => message,
    plan: async (...task) => planRelay(...task),
    lastCheck: async (plan) => lastCheck(plan),
    store: underTest.store,
    policy: () => POLICY,
    takePartyShare: () => true,
    giveBackPartyShare: () => {},
    alertFor: (plan, receivedAt, at) => {
      const alert = held.alertFor(plan, receivedAt, at) ?? struck.alertFor(plan, at)
      if (alert !== null) alerts.push(alert)
      return alert
    },
    giveBackAlerts: (plans) => {
      alerts = alerts.filter((alert) => !plans.some((plan) => plan.alert === alert))
    },
    takeNoticeShare: (share) => noticesTaken.push(share) <= noticesAllowed,
    giveBackNoticeShare: () => {},
    freshIds,
    sign: (outgoing) => outgoing,
    clock,
    mailLog: createMailLog(createLogger('trace', { write: (line) => void events.push(JSON.parse(line)) })),
    reservePlaces: () => ({ claim: { limit: 0, leaseMs: 0 }, settle: () => {} }),
  }
  let written = 0
  sayTo = async (text, { id = `<m${++written}@blue.example>`, to = [aliasOf(shop, 'buyer')], at = now } = {}) => {
    const envelope = { reversePath: SALES, forwardPaths: to }
    const headerFrom = [{ name: '', address: SALES }]
    const examine = async () => plainMessage(text, { messageId: id, headerFrom })
    return (await relayMessage(makeIncoming(text, { envelope, receivedAt: at }), { ...parts, examine })).code
  }
})

afterEach(() => underTest.dispose())

const party = async () => (await underTest.store.findParties('S1'))[0]
const steps = () => events.filter(({ event }) => event === 'standing').map(({ step, strikes }) => [step, strikes])
const outcomes = () => events.map(({ event }) => event).filter((event) => event !== 'noticed' && event !== 'standing')

/** Alerts by what their subject says first. */
const subjects = () =>
  alerts.map(({ outgoing }) => /^Subject: \[Tradepost\] (.*)\r$/m.exec(Buffer.from(outgoing.bytes).toString())?.[1])

async function strike(times: number): Promise<void> {
  for (let time = 0; time < times; time++) await sayTo(LINK)
}

describe('a seller who goes on breaking the rules', () => {
  it('is warned, then has everything held, then is suspended; the operators hear of the last two, once', async () => {
    await strike(2)
    await sayTo('It is blue.')
    await strike(1)
    await sayTo('It is green.')
    await strike(2)
    await sayTo('It is red.')
    await strike(1)
    expect(steps()).toEqual([
      ['warn', 2],
      ['hold', 3],
      ['suspend', 5],
    ])
    expect(outcomes()).toEqual([
      ...['discarded', 'discarded', 'relayed', 'discarded', 'quarantined'],
      ...['discarded', 'discarded', 'discarded', 'discarded'],
    ])
    expect(subjects()).toEqual([
      'What the seller S1 writes is held from now on',
      'Message held: structure.review',
      'The seller S1 is suspended',
    ])
    expect(events.filter(({ event }) => event === 'noticed').map(({ reason }) => reason)).toEqual([
      ...Array.from({ length: 5 }, () => 'discarded'),
      'suspended',
      'suspended',
    ])
    expect(await party()).toMatchObject({ suspension: { cause: 'strikes', since: now } })
    expect((await party())?.strikes).toHaveLength(5)
  })

  it('has what is held released as usual, and it counts from when it was received', async () => {
    await say(underTest.store, shop, { at: new Date(now.getTime() - HOUR_MS) })
    await strike(3)
    await sayTo('It is green.')
    const [held] = await underTest.store.listMessages({ limit: 1, held: true })
    const receivedAt = now
    now = new Date(now.getTime() + 5 * HOUR_MS)
    expect(await underTest.store.releaseMessage(held?.id ?? '', now)).toBe(true)
    expect(await underTest.store.listWindows({ since: new Date(0) })).toMatchObject([
      { closedBy: held?.id, closedAt: receivedAt },
    ])
  })

  it('is counted right by messages at once', async () => {
    expect(await Promise.all([sayTo(LINK), sayTo(LINK)])).toEqual([250, 250])
    expect((await party())?.strikes).toHaveLength(2)
    expect(steps()).toEqual([['warn', 2]])
  })

  it('is struck once by one message to several buyers, and by the same message sent again', async () => {
    const [other] = await imported(underTest.store, [
      '{"buyer":{"id":"B2","name":"Cleo","addresses":["cleo@mail.example"]}}',
      '{"order":{"id":"222","marketplace":"us","buyer":"B2","seller":"S1","placed_at":"2026-11-19T10:00:00Z"}}',
    ])
    if (other === undefined) throw new Error('not imported')
    const to = [aliasOf(shop, 'buyer'), aliasOf(other, 'buyer')]
    for (let time = 0; time < 3; time++) await sayTo(LINK, { id: '<same@blue.example>', to })
    expect(outcomes()).toEqual(['discarded', 'discarded', 'duplicate', 'duplicate'])
    expect((await party())?.strikes).toHaveLength(1)
  })

  it('writes freely again once strikes are forgotten', async () => {
    await strike(2)
    now = new Date(now.getTime() + DAY_MS)
    await strike(1)
    now = new Date(now.getTime() + 29 * DAY_MS - 1)
    await sayTo('It is green.')
    now = new Date(now.getTime() + 1)
    await sayTo('It is green again.')
    expect(outcomes().slice(-2)).toEqual(['quarantined', 'relayed'])
    await strike(1)
    expect(steps().at(-1)).toEqual(['warn', 2])
  })

  it('stays suspended when strikes are forgotten, until a restore, after which all begins anew', async () => {
    await strike(5)
    now = new Date(now.getTime() + 365 * DAY_MS)
    await sayTo('It is green.')
    expect(outcomes().at(-1)).toBe('discarded')
    expect(await underTest.store.restoreParty('seller', 'S1', ALL)).toMatchObject({ strikes: 5, suspension: true })
    await sayTo('It is green again.')
    expect(outcomes().at(-1)).toBe('relayed')
    await strike(2)
    expect(steps().at(-1)).toEqual(['warn', 2])
  })

  it('is told of each step, however many notices the hour has had; what is in between is not told', async () => {
    noticesAllowed = 0
    await strike(5)
    const told = events.filter(({ event, notice }) => event === 'discarded' && notice === undefined)
    expect(told).toHaveLength(steps().length)
    expect(steps().map(([step]) => step)).toEqual(['warn', 'hold', 'suspend'])
    expect(noticesTaken).toEqual([SALES, SALES])
  })

  it('and is suspended by command is told so, though notices about discards have used up the hour', async () => {
    await strike(1)
    await underTest.store.suspendParty('seller', 'S1', null, now)
    await sayTo('It is green.')
    expect(noticesTaken).toEqual([SALES, `suspended ${SALES}`])
  })

  it('who is suspended while a message is planned has that one discarded too', async () => {
    const { store } = underTest
    const facts = store.factsFor.bind(store)
    let suspended = false
    const factsFor: typeof facts = async (...args) => {
      const found = await facts(...args)
      if (!suspended) suspended = await store.suspendParty('seller', 'S1', null, now)
      return found
    }
    Object.assign(store, { factsFor })
    expect(await sayTo('It is green.')).toBe(250)
    expect(outcomes()).toEqual(['discarded'])
  })
})
