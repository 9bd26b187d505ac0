import { describe, expect, it } from 'vitest'
import type { Side } from '../../../src/core/direction.ts'
import { MAX_STRIKES } from '../../../src/core/strikes.ts'
import type { OrderRecord } from '../../../src/store/records.ts'
import type { Store, StruckFilter } from '../../../src/store/store.ts'
import { at, makeIncoming, makePlan } from '../../support/make-plan.ts'
import { factsTo, imported, type OpenStore, openShop, say, withStore } from './kit.ts'

const ALL: StruckFilter = { limit: 10, countsAfter: new Date(0) }
const STRUCK = {
  disposition: { kind: 'discard' },
  plannedStrikes: { since: new Date(0), least: 0, most: MAX_STRIKES },
  strike: { count: 1, movesTo: null },
} as const

/** Messages of one side that the rules discarded, at these times. */
async function strike(store: Store, shop: OrderRecord, side: Side, ...times: string[]): Promise<void> {
  const to = side === 'buyer' ? 'seller' : 'buyer'
  for (const time of times) await say(store, shop, { to, at: at(time), plan: STRUCK })
}

async function listed(store: Store, filter: Partial<StruckFilter> = {}): Promise<string[]> {
  return (await store.listStruck({ ...ALL, ...filter })).map(({ side, id, strikes }) => `${side} ${id}: ${strikes}`)
}

/** Sellers without strikes. */
async function moreSellers(store: Store, ...ids: string[]): Promise<void> {
  const line = (id: string) =>
    `{"seller":{"id":"${id}","name":"Shop ${id}","addresses":["${id}@shops.example"],"marketplaces":["us"]}}`
  await imported(store, ids.map(line))
}

export function struck(open: OpenStore): void {
  describe('the list of the struck', () => {
    it(
      'has parties with strikes and parties that are suspended, and nobody else',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await moreSellers(store, 'S2', 'S3')
        expect(await store.listStruck(ALL)).toEqual([])
        await strike(store, shop, 'seller', '09:00:00', '09:30:00')
        await store.suspendParty('seller', 'S2', 'fake shop', at('09:15:00'))
        expect(await store.listStruck(ALL)).toEqual([
          { side: 'seller', id: 'S1', name: 'Blue Widgets', strikes: 2, lastAt: at('09:30:00'), suspension: null },
          {
            side: 'seller',
            id: 'S2',
            name: 'Shop S2',
            strikes: 0,
            lastAt: null,
            suspension: { since: at('09:15:00'), cause: 'operator', reason: 'fake shop' },
          },
        ])
        await store.restoreParty('seller', 'S1', { mail: true, strikes: true })
        await store.restoreParty('seller', 'S2', { mail: true, strikes: true })
        expect(await store.listStruck(ALL)).toEqual([])
      }),
    )

    it(
      'begins with the newest strike, keeps the sides of an id apart, and ends at its limit',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await imported(store, ['{"buyer":{"id":"S1","name":"Ann","addresses":["s1@mail.example"]}}'])
        await strike(store, shop, 'buyer', '09:00:00', '09:40:00')
        await strike(store, shop, 'seller', '09:10:00', '09:20:00', '09:30:00')
        // Where there are strikes, a suspension moves nobody up.
        await store.suspendParty('seller', 'S1', null, at('10:00:00'))
        await store.suspendParty('buyer', 'S1', null, at('09:35:00'))
        expect(await listed(store)).toEqual(['buyer B1: 2', 'buyer S1: 0', 'seller S1: 3'])
        expect(await listed(store, { limit: 2 })).toEqual(['buyer B1: 2', 'buyer S1: 0'])
        expect(await listed(store, { since: at('09:40:00') })).toEqual(['buyer B1: 2'])
        expect(await listed(store, { since: at('09:35:00') })).toEqual(['buyer B1: 2', 'buyer S1: 0'])
      }),
    )

    it(
      'counts only strikes after a time; whoever is suspended stays without any',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await strike(store, shop, 'buyer', '09:00:00', '09:40:00')
        await strike(store, shop, 'seller', '09:10:00')
        await store.suspendParty('seller', 'S1', null, at('09:20:00'))
        expect(await listed(store, { countsAfter: at('09:00:00') })).toEqual(['buyer B1: 1', 'seller S1: 1'])
        expect(await listed(store, { countsAfter: at('09:10:00') })).toEqual(['buyer B1: 1', 'seller S1: 0'])
        expect(await listed(store, { countsAfter: at('09:40:00') })).toEqual(['seller S1: 0'])
      }),
    )

    it(
      'can be of one standing, and its limit counts only those',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await moreSellers(store, 'S2')
        await strike(store, shop, 'buyer', '09:00:00', '09:10:00', '09:20:00')
        await strike(store, shop, 'seller', '09:30:00')
        await store.suspendParty('seller', 'S2', null, at('09:15:00'))
        const of = (standing: StruckFilter['standing']) => listed(store, { limit: 1, ...(standing && { standing }) })
        expect(await of(undefined)).toEqual(['seller S1: 1'])
        expect(await of({ least: 2, most: 3 })).toEqual(['buyer B1: 3'])
        expect(await of({ least: 3, most: MAX_STRIKES })).toEqual(['buyer B1: 3'])
        expect(await of({ least: 2, most: 2 })).toEqual([])
        expect(await of('suspended')).toEqual(['seller S2: 0'])
        await store.suspendParty('buyer', 'B1', null, at('09:40:00'))
        expect(await of({ least: 2, most: 3 })).toEqual([])
        expect(await of('suspended')).toEqual(['buyer B1: 3'])
      }),
    )

    it(
      'counts to a thousand and no further',
      withStore(open, async (store) => {
        const facts = await factsTo(store, await openShop(store), 'buyer')
        const messages = Array.from({ length: MAX_STRIKES + 1 }, () => makePlan(facts, STRUCK))
        await Promise.all(messages.map((plan) => store.commitPlans(makeIncoming(), [plan], at('10:00:00'))))
        expect(await listed(store)).toEqual([`seller S1: ${MAX_STRIKES}`])
        const standing = { least: MAX_STRIKES, most: MAX_STRIKES }
        expect(await listed(store, { standing })).toEqual([`seller S1: ${MAX_STRIKES}`])
      }),
    )
  })
}
