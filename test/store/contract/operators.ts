import { describe, expect, it } from 'vitest'
import { NOTHING_TO_TELL } from '../../../src/store/store.ts'
import { at, makeIncoming, makeOperatorMail, makePlan } from '../../support/make-plan.ts'
import { deliveryOf, factsTo, type OpenStore, openShop, say, text, withStore } from './kit.ts'

const MINUTE_MS = 60_000

export function mailToOperators(open: OpenStore): void {
  describe('mail to the operators', () => {
    it(
      'is queued, claimed with all that sending needs, and belongs to no conversation',
      withStore(open, async (store) => {
        const mail = makeOperatorMail()
        await store.commitOperatorMail(mail, at('10:00:00'))
        const { delivery } = mail.outgoing
        expect(await store.findDelivery(delivery)).toEqual({
          id: delivery,
          message: null,
          kind: 'operators',
          state: 'queued',
          attempts: 0,
          nextAttemptAt: at('10:00:00'),
          lastReply: null,
          forwardPath: 'operators@office.example',
          acceptedAt: at('10:00:00'),
          endedAt: null,
        })
        expect(await store.countWaiting()).toBe(1)
        expect(await store.nextDueAt()).toEqual(at('10:00:00'))
        const [due] = await store.claimDueDeliveries(at('10:00:00'), 10, MINUTE_MS)
        expect(due).toEqual({
          id: delivery,
          message: null,
          conversation: null,
          direction: null,
          kind: 'operators',
          lease: due?.lease,
          attempts: 0,
          acceptedAt: at('10:00:00'),
          reversePath: null,
          forwardPath: 'operators@office.example',
        })
        expect(await store.noticeContext(delivery)).toBeNull()
        expect(await store.listMessages({ limit: 10 })).toEqual([])
      }),
    )

    for (const { title, size } of [
      { title: 'a short one', size: 200 },
      { title: 'one that lies in a file', size: 128 * 1024 },
      { title: 'a long one', size: 9 * 1024 * 1024 },
    ]) {
      it(
        `gives back every byte of ${title}, also to another process`,
        withStore(open, async (store, underTest) => {
          const bytes = Buffer.alloc(size)
          for (let index = 0; index < size; index += 1) bytes[index] = (index * 2654435761) >>> 24
          const mail = makeOperatorMail()
          await store.commitOperatorMail({ ...mail, outgoing: { ...mail.outgoing, bytes } }, at('10:00:00'))
          const other = await underTest.another()
          try {
            for (const each of [other, store, store]) {
              const kept = await each.outgoingBytes(mail.outgoing.delivery)
              expect(Buffer.compare(kept, bytes)).toBe(0)
            }
          } finally {
            await other.close()
          }
        }),
      )
    }

    it(
      'may be an alert that nobody sent',
      withStore(open, async (store) => {
        const mail = makeOperatorMail({ kind: 'alert', cameBy: null })
        await store.commitOperatorMail(mail, at('10:00:00'))
        expect(text(await store.outgoingBytes(mail.outgoing.delivery))).toBe(text(mail.outgoing.bytes))
      }),
    )

    it(
      'about a held message is kept with it, queued at once, and readable in another process',
      withStore(open, async (store, underTest) => {
        const alert = makeOperatorMail({ kind: 'alert', cameBy: null })
        const held = await say(store, await openShop(store), { plan: { disposition: { kind: 'quarantine' }, alert } })
        const { delivery, bytes } = alert.outgoing
        expect(await store.findDelivery(delivery)).toMatchObject({ message: null, kind: 'operators', state: 'queued' })
        expect((await store.findMessage(held.message))?.deliveries).toEqual([])
        const other = await underTest.another()
        try {
          expect(text(await other.outgoingBytes(delivery))).toBe(text(bytes))
        } finally {
          await other.close()
        }
        expect(text(await store.outgoingBytes(delivery))).toBe(text(bytes))
      }),
    )

    it(
      'about a message that is not kept is not kept either',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const facts = await factsTo(store, shop, 'seller')
        const plan = () => {
          const alert = makeOperatorMail({ kind: 'alert', cameBy: null })
          return makePlan(facts, { disposition: { kind: 'quarantine' }, duplicateKey: 'the same', alert })
        }
        const commit = (...plans: ReturnType<typeof plan>[]) => store.commitPlans(makeIncoming(), plans, at('10:00:00'))
        const stale = plan()
        expect((await commit({ ...stale, facts: { ...facts, revision: facts.revision + 1 } })).kind).toBe('stale')
        expect(await store.countWaiting()).toBe(0)
        const [first, again] = [plan(), plan()]
        // One of two that are the same is committed.
        expect((await commit(first, again)).kind).toBe('committed')
        expect((await commit(plan())).kind).toBe('duplicate')
        expect((await store.listDeliveries({ limit: 10 })).map(({ id }) => id)).toEqual([
          first.alert?.outgoing.delivery,
        ])
      }),
    )

    it(
      'about a held message that cannot be kept takes the message with it',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const taken = deliveryOf(await say(store, shop))
        const mail = makeOperatorMail({ kind: 'alert', cameBy: null })
        const alert = { ...mail, outgoing: { ...mail.outgoing, delivery: taken } }
        await expect(say(store, shop, { plan: { disposition: { kind: 'quarantine' }, alert } })).rejects.toThrow()
        expect(await store.listMessages({ limit: 10, held: true })).toEqual([])
      }),
    )

    it(
      'is deferred, fails, is tried again, is cancelled like any other, without a notice to anybody',
      withStore(open, async (store) => {
        const [first, second] = [makeOperatorMail(), makeOperatorMail()]
        for (const mail of [first, second]) await store.commitOperatorMail(mail, at('10:00:00'))
        const { delivery } = first.outgoing
        const attempt = async (now: Date, result: Parameters<typeof store.recordAttempt>[2]) => {
          const claimed = await store.claimDueDeliveries(now, 10, MINUTE_MS)
          const due = claimed.find(({ id }) => id === delivery)
          if (due === undefined) throw new Error('it is not due')
          expect(await store.recordAttempt(delivery, due.lease, result, NOTHING_TO_TELL, now)).toBe(true)
        }
        const later = at('10:10:00')
        await attempt(at('10:00:00'), { kind: 'deferred', reply: '451 4.3.0 Later', nextAttemptAt: later })
        expect(await store.findDelivery(delivery)).toMatchObject({ state: 'deferred', nextAttemptAt: later })
        await attempt(later, { kind: 'failed', reply: '550 5.1.1 No', severity: 'soft' })
        expect(await store.findDelivery(delivery)).toMatchObject({ state: 'failed', lastReply: '550 5.1.1 No' })
        expect(await store.retryDelivery(delivery, at('10:20:00'))).toBe(true)
        await attempt(at('10:20:00'), { kind: 'delivered', reply: '250 2.0.0 Ok' })
        expect(await store.findDelivery(delivery)).toMatchObject({ state: 'delivered', endedAt: at('10:20:00') })
        expect(await store.cancelDelivery(second.outgoing.delivery, null, at('10:30:00'))).toBe(true)
        expect(await store.findDelivery(second.outgoing.delivery)).toMatchObject({ state: 'cancelled' })
        expect(await store.countWaiting()).toBe(0)
      }),
    )

    it(
      'stands in the queue among messages: listed newest first, claimed by when it is due',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const first = deliveryOf(await say(store, shop, { at: at('10:00:00') }))
        const mail = makeOperatorMail()
        await store.commitOperatorMail(mail, at('10:01:00'))
        const last = deliveryOf(await say(store, shop, { at: at('10:02:00') }))
        const { delivery } = mail.outgoing
        expect((await store.listDeliveries({ limit: 10 })).map(({ id }) => id)).toEqual([last, delivery, first])
        const due = await store.claimDueDeliveries(at('10:02:00'), 10, MINUTE_MS)
        expect(due.map(({ id }) => id)).toEqual([first, delivery, last])
        expect(await store.takeBackLeases()).toBe(3)
      }),
    )

    it(
      'is kept whole or not at all, and its failure sinks nobody else',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const taken = deliveryOf(await say(store, shop))
        const mail = makeOperatorMail()
        const bad = { ...mail, outgoing: { ...mail.outgoing, delivery: taken } }
        const good = makeOperatorMail()
        const outcomes = await Promise.allSettled([
          store.commitOperatorMail(bad, at('10:00:00')),
          store.commitOperatorMail(good, at('10:00:00')),
        ])
        expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
        expect(await store.countWaiting()).toBe(2)
        // Nothing of it is there that would stand in its way now.
        await store.commitOperatorMail(mail, at('10:00:00'))
        expect(await store.countWaiting()).toBe(3)
      }),
    )

    it(
      'is not taken once the store is closed',
      withStore(open, async (store) => {
        const commits = [makeOperatorMail(), makeOperatorMail()].map((mail) =>
          store.commitOperatorMail(mail, at('10:00:00')),
        )
        await store.close()
        await Promise.all(commits)
        await expect(store.commitOperatorMail(makeOperatorMail(), at('10:00:00'))).rejects.toThrow('closed')
      }),
    )
  })
}
