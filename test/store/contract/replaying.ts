import { describe, expect, it } from 'vitest'
import type { SignatureMarks } from '../../../src/core/authorship.ts'
import type { RelayPlan } from '../../../src/core/relay-plan.ts'
import type { OrderRecord } from '../../../src/store/records.ts'
import type { Store } from '../../../src/store/store.ts'
import { at, makeIncoming, makePlan } from '../../support/make-plan.ts'
import { aliasOf, factsTo, imported, messageIds, type OpenStore, openShop, say, withStore } from './kit.ts'

const OTHER = [
  '{"buyer":{"id":"B2","name":"Cleo","addresses":["cleo@mail.example"]}}',
  '{"order":{"id":"222","marketplace":"us","buyer":"B2","seller":"S1","placed_at":"2026-11-19T10:00:00Z"}}',
]

/** A plan that rests on signatures alone, and is refused when one of them was used before. */
function resting(...marks: string[]): { readonly signatures: SignatureMarks } {
  return { signatures: { marks, mustBeNew: true, keepUntil: at('12:00:00') } }
}

/** A plan that SPF proves as well: its signatures are remembered, and need not be new. */
function proven(...marks: string[]): { readonly signatures: SignatureMarks } {
  return { signatures: { ...resting(...marks).signatures, mustBeNew: false } }
}

async function commit(store: Store, shop: OrderRecord, plan: Partial<RelayPlan>, now = at('10:05:00')) {
  const facts = await factsTo(store, shop, 'seller')
  return store.commitPlans(makeIncoming(), [makePlan(facts, plan)], now)
}

export function replaying(open: OpenStore): void {
  describe('a signature', () => {
    for (const { title, first, second, outcome } of [
      { title: 'carries one message', first: resting('a'), second: resting('a'), outcome: 'replayed' },
      { title: 'is known among others', first: resting('a', 'b'), second: resting('c', 'b'), outcome: 'replayed' },
      { title: 'does not stand for another', first: resting('a'), second: resting('b'), outcome: 'committed' },
      { title: 'is remembered where it was not needed', first: proven('a'), second: resting('a'), outcome: 'replayed' },
      {
        title: 'may come again where it is not needed',
        first: resting('a'),
        second: proven('a'),
        outcome: 'committed',
      },
      { title: 'is not missed where there is none', first: resting(), second: resting(), outcome: 'committed' },
    ]) {
      it(
        title,
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const { message } = await say(store, shop, { plan: first })
          expect((await commit(store, shop, second)).kind).toBe(outcome)
          if (outcome === 'replayed') expect(await messageIds(store)).toEqual([message])
          expect(await store.countWaiting()).toBe(outcome === 'replayed' ? 1 : 2)
        }),
      )
    }

    it(
      'is used by a discarded message too',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop, { plan: { ...resting('a'), disposition: { kind: 'discard' } } })
        expect((await commit(store, shop, resting('a'))).kind).toBe('replayed')
      }),
    )

    it(
      'may carry one message to several aliases at once, and to none of them later',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const [other] = await imported(store, OTHER)
        if (other === undefined) throw new Error('not imported')
        const toBoth = async () => [
          makePlan(await factsTo(store, shop, 'seller'), resting('a')),
          makePlan(await factsTo(store, other, 'seller'), resting('a')),
        ]
        expect((await store.commitPlans(makeIncoming(), await toBoth(), at('10:00:00'))).kind).toBe('committed')
        expect((await store.commitPlans(makeIncoming(), await toBoth(), at('10:00:00'))).kind).toBe('replayed')
        expect(await messageIds(store)).toHaveLength(2)
      }),
    )

    it(
      'of one plan refuses the whole message, and uses up none of its others',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const [other] = await imported(store, OTHER)
        if (other === undefined) throw new Error('not imported')
        await say(store, shop, { plan: resting('used') })
        const plans = [
          makePlan(await factsTo(store, other, 'seller'), resting('fresh')),
          makePlan(await factsTo(store, shop, 'seller'), resting('used')),
        ]
        expect((await store.commitPlans(makeIncoming(), plans, at('10:00:00'))).kind).toBe('replayed')
        expect(await messageIds(store)).toHaveLength(1)
        expect((await commit(store, shop, resting('fresh'))).kind).toBe('committed')
      }),
    )

    it(
      'of a message sent again is that of a duplicate, so that its client is told 250',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop, { plan: { ...resting('a'), duplicateKey: 'same' } })
        expect((await commit(store, shop, { ...resting('a'), duplicateKey: 'same' })).kind).toBe('duplicate')
      }),
    )

    it(
      'is not asked for while facts are stale, nor used by a plan that is',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop, { plan: resting('used') })
        const facts = await factsTo(store, shop, 'seller')
        const buyerFacts = await factsTo(store, shop, 'buyer')
        await store.disableAlias(aliasOf(shop, 'seller'), at('10:01:00'))
        const stale = [makePlan(facts, resting('used')), makePlan(facts, resting('fresh'))]
        for (const plan of stale) {
          expect((await store.commitPlans(makeIncoming(), [plan], at('10:02:00'))).kind).toBe('stale')
        }
        const now = makePlan(
          { ...buyerFacts, revision: (await factsTo(store, shop, 'buyer')).revision },
          resting('fresh'),
        )
        expect((await store.commitPlans(makeIncoming(), [now], at('10:03:00'))).kind).toBe('committed')
      }),
    )

    it(
      'is remembered until its time is over, the longest of all that were said',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const until = (time: string) => ({ signatures: { marks: ['a'], mustBeNew: false, keepUntil: at(time) } })
        await say(store, shop, { plan: until('11:00:00') })
        await say(store, shop, { plan: until('12:00:00') })
        await say(store, shop, { plan: until('11:30:00') })
        expect((await commit(store, shop, resting('a'), at('11:59:59'))).kind).toBe('replayed')
        expect((await commit(store, shop, resting('a'), at('12:00:00'))).kind).toBe('committed')
      }),
    )

    it(
      'carries one of many messages that come at the same time, and the others do not suffer',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const facts = await factsTo(store, shop, 'seller')
        const plans = Array.from({ length: 60 }, (_, index) =>
          makePlan(facts, resting(index % 3 === 0 ? 'the same' : `its own ${index}`)),
        )
        const outcomes = await Promise.all(
          plans.map((plan) => store.commitPlans(makeIncoming(), [plan], at('10:00:00'))),
        )
        outcomes.forEach((outcome, index) => {
          expect(outcome.kind).toBe(index % 3 === 0 && index > 0 ? 'replayed' : 'committed')
        })
        expect(await messageIds(store)).toHaveLength(41)
      }),
    )
  })
}
