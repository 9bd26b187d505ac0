/** Kills the daemon between any two steps of a message, starts it again, and counts what arrived. */
import { afterEach, describe, expect, it } from 'vitest'
import { type FakeSmartHost, startFakeSmartHost } from '../support/fake-smart-host.ts'
import { type DaemonProcess, startCrashingDaemon, startDaemon } from '../support/daemon-process.ts'
import { makeMarketplace, type TestMarketplace } from '../support/marketplace.ts'
import { until } from '../support/until.ts'

const MESSAGES = 3
/**
 * Where the smart host may have taken a message that we have not recorded: it is sent again, under the same Message-ID.
 * The last one is about the others that are on their way while one is recorded.
 */
const MAY_ARRIVE_TWICE = [
  'during:send',
  'after:send',
  'before:recordAttempt',
  'during:recordAttempt',
  'after:recordAttempt',
]

/** A commit claims for the worker itself: a claim of its own comes only when a delivery is tried again. */
const WHEN_PUT_OFF = ['before:claimDueDeliveries', 'after:claimDueDeliveries']

let daemons: DaemonProcess[] = []
let smartHost: FakeSmartHost | null = null
let marketplace: TestMarketplace | null = null
afterEach(async () => {
  await Promise.all(daemons.map((daemon) => daemon.kill()))
  await smartHost?.stop()
  await marketplace?.remove()
  daemons = []
})

describe('a daemon killed', () => {
  for (const point of [
    'before:isLiveAlias',
    'before:factsFor',
    'after:factsFor',
    'before:commitPlans',
    'during:commitPlans',
    // Committed with a lease, and nobody has begun.
    'after:commitPlans',
    'before:outgoingBytes',
    ...WHEN_PUT_OFF,
    'before:send',
    ...MAY_ARRIVE_TWICE,
  ]) {
    it(`${point.replace(':', ' ')} delivers everything it had said 250 to, and loses nothing`, async () => {
      smartHost = await startFakeSmartHost()
      marketplace = await makeMarketplace({ smartHostPort: smartHost.port })
      const { buyerMail } = marketplace
      if (WHEN_PUT_OFF.includes(point)) smartHost.script('rcpt', Array(MESSAGES).fill({ say: '451 4.3.0 Later' }))
      const trapped = await startCrashingDaemon(marketplace.configFile, point)
      daemons.push(trapped)
      const mails = Array.from({ length: MESSAGES }, (_, index) => buyerMail(`message ${index}`))
      const accepted = await Promise.all(mails.map((mail) => trapped.deliver(mail)))
      if (WHEN_PUT_OFF.includes(point)) await until(() => trapped.hasEnded())

      const again = await startDaemon(marketplace.configFile)
      daemons.push(again)
      // What the client was not told 250, it sends again, as any client does.
      for (const [index, mail] of mails.entries()) {
        if (!accepted[index]) expect(await again.deliver(mail)).toBe(true)
      }
      const host = smartHost
      const arrived = (index: number) => host.arrived.filter(({ bytes }) => bytes.includes(`message ${index}`))
      await until(() => mails.every((_, index) => arrived(index).length > 0))
      await until(() => again.waiting() === 0)
      expect(trapped.hasEnded(), 'the trap was reached').toBe(true)
      for (const index of mails.keys()) {
        const copies = arrived(index)
        expect(copies.length, `copies of message ${index}`).toBeLessThanOrEqual(
          MAY_ARRIVE_TWICE.includes(point) ? 2 : 1,
        )
        expect(new Set(copies.map(({ bytes }) => /^Message-ID: .*$/m.exec(bytes)?.[0])).size).toBe(1)
      }
    })
  }
})

describe('a daemon killed with mail to the operators', () => {
  for (const { point, copies } of [
    { point: 'before:commitOperatorMail', copies: 1 },
    // It may be there without a 250: then the client sends it again, and nothing knows it by then.
    { point: 'during:commitOperatorMail', copies: 2 },
    { point: 'after:commitOperatorMail', copies: 2 },
    { point: 'after:claimDueDeliveries', copies: 1 },
    { point: 'before:send', copies: 1 },
    { point: 'after:send', copies: 2 },
  ]) {
    it(`${point.replace(':', ' ')} delivers what it had said 250 to`, async () => {
      smartHost = await startFakeSmartHost()
      const extra = '[operators]\nmailbox = "operators@office.example"'
      marketplace = await makeMarketplace({ smartHostPort: smartHost.port, extra })
      const trapped = await startCrashingDaemon(marketplace.configFile, point)
      daemons.push(trapped)
      const mail = { ...marketplace.buyerMail('Spam'), to: 'abuse@marketplace.example' }
      const accepted = await trapped.deliver(mail)
      await until(() => trapped.hasEnded())

      const again = await startDaemon(marketplace.configFile)
      daemons.push(again)
      if (!accepted) expect(await again.deliver(mail)).toBe(true)
      const host = smartHost
      await until(() => host.arrived.length > 0)
      await until(() => again.waiting() === 0)
      expect(host.arrived.length).toBeLessThanOrEqual(copies)
      expect(host.arrived.every(({ forwardPaths }) => forwardPaths[0] === 'operators@office.example')).toBe(true)
    })
  }
})

describe('a daemon killed with a message that is to be held', () => {
  for (const point of ['before:commitPlans', 'during:commitPlans', 'after:commitPlans']) {
    it(`${point.replace(':', ' ')} alerts the operators once`, async () => {
      smartHost = await startFakeSmartHost()
      const policed = '[limits]\nper_conversation_per_hour = 1\n[operators]\nmailbox = "operators@office.example"'
      marketplace = await makeMarketplace({ smartHostPort: smartHost.port, extra: policed })
      const { buyerMail, configFile } = marketplace
      const first = await startDaemon(configFile)
      daemons.push(first)
      expect(await first.deliver(buyerMail('sent on'))).toBe(true)
      await until(() => first.waiting() === 0)
      expect(await first.stop()).toBe(0)

      const trapped = await startCrashingDaemon(configFile, point)
      daemons.push(trapped)
      const accepted = await trapped.deliver(buyerMail('held'))
      await until(() => trapped.hasEnded())

      const again = await startDaemon(configFile)
      daemons.push(again)
      if (!accepted) expect(await again.deliver(buyerMail('held'))).toBe(true)
      await until(() => again.waiting() === 0)
      const alerts = smartHost.arrived.filter(({ bytes }) => bytes.includes('Subject: [Tradepost] Message held'))
      expect(alerts).toHaveLength(1)
      expect(alerts[0]?.forwardPaths).toEqual(['operators@office.example'])
    })
  }
})
