import { describe, expect, it } from 'vitest'
import type { RelayPlan } from '../../../src/core/relay-plan.ts'
import { MAX_STRIKES, type Strike } from '../../../src/core/strikes.ts'
import type { OrderRecord } from '../../../src/store/records.ts'
import type { Store } from '../../../src/store/store.ts'
import { at, makeIncoming, makePlan } from '../../support/make-plan.ts'
import { factsTo, type OpenStore, openShop, say, withStore } from './kit.ts'

const ALL = { mail: true, strikes: true }
const ALWAYS = new Date(0)
const exactly = (strikes: number, since = ALWAYS) => ({ since, least: strikes, most: strikes })

/** A message that the rules discarded, of a writer who had so many before. */
function struck(before: number, changes: { since?: Date; movesTo?: Strike['movesTo'] } = {}): Partial<RelayPlan> {
  const { since, movesTo = null } = changes
  return {
    disposition: { kind: 'discard' },
    plannedStrikes: exactly(before, since),
    strike: { count: before + 1, movesTo },
  }
}

/** One of the seller, at a time, committed. */
const sellerSays = (store: Store, shop: OrderRecord, time: string, plan: Partial<RelayPlan>) =>
  say(store, shop, { to: 'buyer', at: at(time), plan })

async function standing(store: Store, shop: OrderRecord) {
  return (await factsTo(store, shop, 'buyer')).writerStanding
}

export function strikes(open: OpenStore): void {
  describe('strikes', () => {
    it(
      'are told of the writer, newest first, and of nobody else',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const first = await sellerSays(store, shop, '09:00:00', struck(0))
        const second = await sellerSays(store, shop, '09:30:00', struck(1))
        expect(await standing(store, shop)).toEqual({ strikes: [at('09:30:00'), at('09:00:00')], suspended: false })
        expect((await factsTo(store, shop, 'seller')).writerStanding).toEqual({ strikes: [], suspended: false })
        expect(await store.findParties('S1')).toMatchObject([
          {
            strikes: [
              { message: second.message, receivedAt: at('09:30:00') },
              { message: first.message, receivedAt: at('09:00:00') },
            ],
            suspension: null,
          },
        ])
      }),
    )

    it(
      'of two messages at once are counted one after the other: the second plan is stale',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const facts = await factsTo(store, shop, 'buyer')
        const commit = (before: number) =>
          store.commitPlans(makeIncoming(), [makePlan(facts, struck(before))], at('10:00:00'))
        const outcomes = await Promise.all([commit(0), commit(0)])
        expect(outcomes.map(({ kind }) => kind)).toEqual(['committed', 'stale'])
        expect((await commit(1)).kind).toBe('committed')
        expect((await standing(store, shop)).strikes).toHaveLength(2)
      }),
    )

    it(
      'disturb only the plans that they would change',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const toBuyer = await factsTo(store, shop, 'buyer')
        const toSeller = await factsTo(store, shop, 'seller')
        for (let before = 0; before < 3; before++) await sellerSays(store, shop, '10:00:00', struck(before))
        const outcome = async (facts: typeof toBuyer, least: number, most: number) => {
          const plan = makePlan(facts, { plannedStrikes: { since: ALWAYS, least, most } })
          return (await store.commitPlans(makeIncoming(), [plan], at('10:01:00'))).kind
        }
        expect(await outcome(toBuyer, 0, 2)).toBe('stale')
        expect(await outcome(toBuyer, 4, MAX_STRIKES)).toBe('stale')
        expect(await outcome(toBuyer, 0, 3)).toBe('committed')
        expect(await outcome(toBuyer, 3, MAX_STRIKES)).toBe('committed')
        expect(await outcome(toSeller, 0, 0)).toBe('committed')
      }),
    )

    it(
      'are none where the message was taken before, or is a replay',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const signatures = { marks: ['a'], mustBeNew: true, keepUntil: at('12:00:00') }
        await sellerSays(store, shop, '10:00:00', { ...struck(0), duplicateKey: 'same', signatures })
        const facts = await factsTo(store, shop, 'buyer')
        const again = async (plan: Partial<RelayPlan>) =>
          (await store.commitPlans(makeIncoming(), [makePlan(facts, { ...struck(1), ...plan })], at('10:01:00'))).kind
        expect(await again({ duplicateKey: 'same', signatures })).toBe('duplicate')
        expect(await again({ duplicateKey: 'other', signatures })).toBe('replayed')
        expect((await standing(store, shop)).strikes).toHaveLength(1)
      }),
    )

    it(
      'are counted from a time on, and those before it go for good with the next one',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await sellerSays(store, shop, '09:00:00', struck(0))
        await sellerSays(store, shop, '09:30:00', struck(1))
        // The one of 09:00 is over at this very moment.
        await sellerSays(store, shop, '10:00:00', struck(1, { since: at('09:00:00') }))
        expect((await standing(store, shop)).strikes).toEqual([at('10:00:00'), at('09:30:00')])
      }),
    )

    it(
      'that reach the last step suspend their writer in the same moment, and plans made before are stale',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const before = await factsTo(store, shop, 'buyer')
        await sellerSays(store, shop, '10:00:00', struck(0, { movesTo: 'suspend' }))
        expect(await standing(store, shop)).toEqual({ strikes: [at('10:00:00')], suspended: true })
        expect((await factsTo(store, shop, 'seller')).writerStanding.suspended).toBe(false)
        expect((await store.commitPlans(makeIncoming(), [makePlan(before)], at('10:00:01'))).kind).toBe('stale')
        const suspension = { since: at('10:00:00'), cause: 'strikes', reason: null }
        expect(await store.findParties('S1')).toMatchObject([{ suspension }])
        expect(await store.suspendParty('seller', 'S1', 'again', at('10:05:00'))).toBe(false)
        expect(await store.findParties('S1')).toMatchObject([{ suspension }])
      }),
    )
  })

  describe('a suspension by an operator', () => {
    it(
      'holds for one side of an id, from now on, with its reason',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const before = await factsTo(store, shop, 'buyer')
        expect(await store.suspendParty('buyer', 'S1', null, at('10:00:00'))).toBe(false)
        expect(await store.suspendParty('seller', 'S1', 'fake shop', at('10:00:00'))).toBe(true)
        expect((await store.commitPlans(makeIncoming(), [makePlan(before)], at('10:00:01'))).kind).toBe('stale')
        expect(await standing(store, shop)).toEqual({ strikes: [], suspended: true })
        expect(await store.findParties('S1')).toMatchObject([
          { suspension: { since: at('10:00:00'), cause: 'operator', reason: 'fake shop' } },
        ])
      }),
    )

    it(
      'ends by a restore, which forgets the strikes too and says what it did',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await sellerSays(store, shop, '09:00:00', struck(0))
        await sellerSays(store, shop, '09:30:00', struck(1))
        await store.suspendParty('seller', 'S1', null, at('10:00:00'))
        const before = await factsTo(store, shop, 'buyer')
        expect(await store.restoreParty('seller', 'S1', { mail: true, strikes: false })).toEqual({
          mail: false,
          strikes: 0,
          suspension: false,
        })
        expect(await standing(store, shop)).toMatchObject({ suspended: true })
        expect(await store.restoreParty('seller', 'S1', ALL)).toEqual({ mail: false, strikes: 2, suspension: true })
        expect(await standing(store, shop)).toEqual({ strikes: [], suspended: false })
        expect((await store.commitPlans(makeIncoming(), [makePlan(before)], at('10:00:01'))).kind).toBe('stale')
        expect(await store.restoreParty('seller', 'S1', ALL)).toEqual({ mail: false, strikes: 0, suspension: false })
        await sellerSays(store, shop, '10:30:00', struck(0))
        expect((await standing(store, shop)).strikes).toEqual([at('10:30:00')])
      }),
    )
  })

  describe('the time for an answer', () => {
    it(
      'is told of a seller whose answer is awaited, and of no buyer',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const dueOf = async (side: 'buyer' | 'seller') => (await factsTo(store, shop, side)).responseDueAt
        expect(await dueOf('buyer')).toBeNull()
        const asked = await say(store, shop, { at: at('10:00:00') })
        expect(await dueOf('buyer')).toEqual(at('2026-11-21T10:00:00Z'))
        expect(await dueOf('seller')).toBeNull()
        const held = await sellerSays(store, shop, '10:30:00', { disposition: { kind: 'quarantine' } })
        expect(await store.messageNoticeContext(held.message)).toMatchObject({
          responseDueAt: at('2026-11-21T10:00:00Z'),
        })
        expect(await store.messageNoticeContext(asked.message)).toMatchObject({ responseDueAt: null })
        await sellerSays(store, shop, '11:00:00', {})
        expect(await dueOf('buyer')).toBeNull()
        expect(await store.messageNoticeContext(held.message)).toMatchObject({ responseDueAt: null })
      }),
    )
  })
}
