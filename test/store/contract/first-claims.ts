import { describe, expect, it } from 'vitest'
import type { RelayPlan } from '../../../src/core/relay-plan.ts'
import type { DueDelivery } from '../../../src/store/records.ts'
import { NOTHING_TO_TELL, type Store } from '../../../src/store/store.ts'
import { at, makeIncoming, makeNotice, makeOperatorMail, makePlan } from '../../support/make-plan.ts'
import { deliveryOf, factsTo, type OpenStore, openShop, text, withStore } from './kit.ts'

const MINUTE_MS = 60_000
const NOW = at('10:00:00')

function commit(store: Store, plans: readonly RelayPlan[], limit: number) {
  return store.commitPlans(makeIncoming(), plans, NOW, { limit, leaseMs: MINUTE_MS })
}

/** One message to the seller, claimed by its commit. */
async function claimedMessage(store: Store): Promise<{ plan: RelayPlan; due: DueDelivery }> {
  const plan = makePlan(await factsTo(store, await openShop(store), 'seller'))
  const outcome = await commit(store, [plan], 1)
  const [due] = outcome.kind === 'committed' ? outcome.claimed : []
  if (due === undefined) throw new Error('the commit claimed nothing')
  return { plan, due }
}

export function firstClaiming(open: OpenStore): void {
  describe('a delivery that its commit claims', () => {
    it(
      'belongs to its caller with all that sending needs, and to nobody else',
      withStore(open, async (store) => {
        const { plan, due } = await claimedMessage(store)
        expect(due).toEqual({
          id: deliveryOf(plan),
          message: plan.message,
          conversation: plan.facts.conversation,
          direction: 'buyer-to-seller',
          kind: 'relay',
          lease: due.lease,
          attempts: 0,
          acceptedAt: NOW,
          reversePath: plan.outgoing?.reversePath,
          forwardPath: 'sales@blue.example',
        })
        expect(await store.claimDueDeliveries(at('10:00:59'), 10, MINUTE_MS)).toEqual([])
        expect(await store.nextDueAt()).toEqual(at('10:01:00'))
        expect(text(await store.outgoingBytes(due.id))).toBe(text(plan.outgoing?.bytes ?? null))
        expect(await store.findDelivery(due.id)).toMatchObject({ state: 'queued', attempts: 0, nextAttemptAt: NOW })
        expect(
          await store.recordAttempt(
            due.id,
            due.lease,
            { kind: 'delivered', reply: '250' },
            NOTHING_TO_TELL,
            at('10:00:01'),
          ),
        ).toBe(true)
        expect(await store.findDelivery(due.id)).toMatchObject({ state: 'delivered', attempts: 1 })
      }),
    )

    it(
      'can be claimed by others when that lease has ended, and then its caller has no say',
      withStore(open, async (store) => {
        const { due } = await claimedMessage(store)
        const [again] = await store.claimDueDeliveries(at('10:01:00'), 10, MINUTE_MS)
        expect(again).toMatchObject({ id: due.id, attempts: 0, acceptedAt: NOW })
        expect(
          await store.recordAttempt(
            due.id,
            due.lease,
            { kind: 'delivered', reply: '250' },
            NOTHING_TO_TELL,
            at('10:01:01'),
          ),
        ).toBe(false)
      }),
    )

    it(
      'comes back at once after its daemon died',
      withStore(open, async (store, underTest) => {
        const { due } = await claimedMessage(store)
        const other = await underTest.another()
        try {
          expect(await other.takeBackLeases()).toBe(1)
          expect(await other.nextDueAt()).toEqual(NOW)
          expect(await other.claimDueDeliveries(NOW, 10, MINUTE_MS)).toMatchObject([{ id: due.id }])
        } finally {
          await other.close()
        }
      }),
    )

    it(
      'is left alone by an operator until that lease ends',
      withStore(open, async (store) => {
        const { due } = await claimedMessage(store)
        expect(await store.retryDelivery(due.id, at('10:00:59'))).toBe(false)
        expect(await store.cancelDelivery(due.id, null, at('10:00:59'))).toBe(false)
        expect(await store.cancelDelivery(due.id, null, at('10:01:00'))).toBe(true)
      }),
    )

    for (const { title, limit, claimed } of [
      { title: 'none when none is asked for', limit: 0, claimed: [] },
      { title: 'the first when one is asked for', limit: 1, claimed: ['relay'] },
      { title: 'what is relayed before what its writer is told', limit: 2, claimed: ['relay', 'notice'] },
      { title: 'all, the alert too, when more are asked for', limit: 9, claimed: ['relay', 'notice', 'operators'] },
    ]) {
      it(
        `is one of those asked for: ${title}`,
        withStore(open, async (store) => {
          const facts = await factsTo(store, await openShop(store), 'seller')
          const alert = makeOperatorMail({ kind: 'alert', cameBy: null })
          const plans = [
            makePlan(facts, { notice: makeNotice(facts) }),
            makePlan(facts, { disposition: { kind: 'quarantine' }, alert }),
          ]
          const outcome = await commit(store, plans, limit)
          if (outcome.kind !== 'committed') throw new Error(outcome.kind)
          expect(outcome.claimed.map(({ kind }) => kind)).toEqual(claimed)
          expect(outcome.unclaimed).toBe(3 - claimed.length)
          for (const { message, conversation, direction, kind } of outcome.claimed) {
            expect([message, conversation, direction]).toEqual(
              kind === 'operators' ? [null, null, null] : [plans[0]?.message, facts.conversation, facts.direction],
            )
          }
          const left = await store.claimDueDeliveries(NOW, 10, MINUTE_MS)
          expect(left.map(({ kind }) => kind)).toEqual(['relay', 'notice', 'operators'].slice(claimed.length))
        }),
      )
    }

    it(
      'is one that was kept: not what was taken before, of a message to several',
      withStore(open, async (store) => {
        const facts = await factsTo(store, await openShop(store), 'seller')
        const copy = () => makePlan(facts, { duplicateKey: 'same' })
        const [first, again, other] = [copy(), copy(), makePlan(facts)]
        const outcome = await commit(store, [first, again, other], 2)
        if (outcome.kind !== 'committed') throw new Error(outcome.kind)
        expect(outcome.claimed.map(({ id }) => id)).toEqual([deliveryOf(first), deliveryOf(other)])
        expect(outcome.unclaimed).toBe(0)
        expect(await commit(store, [copy(), copy()], 2)).toEqual({ kind: 'duplicate' })
        const stale = makePlan({ ...facts, revision: facts.revision + 1 })
        expect(await commit(store, [stale], 2)).toEqual({ kind: 'stale' })
        expect(await store.countWaiting()).toBe(2)
      }),
    )
  })
}
