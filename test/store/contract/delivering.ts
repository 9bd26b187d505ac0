import { describe, expect, it } from 'vitest'
import type { AttemptResult } from '../../../src/store/records.ts'
import { NOTHING_TO_TELL, type Store } from '../../../src/store/store.ts'
import { at, makeNotice, US } from '../../support/make-plan.ts'
import { deliveryOf, factsTo, imported, type OpenStore, openShop, say, text, withStore } from './kit.ts'

const MINUTE_MS = 60_000

async function claimOne(store: Store, now: Date, leaseMs = MINUTE_MS) {
  const [due, ...others] = await store.claimDueDeliveries(now, 10, leaseMs)
  expect(others).toEqual([])
  if (due === undefined) throw new Error('nothing is due')
  return due
}

/** Claims the one delivery that is due and records what became of it. */
async function attempt(store: Store, now: Date, result: AttemptResult) {
  const due = await claimOne(store, now)
  expect(await store.recordAttempt(due.id, due.lease, result, NOTHING_TO_TELL, now)).toBe(true)
}

export function delivering(open: OpenStore): void {
  describe('deliveries', () => {
    it(
      'are claimed with all that sending needs',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const plan = await say(store, shop)
        const due = await claimOne(store, at('10:00:00'))
        expect(due).toEqual({
          id: deliveryOf(plan),
          message: plan.message,
          conversation: shop.conversation,
          direction: 'buyer-to-seller',
          kind: 'relay',
          lease: due.lease,
          attempts: 0,
          acceptedAt: at('10:00:00'),
          reversePath: plan.outgoing?.reversePath,
          forwardPath: 'sales@blue.example',
        })
      }),
    )

    it(
      'fall due in the order of their next attempts, no more than asked for',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const third = deliveryOf(await say(store, shop, { at: at('10:30:00') }))
        const first = deliveryOf(await say(store, shop, { at: at('10:10:00') }))
        const second = deliveryOf(await say(store, shop, { at: at('10:20:00') }))
        const later = deliveryOf(await say(store, shop, { at: at('11:00:00') }))
        expect(await store.nextDueAt()).toEqual(at('10:10:00'))
        expect(await store.claimDueDeliveries(at('10:09:59'), 10, MINUTE_MS)).toEqual([])
        const claimed = async (limit: number) =>
          (await store.claimDueDeliveries(at('10:30:00'), limit, MINUTE_MS)).map(({ id }) => id)
        expect(await claimed(2)).toEqual([first, second])
        expect(await claimed(2)).toEqual([third])
        expect(await claimed(2)).toEqual([])
        expect(await store.nextDueAt()).toEqual(at('10:31:00'))
        expect((await store.findDelivery(later))?.state).toBe('queued')
      }),
    )

    it(
      'go to exactly one of several callers',
      withStore(open, async (store, underTest) => {
        const shop = await openShop(store)
        for (let count = 0; count < 20; count += 1) await say(store, shop)
        const other = await underTest.another()
        try {
          const claims = await Promise.all(
            [store, other, store, other].map((each) => each.claimDueDeliveries(at('10:00:00'), 8, MINUTE_MS)),
          )
          const ids = claims.flat().map(({ id }) => id)
          expect(ids).toHaveLength(20)
          expect(new Set(ids).size).toBe(20)
        } finally {
          await other.close()
        }
      }),
    )

    it(
      'can be claimed again when the lease has ended, and the first caller then has no say',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop)
        const first = await claimOne(store, at('10:00:00'))
        expect(await store.claimDueDeliveries(at('10:00:59'), 10, MINUTE_MS)).toEqual([])
        const second = await claimOne(store, at('10:01:00'))
        expect(second.id).toBe(first.id)
        expect(second.lease).not.toBe(first.lease)
        const delivered: AttemptResult = { kind: 'delivered', reply: '250 2.0.0 Ok' }
        expect(await store.recordAttempt(first.id, first.lease, delivered, NOTHING_TO_TELL, at('10:01:01'))).toBe(false)
        expect((await store.findDelivery(first.id))?.state).toBe('queued')
        expect(await store.recordAttempt(first.id, second.lease, delivered, NOTHING_TO_TELL, at('10:01:01'))).toBe(true)
        expect(await store.recordAttempt(first.id, second.lease, delivered, NOTHING_TO_TELL, at('10:01:02'))).toBe(
          false,
        )
        expect((await store.findDelivery(first.id))?.attempts).toBe(1)
      }),
    )

    it(
      'are recorded by their caller even when the lease ran out, if nobody else came',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop)
        const due = await claimOne(store, at('10:00:00'))
        expect(
          await store.recordAttempt(
            due.id,
            due.lease,
            { kind: 'delivered', reply: '250' },
            NOTHING_TO_TELL,
            at('12:00:00'),
          ),
        ).toBe(true)
      }),
    )

    it(
      'end when they are delivered',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const id = deliveryOf(await say(store, shop))
        await attempt(store, at('10:00:05'), { kind: 'delivered', reply: '250 2.0.0 Ok' })
        expect(await store.findDelivery(id)).toMatchObject({
          state: 'delivered',
          attempts: 1,
          nextAttemptAt: null,
          lastReply: '250 2.0.0 Ok',
          endedAt: at('10:00:05'),
        })
        expect(await store.nextDueAt()).toBeNull()
        expect(await store.countWaiting()).toBe(0)
      }),
    )

    it(
      'wait for their next attempt when they are deferred, and count it',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const id = deliveryOf(await say(store, shop))
        await attempt(store, at('10:00:05'), { kind: 'deferred', reply: '451 later', nextAttemptAt: at('10:01:05') })
        expect(await store.findDelivery(id)).toMatchObject({
          state: 'deferred',
          attempts: 1,
          nextAttemptAt: at('10:01:05'),
          lastReply: '451 later',
          endedAt: null,
        })
        expect(await store.nextDueAt()).toEqual(at('10:01:05'))
        expect(await store.claimDueDeliveries(at('10:01:04'), 10, MINUTE_MS)).toEqual([])
        expect(await claimOne(store, at('10:01:05'))).toMatchObject({ attempts: 1, acceptedAt: at('10:00:00') })
      }),
    )

    for (const kind of ['failed', 'expired'] as const) {
      it(
        `end as ${kind} together with the notice to the writer`,
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const plan = await say(store, shop)
          const due = await claimOne(store, at('10:00:05'))
          const notice = makeNotice(plan.facts)
          const result: AttemptResult = { kind, reply: '550 5.7.1 no', severity: 'soft' }
          const told = { notice, alert: null }
          expect(await store.recordAttempt(due.id, 'another lease', result, told, at('10:00:06'))).toBe(false)
          expect(await store.findDelivery(notice.delivery)).toBeNull()
          expect(await store.recordAttempt(due.id, due.lease, result, told, at('10:00:06'))).toBe(true)
          expect(await store.findDelivery(due.id)).toMatchObject({ state: kind, endedAt: at('10:00:06') })
          expect(await claimOne(store, at('10:00:06'))).toMatchObject({
            id: notice.delivery,
            message: plan.message,
            kind: 'notice',
            reversePath: null,
            forwardPath: 'ann@mail.example',
          })
          expect((await store.findMessage(plan.message))?.deliveries).toEqual([due.id, notice.delivery])
        }),
      )
    }

    it(
      'come back at once after their daemon died',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop)
        await say(store, shop)
        const claims = await store.claimDueDeliveries(at('10:00:00'), 1, 60 * MINUTE_MS)
        expect(await store.takeBackLeases()).toBe(1)
        expect(await store.takeBackLeases()).toBe(0)
        expect(await store.nextDueAt()).toEqual(at('10:00:00'))
        expect(await store.claimDueDeliveries(at('10:00:00'), 10, MINUTE_MS)).toHaveLength(2)
        const [lost] = claims
        if (lost === undefined) throw new Error('nothing was claimed')
        expect(
          await store.recordAttempt(
            lost.id,
            lost.lease,
            { kind: 'delivered', reply: '250' },
            NOTHING_TO_TELL,
            at('10:00:01'),
          ),
        ).toBe(false)
      }),
    )

    it(
      'give a notice what it needs, and none about a notice',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const facts = await factsTo(store, shop, 'seller')
        const notice = makeNotice(facts)
        const plan = await say(store, shop, {
          plan: { subject: 'Blue?', language: 'de', notice, writtenBy: facts.writer.addresses[0] },
        })
        const context = {
          message: plan.message,
          marketplace: US,
          writerName: 'Ann Lee',
          writtenBy: 'ann@mail.example',
          readerName: 'Blue Widgets',
          readerAlias: shop.sellerAlias,
          reader: { side: 'seller', partyId: 'S1' },
          subject: 'Blue?',
          originalMessageId: plan.originalMessageId,
          receivedAt: at('10:00:00'),
          responseDueAt: null,
          language: 'de',
        }
        expect(await store.noticeContext(deliveryOf(plan))).toEqual(context)
        expect(await store.messageNoticeContext(plan.message)).toEqual(context)
        expect(await store.noticeContext(notice.delivery)).toBeNull()
        expect(await store.noticeContext('nothing')).toBeNull()
        expect(await store.messageNoticeContext('nothing')).toBeNull()
      }),
    )

    it(
      'give a notice no name that holds an address',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await imported(store, ['{"seller":{"id":"S1","name":"sales@blue.example","addresses":["sales@blue.example"]}}'])
        const plan = await say(store, shop, {})
        expect(await store.messageNoticeContext(plan.message)).toMatchObject({ readerName: 'Seller' })
      }),
    )

    it(
      'have no bytes where there is no delivery',
      withStore(open, async (store) => {
        await expect(store.outgoingBytes('nothing')).rejects.toThrow('there is no delivery nothing')
        expect(await store.findDelivery('nothing')).toBeNull()
      }),
    )

    it(
      'are listed newest first, by default those that wait',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const done = deliveryOf(await say(store, shop, { at: at('09:00:00') }))
        await attempt(store, at('09:00:00'), { kind: 'delivered', reply: '250' })
        const deferred = deliveryOf(await say(store, shop, { at: at('10:00:00') }))
        await attempt(store, at('10:00:00'), { kind: 'deferred', reply: '451', nextAttemptAt: at('12:00:00') })
        const queued = deliveryOf(await say(store, shop, { at: at('11:00:00') }))
        const list = async (filter: Partial<Parameters<Store['listDeliveries']>[0]>) =>
          (await store.listDeliveries({ limit: 10, ...filter })).map(({ id }) => id)
        expect(await list({})).toEqual([queued, deferred])
        expect(await list({ limit: 1 })).toEqual([queued])
        expect(await list({ since: at('10:30:00') })).toEqual([queued])
        expect(await list({ states: ['delivered', 'queued'] })).toEqual([queued, done])
        expect(await list({ states: ['failed'] })).toEqual([])
        expect(await store.countWaiting()).toBe(2)
      }),
    )
  })

  describe('an operator', () => {
    for (const { title, result } of [
      { title: 'a deferred', result: { kind: 'deferred', reply: '451', nextAttemptAt: at('20:00:00') } },
      { title: 'a failed', result: { kind: 'failed', reply: '550', severity: 'soft' } },
      { title: 'an expired', result: { kind: 'expired', reply: '451' } },
    ] as const) {
      it(
        `gives ${title} delivery a new life`,
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const id = deliveryOf(await say(store, shop))
          await attempt(store, at('10:00:00'), result)
          expect(await store.retryDelivery(id, at('15:00:00'))).toBe(true)
          expect(await store.findDelivery(id)).toMatchObject({
            state: 'queued',
            attempts: 0,
            nextAttemptAt: at('15:00:00'),
            endedAt: null,
            acceptedAt: at('10:00:00'),
          })
          expect(await claimOne(store, at('15:00:00'))).toMatchObject({ id, attempts: 0, acceptedAt: at('15:00:00') })
        }),
      )
    }

    it(
      'retries nothing that is delivered, cancelled, unknown or being sent',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const delivered = deliveryOf(await say(store, shop))
        await attempt(store, at('10:00:00'), { kind: 'delivered', reply: '250' })
        const cancelled = deliveryOf(await say(store, shop))
        await store.cancelDelivery(cancelled, null, at('10:00:00'))
        const inHand = deliveryOf(await say(store, shop))
        const { lease } = await claimOne(store, at('10:00:00'))
        for (const id of [delivered, cancelled, inHand, 'nothing']) {
          expect(await store.retryDelivery(id, at('10:00:30'))).toBe(false)
        }
        expect(
          await store.recordAttempt(
            inHand,
            lease,
            { kind: 'delivered', reply: '250' },
            NOTHING_TO_TELL,
            at('10:00:31'),
          ),
        ).toBe(true)
      }),
    )

    it(
      'cancels what waits, and the notice goes out with it',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const plan = await say(store, shop)
        const notice = makeNotice(plan.facts)
        expect(await store.cancelDelivery(deliveryOf(plan), notice, at('10:05:00'))).toBe(true)
        expect(await store.findDelivery(deliveryOf(plan))).toMatchObject({
          state: 'cancelled',
          nextAttemptAt: null,
          endedAt: at('10:05:00'),
        })
        expect((await store.listDeliveries({ limit: 10 })).map(({ id }) => id)).toEqual([notice.delivery])
        expect(text(await store.outgoingBytes(notice.delivery))).toBe(text(notice.bytes))
        expect(await store.cancelDelivery(deliveryOf(plan), null, at('10:06:00'))).toBe(false)
      }),
    )

    it(
      'cancels nothing that somebody is sending, until that lease ends',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const plan = await say(store, shop)
        await claimOne(store, at('10:00:00'))
        const notice = makeNotice(plan.facts)
        expect(await store.cancelDelivery(deliveryOf(plan), notice, at('10:00:59'))).toBe(false)
        expect(await store.findDelivery(notice.delivery)).toBeNull()
        expect(await store.cancelDelivery(deliveryOf(plan), notice, at('10:01:00'))).toBe(true)
        expect(await store.cancelDelivery('nothing', null, at('10:01:00'))).toBe(false)
      }),
    )
  })
}
