import { describe, expect, it } from 'vitest'
import type { Address } from '../../../src/core/address.ts'
import type { Side } from '../../../src/core/direction.ts'
import { RETURN_PATH_LIFE_MS } from '../../../src/core/return-path.ts'
import type { RelayPlan } from '../../../src/core/relay-plan.ts'
import type { AttemptResult } from '../../../src/store/records.ts'
import { NOTHING_TO_TELL, type ReturnedToKeep, type Store } from '../../../src/store/store.ts'
import { freshId } from '../../../src/system/random.ts'
import { at, makeNotice, makeOperatorMail } from '../../support/make-plan.ts'
import { deliveryOf, factsTo, imported, type OpenStore, openShop, say, text, withStore } from './kit.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const DELIVERED: AttemptResult = { kind: 'delivered', reply: '250 2.0.0 Ok' }
const REFUSED: AttemptResult = { kind: 'failed', reply: '550 5.1.1 no such user', severity: 'hard' }

function returnPathOf({ outgoing }: RelayPlan): Address {
  if (outgoing === null || outgoing.reversePath === null) throw new Error('the plan relays nothing')
  return outgoing.reversePath
}

async function attempt(store: Store, now: Date, result: AttemptResult, failure = NOTHING_TO_TELL): Promise<void> {
  const [due] = await store.claimDueDeliveries(now, 1, MINUTE_MS)
  if (due === undefined) throw new Error('nothing is due')
  expect(await store.recordAttempt(due.id, due.lease, result, failure, now)).toBe(true)
}

function returned(delivery: string | null, changes: Partial<ReturnedToKeep> = {}): ReturnedToKeep {
  return {
    id: freshId(),
    delivery,
    kind: 'bounce',
    severity: 'hard',
    status: '5.1.1',
    receivedAt: at('10:05:00'),
    raw: Buffer.from('Subject: Undelivered\r\n\r\nno such user\r\n'),
    reversePath: null,
    session: 'session-9',
    clientIp: '192.0.2.9',
    ...changes,
  }
}

const AUTOMATIC = { kind: 'automatic', severity: null, status: null } as const

export function returning(open: OpenStore): void {
  describe('what comes back', () => {
    it(
      'finds its delivery by the return path once it was tried, and for as long as bounces are awaited',
      withStore(open, async (store) => {
        const plan = await say(store, await openShop(store))
        const path = returnPathOf(plan)
        expect(await store.findReturnPath(path, at('10:00:01'))).toBeNull()
        await attempt(store, at('10:00:02'), DELIVERED)
        expect(await store.findReturnPath(path, at('10:00:03'))).toEqual({
          delivery: deliveryOf(plan),
          message: plan.message,
          conversation: plan.facts.conversation,
          direction: 'buyer-to-seller',
          forwardPath: 'sales@blue.example',
        })
        expect(
          await store.findReturnPath('b-22222222222222222222@marketplace.example' as Address, at('10:00:03')),
        ).toBeNull()
        const end = new Date(at('10:00:02').getTime() + RETURN_PATH_LIFE_MS)
        expect(await store.findReturnPath(path, new Date(end.getTime() - 1))).not.toBeNull()
        expect(await store.findReturnPath(path, end)).toBeNull()
      }),
    )

    it(
      'as a bounce ends its delivery, tells the writer and the operators, and marks the address',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const plan = await say(store, shop)
        await attempt(store, at('10:00:02'), DELIVERED)
        const notice = makeNotice(plan.facts)
        const alert = makeOperatorMail()
        const bounce = returned(deliveryOf(plan))
        expect(await store.commitReturned(bounce, { notice, alert }, at('10:05:00'))).toBe('bounced')
        expect(await store.findDelivery(deliveryOf(plan))).toMatchObject({
          state: 'failed',
          endedAt: at('10:05:00'),
          lastReply: 'bounced: 5.1.1',
        })
        expect(
          (await store.claimDueDeliveries(at('10:05:00'), 10, MINUTE_MS)).map(({ id, kind }) => [id, kind]),
        ).toEqual([
          [notice.delivery, 'notice'],
          [alert.outgoing.delivery, 'operators'],
        ])
        expect(await store.listReturned(deliveryOf(plan))).toEqual([
          {
            id: bounce.id,
            delivery: deliveryOf(plan),
            kind: 'bounce',
            severity: 'hard',
            status: '5.1.1',
            effective: true,
            receivedAt: at('10:05:00'),
          },
        ])
        expect(text(await store.returnedBytes(bounce.id))).toBe('Subject: Undelivered\r\n\r\nno such user\r\n')
        expect((await factsTo(store, shop, 'seller', { now: at('10:06:00') })).readerUnreachable).toBe(true)
        expect((await factsTo(store, shop, 'buyer', { now: at('10:06:00') })).readerUnreachable).toBe(false)
        expect(await store.findParties('S1')).toMatchObject([
          {
            side: 'seller',
            addresses: ['sales@blue.example'],
            unreachable: { since: at('10:05:00'), lastAt: at('10:05:00'), status: '5.1.1', delivery: deliveryOf(plan) },
          },
        ])
      }),
    )

    it(
      'does nothing the second time',
      withStore(open, async (store) => {
        const plan = await say(store, await openShop(store))
        await attempt(store, at('10:00:02'), DELIVERED)
        await store.commitReturned(returned(deliveryOf(plan)), NOTHING_TO_TELL, at('10:05:00'))
        const again = { notice: makeNotice(plan.facts), alert: makeOperatorMail() }
        expect(await store.commitReturned(returned(deliveryOf(plan)), again, at('10:06:00'))).toBe('kept')
        expect(await store.findDelivery(deliveryOf(plan))).toMatchObject({ endedAt: at('10:05:00') })
        expect(await store.countWaiting()).toBe(0)
        expect((await store.listReturned(deliveryOf(plan))).map(({ effective }) => effective).sort()).toEqual([
          false,
          true,
        ])
      }),
    )

    it(
      'about a delivery that nobody began is kept and ends nothing',
      withStore(open, async (store) => {
        const plan = await say(store, await openShop(store))
        expect(await store.commitReturned(returned(deliveryOf(plan)), NOTHING_TO_TELL, at('10:05:00'))).toBe('kept')
        expect(await store.findDelivery(deliveryOf(plan))).toMatchObject({ state: 'queued' })
      }),
    )

    it(
      'ends one whose 250 was never heard, so that it is not sent again',
      withStore(open, async (store) => {
        const plan = await say(store, await openShop(store))
        await attempt(store, at('10:00:02'), { kind: 'deferred', reply: 'closed', nextAttemptAt: at('11:00:00') })
        expect(await store.commitReturned(returned(deliveryOf(plan)), NOTHING_TO_TELL, at('10:05:00'))).toBe('bounced')
        expect(await store.claimDueDeliveries(at('12:00:00'), 10, MINUTE_MS)).toEqual([])
      }),
    )

    it(
      'softly ends the delivery and leaves the address alone',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const plan = await say(store, shop)
        await attempt(store, at('10:00:02'), DELIVERED)
        const soft = returned(deliveryOf(plan), { severity: 'soft', status: '5.2.2' })
        const alert = makeOperatorMail()
        expect(await store.commitReturned(soft, { notice: null, alert }, at('10:05:00'))).toBe('bounced')
        expect(await store.countWaiting()).toBe(0)
        expect((await factsTo(store, shop, 'seller', { now: at('10:06:00') })).readerUnreachable).toBe(false)
      }),
    )

    it(
      'for a life of a delivery that is over says nothing of the next one, which has a return path of its own',
      withStore(open, async (store) => {
        const plan = await say(store, await openShop(store))
        await attempt(store, at('10:00:02'), DELIVERED)
        await store.commitReturned(returned(deliveryOf(plan)), NOTHING_TO_TELL, at('10:05:00'))
        expect(await store.retryDelivery(deliveryOf(plan), at('10:06:00'))).toBe(true)
        const [due] = await store.claimDueDeliveries(at('10:06:00'), 1, MINUTE_MS)
        expect(due?.reversePath).toMatch(/^b-[a-z2-9]{20}@marketplace\.example$/)
        expect(due?.reversePath).not.toBe(returnPathOf(plan))
        expect(await store.findReturnPath(returnPathOf(plan), at('10:06:01'))).toBeNull()
        expect(await store.findReturnPath(due?.reversePath as Address, at('10:06:01'))).toMatchObject({
          delivery: deliveryOf(plan),
        })
      }),
    )

    for (const kind of ['delayed', 'delivered', 'automatic', 'unreadable'] as const) {
      it(
        `as ${kind} is kept and changes nothing`,
        withStore(open, async (store) => {
          const plan = await say(store, await openShop(store))
          await attempt(store, at('10:00:02'), DELIVERED)
          const mail = returned(deliveryOf(plan), { kind, severity: null })
          expect(await store.commitReturned(mail, NOTHING_TO_TELL, at('10:05:00'))).toBe('kept')
          expect(await store.findDelivery(deliveryOf(plan))).toMatchObject({ state: 'delivered' })
          expect(await store.listReturned(deliveryOf(plan))).toMatchObject([{ kind, effective: false }])
        }),
      )
    }

    it(
      'is kept up to so many for one delivery',
      withStore(open, async (store) => {
        const plan = await say(store, await openShop(store))
        await attempt(store, at('10:00:02'), DELIVERED)
        const outcomes: string[] = []
        for (let count = 0; count < 22; count++) {
          outcomes.push(
            await store.commitReturned(returned(deliveryOf(plan), AUTOMATIC), NOTHING_TO_TELL, at('10:05:00')),
          )
        }
        expect(outcomes).toEqual([...Array.from({ length: 20 }, () => 'kept'), 'full', 'full'])
        expect(await store.listReturned(deliveryOf(plan))).toHaveLength(20)
      }),
    )

    it(
      'ends the delivery also after that many warnings, once',
      withStore(open, async (store) => {
        const plan = await say(store, await openShop(store))
        await attempt(store, at('10:00:02'), DELIVERED)
        const come = (mail: Parameters<typeof returned>[1]) =>
          store.commitReturned(returned(deliveryOf(plan), mail), NOTHING_TO_TELL, at('10:05:00'))
        for (let count = 0; count < 20; count++) await come({ kind: 'delayed', severity: null })
        expect(await come({ severity: 'soft', status: '5.4.7' })).toBe('bounced')
        expect(await come({ severity: 'soft', status: '5.4.7' })).toBe('full')
        expect(await store.findDelivery(deliveryOf(plan))).toMatchObject({ state: 'failed' })
        expect(await store.listReturned(deliveryOf(plan))).toHaveLength(21)
      }),
    )

    it(
      'large, or to no-reply, is given back byte for byte, also to another process',
      withStore(open, async (store, underTest) => {
        const plan = await say(store, await openShop(store))
        await attempt(store, at('10:00:02'), DELIVERED)
        const raw = Buffer.alloc(300 * 1024, 'original\r\n')
        const large = returned(deliveryOf(plan), { ...AUTOMATIC, raw })
        const toNoReply = returned(null, { kind: 'no-reply', severity: null, status: null })
        await store.commitReturned(large, NOTHING_TO_TELL, at('10:05:00'))
        await store.commitReturned(toNoReply, NOTHING_TO_TELL, at('10:05:00'))
        const other = await underTest.another()
        try {
          expect(text(await other.returnedBytes(large.id))).toBe(raw.toString())
          expect(text(await other.returnedBytes(toNoReply.id))).toBe(text(toNoReply.raw))
          expect(await other.returnedBytes('nothing')).toBeNull()
        } finally {
          await other.close()
        }
      }),
    )
  })

  describe('an address that is refused as such', () => {
    it(
      'is marked by the smart host too, and the operators hear of it once',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop)
        await say(store, shop)
        const alert = makeOperatorMail()
        await attempt(store, at('10:00:02'), REFUSED, { notice: null, alert })
        await attempt(store, at('10:00:03'), REFUSED, { notice: null, alert: makeOperatorMail() })
        const waiting = await store.listDeliveries({ limit: 10 })
        expect(waiting.map(({ id }) => id)).toEqual([alert.outgoing.delivery])
        const [party] = await store.findParties('S1')
        expect(party?.unreachable).toMatchObject({ since: at('10:00:02'), lastAt: at('10:00:03') })
      }),
    )

    it(
      'is told to the operators again where it is still refused a day later',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop)
        await attempt(store, at('10:00:02'), REFUSED, { notice: null, alert: makeOperatorMail() })
        const later = new Date(at('10:00:02').getTime() + DAY_MS)
        await say(store, shop, { at: later })
        const waiting = async () =>
          (await store.listDeliveries({ limit: 10 })).filter(({ kind }) => kind === 'operators')
        expect(await waiting()).toHaveLength(1)
        const due = await store.claimDueDeliveries(later, 10, MINUTE_MS)
        const relay = due.find(({ kind }) => kind === 'relay')
        const told = { notice: null, alert: makeOperatorMail() }
        await store.recordAttempt(relay?.id ?? '', relay?.lease ?? '', REFUSED, told, later)
        expect(await waiting()).toHaveLength(2)
      }),
    )

    it(
      'is believed for a day, then tried again; the first message that is taken ends it',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop)
        await attempt(store, at('10:00:02'), REFUSED)
        const later = (ms: number) => new Date(at('10:00:02').getTime() + ms)
        const unreachableAt = async (now: Date) => (await factsTo(store, shop, 'seller', { now })).readerUnreachable
        expect(await unreachableAt(later(DAY_MS - 1))).toBe(true)
        expect(await unreachableAt(later(DAY_MS))).toBe(false)
        expect((await store.findParties('S1'))[0]?.unreachable).not.toBeNull()
        await say(store, shop, { at: later(DAY_MS) })
        await attempt(store, later(DAY_MS + 1000), DELIVERED)
        expect((await store.findParties('S1'))[0]?.unreachable).toBeNull()
      }),
    )

    it(
      'is not taken back by a message that was on its way before the refusal, nor by a notice',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop)
        const second = await say(store, shop)
        await attempt(store, at('10:00:02'), REFUSED)
        await attempt(store, at('10:00:03'), DELIVERED)
        expect((await store.findParties('S1'))[0]?.unreachable).not.toBeNull()
        expect(await store.findDelivery(deliveryOf(second))).toMatchObject({ state: 'delivered' })
        const facts = await factsTo(store, shop, 'buyer')
        const notice = { ...makeNotice(facts), forwardPath: 'sales@blue.example' as Address }
        await say(store, shop, {
          to: 'buyer',
          at: at('11:00:00'),
          plan: { notice, disposition: { kind: 'discard' }, outgoing: null },
        })
        await attempt(store, at('11:00:01'), DELIVERED)
        expect((await store.findParties('S1'))[0]?.unreachable).not.toBeNull()
      }),
    )

    it(
      'is restored by an operator, once, and forgotten where the party gets another address',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop)
        await attempt(store, at('10:00:02'), REFUSED)
        const restored = async (side: Side, id: string, what = { mail: true, strikes: true }) =>
          (await store.restoreParty(side, id, what)).mail
        expect(await restored('buyer', 'B1')).toBe(false)
        expect(await restored('seller', 'S1', { mail: false, strikes: true })).toBe(false)
        expect(await restored('seller', 'S1')).toBe(true)
        expect(await restored('seller', 'S1')).toBe(false)
        expect((await factsTo(store, shop, 'seller')).readerUnreachable).toBe(false)
        await say(store, shop)
        await attempt(store, at('10:00:05'), REFUSED)
        await imported(store, [
          '{"seller":{"id":"S1","name":"Blue Widgets","addresses":["shop@blue.example"],"marketplaces":["us"]}}',
        ])
        expect((await factsTo(store, shop, 'seller')).readerUnreachable).toBe(false)
        expect((await store.findParties('S1'))[0]?.unreachable).toBeNull()
      }),
    )
  })

  describe('the list of parties that mail does not reach', () => {
    it(
      'has the newest first, as many as asked for, and nobody who has another address since',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        expect(await store.listUnreachable({ limit: 10 })).toEqual([])
        const toSeller = await say(store, shop)
        await attempt(store, at('10:00:02'), REFUSED)
        const toBuyer = await say(store, shop, { to: 'buyer' })
        await attempt(store, at('10:00:05'), REFUSED)
        const seller = {
          side: 'seller',
          id: 'S1',
          address: 'sales@blue.example',
          since: at('10:00:02'),
          lastAt: at('10:00:02'),
          status: '5.1.1',
          delivery: deliveryOf(toSeller),
        }
        const [buyer, ...others] = await store.listUnreachable({ limit: 10 })
        expect(buyer).toMatchObject({ side: 'buyer', id: 'B1', delivery: deliveryOf(toBuyer) })
        expect(others).toEqual([seller])
        expect(await store.listUnreachable({ limit: 1 })).toEqual([buyer])
        expect(await store.listUnreachable({ limit: 10, since: at('10:00:05') })).toEqual([buyer])
        await imported(store, ['{"buyer":{"id":"B1","name":"Ann Lee","addresses":["ann.lee@work.example"]}}'])
        expect(await store.listUnreachable({ limit: 10 })).toEqual([seller])
        await store.restoreParty('seller', 'S1', { mail: true, strikes: false })
        expect(await store.listUnreachable({ limit: 10 })).toEqual([])
      }),
    )

    it(
      'names each party that receives at the address',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await imported(store, ['{"buyer":{"id":"B9","name":"Blue","addresses":["sales@blue.example"]}}'])
        await say(store, shop)
        await attempt(store, at('10:00:02'), REFUSED)
        expect((await store.listUnreachable({ limit: 10 })).map(({ side, id }) => [side, id])).toEqual([
          ['buyer', 'B9'],
          ['seller', 'S1'],
        ])
      }),
    )
  })

  describe('a party', () => {
    it(
      'is found by its id, on either side',
      withStore(open, async (store) => {
        await openShop(store)
        await imported(store, ['{"buyer":{"id":"S1","name":"Blue too","addresses":["blue@mail.example"]}}'])
        expect((await store.findParties('S1')).map(({ side, name }) => [side, name])).toEqual([
          ['buyer', 'Blue too'],
          ['seller', 'Blue Widgets'],
        ])
        expect(await store.findParties('nobody')).toEqual([])
      }),
    )
  })
}
