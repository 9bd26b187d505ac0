/** A store that fails its n-th call, for every n: the client hears 451, keeps the message, and its next try arrives once. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Credentials } from '../../src/config/credentials.ts'
import { createLogger } from '../../src/log/logger.ts'
import { createMailLog } from '../../src/log/mail-log.ts'
import { createMetrics } from '../../src/ops/metrics.ts'
import type { Store } from '../../src/store/store.ts'
import { type RunningRelay, startRelay } from '../../src/wiring.ts'
import { openStore } from '../../src/wiring-store.ts'
import { type FakeSmartHost, startFakeSmartHost } from '../support/fake-smart-host.ts'
import { makeMarketplace, type Mail, type TestMarketplace } from '../support/marketplace.ts'
import { connectSmtp } from '../support/smtp-client.ts'
import { until } from '../support/until.ts'

/** One message takes so many calls or fewer; the last case fails a call that never comes. */
const MOST_CALLS = 12
const VERBS = [
  'isLiveAlias',
  'factsFor',
  'commitPlans',
  'commitOperatorMail',
  'claimDueDeliveries',
  'outgoingBytes',
  'recordAttempt',
  'nextDueAt',
  'noticeContext',
  'findReturnPath',
  'commitReturned',
]

const ACCEPTED = expect.stringMatching(/^250 2\.0\.0/)
const BOUNCE = [
  'From: MAILER-DAEMON@mx.blue.example',
  'Subject: Undelivered',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b1',
  '',
  '--b1',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.blue.example',
  '',
  'Final-Recipient: rfc822; sales@blue.example',
  'Action: failed',
  'Status: 5.2.2',
  '',
  '--b1--',
].join('\r\n')

let smartHost: FakeSmartHost
let marketplace: TestMarketplace
let store: Store
let relay: RunningRelay
afterEach(async () => {
  await relay.stop()
  await store.close()
  await smartHost.stop()
  await marketplace.remove()
})

describe('a store that fails', () => {
  for (let n = 1; n <= MOST_CALLS; n++) {
    it(`at call ${n} costs nothing but time`, async () => {
      const failures = await startWith((_verb, call) => call === n)
      const mail = marketplace.buyerMail('only once')
      const replies = await sendUntilTaken(mail)
      await until(() => smartHost.arrived.length > 0)
      await until(async () => (await store.countWaiting()) === 0)
      expect(smartHost.arrived).toHaveLength(1)
      expect(await store.listMessages({ limit: 10 })).toHaveLength(1)
      // Every failure on the way in was answered with a 4yz that says nothing of our set-up.
      const inbound = failures.filter((verb) => ['isLiveAlias', 'factsFor', 'commitPlans'].includes(verb)).length
      expect(replies.slice(0, -1)).toEqual(
        Array.from({ length: inbound }, () => expect.stringMatching(/^451 4\.3\.0 Temporary failure/)),
      )
      expect(replies.at(-1)).toMatch(/^250 2\.0\.0/)
    })
  }

  for (const verb of VERBS.filter(
    (each) => !['commitOperatorMail', 'findReturnPath', 'commitReturned'].includes(each),
  )) {
    it(`in its first three calls of ${verb} costs nothing but time`, async () => {
      const failures = await startWith((name, _call, callOfVerb) => name === verb && callOfVerb <= 3)
      if (verb === 'noticeContext') smartHost.script('rcpt', [{ say: '550 5.7.1 not from you' }])
      // The first attempt needs no claim of its own.
      if (verb === 'claimDueDeliveries') smartHost.script('rcpt', [{ say: '451 4.3.0 Later' }])
      const replies = await sendUntilTaken(marketplace.buyerMail('only once'))
      expect(replies.at(-1)).toMatch(/^250/)
      await until(() => smartHost.arrived.length > 0)
      await until(async () => (await store.countWaiting()) === 0)
      expect(smartHost.arrived).toHaveLength(1)
      expect(smartHost.arrived[0]?.forwardPaths).toEqual([
        verb === 'noticeContext' ? 'ann@mail.example' : 'sales@blue.example',
      ])
      if (verb !== 'nextDueAt') expect(failures).toEqual([verb, verb, verb])
    })
  }
})

describe('a store that fails with a bounce', () => {
  for (const verb of ['findReturnPath', 'noticeContext', 'commitReturned']) {
    it(`in its first three calls of ${verb} costs nothing but time`, async () => {
      const failures = await startWith((name, _call, callOfVerb) => name === verb && callOfVerb <= 3)
      await sendUntilTaken(marketplace.buyerMail('only once'))
      await until(() => smartHost.arrived.length > 0)
      await until(async () => (await store.countWaiting()) === 0)
      const to = smartHost.arrived[0]?.reversePath ?? ''
      const replies = await sendUntilTaken({ from: '', to, bytes: BOUNCE })
      expect(replies).toEqual([...Array.from({ length: 3 }, () => expect.stringMatching(/^451 4\.3\.0/)), ACCEPTED])
      await until(async () => (await store.countWaiting()) === 0)
      const sentTo = smartHost.arrived.map(({ forwardPaths }) => forwardPaths[0])
      expect(sentTo).toEqual(['sales@blue.example', 'ann@mail.example'])
      expect(failures).toEqual([verb, verb, verb])
    })
  }
})

describe('a store that fails with mail to the operators', () => {
  for (const verb of ['commitOperatorMail', 'claimDueDeliveries', 'outgoingBytes', 'recordAttempt']) {
    it(`in its first three calls of ${verb} costs nothing but time`, async () => {
      const failures = await startWith((name, _call, callOfVerb) => name === verb && callOfVerb <= 3)
      const replies = await sendUntilTaken({ ...marketplace.buyerMail('Spam'), to: 'abuse@marketplace.example' })
      expect(replies.slice(0, -1)).toEqual(
        Array.from({ length: verb === 'commitOperatorMail' ? 3 : 0 }, () => expect.stringMatching(/^451 4\.3\.0/)),
      )
      await until(() => smartHost.arrived.length > 0)
      await until(async () => (await store.countWaiting()) === 0)
      expect(smartHost.arrived.map(({ forwardPaths }) => forwardPaths)).toEqual([['operators@office.example']])
      expect(failures).toEqual([verb, verb, verb])
    })
  }
})

/** Starts a relay on a store that fails when told to; returns the verbs that failed, as they do. */
const NO_CREDENTIALS: Credentials = { certificate: null, login: null, smartHostCa: null, signingKeys: [] }

async function startWith(fails: (verb: string, call: number, callOfVerb: number) => boolean): Promise<string[]> {
  smartHost = await startFakeSmartHost()
  marketplace = await makeMarketplace({
    smartHostPort: smartHost.port,
    extra: '[operators]\nmailbox = "operators@office.example"',
  })
  const real = await openStore(marketplace.config, 'daemon')
  store = real
  const failures: string[] = []
  const calls = new Map<string, number>()
  let armed = false
  let call = 0
  const failing = new Proxy(real, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function' || !VERBS.includes(String(name))) return value
      return async (...args: unknown[]) => {
        if (!armed) return Reflect.apply(value, target, args)
        const verb = String(name)
        const callOfVerb = (calls.get(verb) ?? 0) + 1
        calls.set(verb, callOfVerb)
        if (!fails(verb, ++call, callOfVerb)) return Reflect.apply(value, target, args)
        failures.push(verb)
        throw new Error(`made to fail in ${verb}`)
      }
    },
  })
  const { config, policy } = marketplace
  const mailLog = createMailLog(createLogger('silent'))
  const metrics = createMetrics(() => Promise.resolve(0))
  relay = await startRelay({
    config,
    credentials: NO_CREDENTIALS,
    store: failing,
    mailLog,
    metrics,
    policy: () => policy,
  })
  armed = true
  return failures
}

/** Sends as a client does that tries again after each 4yz; the replies that ended the tries. */
async function sendUntilTaken(mail: Mail): Promise<string[]> {
  const ends: string[] = []
  while (ends.length < 10 && !ends.at(-1)?.startsWith('250')) ends.push(await sendOnce(mail))
  return ends
}

async function sendOnce(mail: Mail): Promise<string> {
  const client = connectSmtp(relay.addresses[0] ?? '')
  try {
    await client.reply()
    await client.ask('EHLO laptop.example')
    await client.ask(`MAIL FROM:<${mail.from}>`)
    const recipient = await client.ask(`RCPT TO:<${mail.to}>`)
    if (!recipient.startsWith('250')) return recipient
    await client.ask('DATA')
    client.raw(`${mail.bytes}\r\n.\r\n`)
    return await client.reply()
  } finally {
    client.close()
  }
}
