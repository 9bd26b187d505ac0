import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Direction, readerSide } from '../../../src/core/direction.ts'
import { type ConversationEvent, responseWindows } from '../../../src/core/response-window.ts'
import type { RelayPlan } from '../../../src/core/relay-plan.ts'
import type { OrderRecord } from '../../../src/store/records.ts'
import type { Store } from '../../../src/store/store.ts'
import { at, makeIncoming, makeNotice, makePlan } from '../../support/make-plan.ts'
import { deliveryOf, factsTo, imported, type OpenStore, openShop, say, text, withStore } from './kit.ts'

const HOLD: Partial<RelayPlan> = { disposition: { kind: 'quarantine' } }
const ALWAYS = new Date(0)

/** Windows as `opened-closed`, by message. */
async function windows(store: Store) {
  return (await store.listWindows({ since: ALWAYS })).map(({ openedBy, closedBy }) => [openedBy, closedBy])
}

export function responseWindowsOf(open: OpenStore): void {
  describe('response windows', () => {
    it(
      'open with the first unanswered message of the buyer and close with the answer',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop, { to: 'buyer', at: at('09:00:00') })
        const asked = await say(store, shop, { at: at('10:00:00') })
        await say(store, shop, { at: at('10:30:00') })
        const answered = await say(store, shop, { to: 'buyer', at: at('11:00:00') })
        await say(store, shop, { to: 'buyer', at: at('11:30:00') })
        const again = await say(store, shop, { at: at('12:00:00') })
        const ours = { conversation: shop.conversation, marketplace: 'us', seller: 'S1' }
        expect(await store.listWindows({ since: ALWAYS })).toEqual([
          {
            ...ours,
            openedBy: asked.message,
            openedAt: at('10:00:00'),
            dueAt: at('2026-11-21T10:00:00Z'),
            closedBy: answered.message,
            closedAt: at('11:00:00'),
          },
          {
            ...ours,
            openedBy: again.message,
            openedAt: at('12:00:00'),
            dueAt: at('2026-11-21T12:00:00Z'),
            closedBy: null,
            closedAt: null,
          },
        ])
      }),
    )

    it(
      'are listed from a time on, and all that are open, by seller',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const [other] = await imported(store, [
          '{"seller":{"id":"S2","name":"Red","addresses":["red@red.example"],"marketplaces":["us"]}}',
          '{"order":{"id":"222","marketplace":"us","buyer":"B1","seller":"S2","placed_at":"2026-11-19T10:00:00Z"}}',
        ])
        if (other === undefined) throw new Error('not imported')
        const open2 = (await say(store, other, { at: at('08:00:00') })).message
        const closed1 = (await say(store, shop, { at: at('09:00:00') })).message
        await say(store, shop, { to: 'buyer', at: at('09:10:00') })
        const open1 = (await say(store, shop, { at: at('10:00:00') })).message
        const list = async (filter: Parameters<Store['listWindows']>[0]) =>
          (await store.listWindows(filter)).map(({ openedBy }) => openedBy)
        expect(await list({ since: ALWAYS })).toEqual([open2, closed1, open1])
        expect(await list({ since: at('09:30:00') })).toEqual([open2, open1])
        expect(await list({ since: at('09:00:00'), seller: 'S1' })).toEqual([closed1, open1])
        expect(await list({ since: at('12:00:00'), seller: 'S2' })).toEqual([open2])
        expect(await list({ since: ALWAYS, seller: 'nobody' })).toEqual([])
      }),
    )

    it(
      'are not moved by what is discarded, held or written by a machine',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop, { plan: HOLD })
        await say(store, shop, { plan: { disposition: { kind: 'discard' } } })
        await say(store, shop, { plan: { automatic: true } })
        expect(await windows(store)).toEqual([])
        const asked = await say(store, shop, { at: at('11:00:00') })
        await say(store, shop, { to: 'buyer', at: at('11:10:00'), plan: HOLD })
        await say(store, shop, { to: 'buyer', at: at('11:20:00'), plan: { automatic: true } })
        expect(await windows(store)).toEqual([[asked.message, null]])
      }),
    )
  })

  describe('a held message', () => {
    it(
      'is sent on when it is released, and its answer counts from when it was received',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const asked = await say(store, shop, { at: at('10:00:00') })
        const held = await say(store, shop, { to: 'buyer', at: at('10:30:00'), plan: HOLD })
        const later = await say(store, shop, { to: 'buyer', at: at('11:00:00') })
        expect(await windows(store)).toEqual([[asked.message, later.message]])
        expect(await store.releaseMessage(held.message, at('12:00:00'))).toBe(true)
        const [window] = await store.listWindows({ since: ALWAYS })
        expect(window).toMatchObject({ closedBy: held.message, closedAt: at('10:30:00') })
        expect(await store.findMessage(held.message)).toMatchObject({
          held: 'released',
          disposition: 'quarantine',
          deliveries: [deliveryOf(held)],
        })
        const due = await store.claimDueDeliveries(at('12:00:00'), 10, 1000)
        expect(due.find(({ id }) => id === deliveryOf(held))).toMatchObject({
          acceptedAt: at('12:00:00'),
          reversePath: held.outgoing?.reversePath,
          forwardPath: 'ann@mail.example',
        })
        expect(text(await store.outgoingBytes(deliveryOf(held)))).toBe(text(held.outgoing?.bytes ?? null))
      }),
    )

    it(
      'ends once: released or dropped',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const released = await say(store, shop, { plan: HOLD })
        const dropped = await say(store, shop, { plan: HOLD })
        const relayed = await say(store, shop)
        expect(await store.releaseMessage(released.message, at('11:00:00'))).toBe(true)
        expect(await store.dropMessage(dropped.message, makeNotice(dropped.facts), at('11:00:00'))).toBe(true)
        const waiting = await store.countWaiting()
        expect(waiting).toBe(3)
        for (const id of [released.message, dropped.message, relayed.message, 'nothing']) {
          expect(await store.releaseMessage(id, at('12:00:00'))).toBe(false)
          expect(await store.dropMessage(id, makeNotice(dropped.facts), at('12:00:00'))).toBe(false)
        }
        expect(await store.countWaiting()).toBe(waiting)
        expect(await store.findMessage(dropped.message)).toMatchObject({ held: 'dropped' })
      }),
    )
  })

  it(
    'keeps exactly the windows of the fold, in whatever order messages come and are released',
    withStore(open, async (store) => {
      const shop = await openShop(store)
      let conversations = 0
      await fc.assert(
        fc.asyncProperty(steps, async (script) => {
          conversations += 1
          const [order] = await imported(store, [
            `{"buyer":{"id":"P${conversations}","name":"P","addresses":["p${conversations}@mail.example"]}}`,
            `{"order":{"id":"P${conversations}","marketplace":"us","buyer":"P${conversations}","seller":"${shop.seller}","placed_at":"2026-11-19T10:00:00Z"}}`,
          ])
          if (order === undefined) throw new Error('not imported')
          await play(store, order, script)
        }),
        { numRuns: 30 },
      )
    }),
  )
}

interface Step {
  readonly direction: Direction
  readonly minute: number
  readonly becomes: 'relay' | 'discard' | 'automatic' | 'released' | 'dropped' | 'held'
}

const steps = fc.array(
  fc.record<Step>({
    direction: fc.constantFrom('buyer-to-seller', 'seller-to-buyer'),
    // Few minutes, so that many messages share one and ids decide.
    minute: fc.integer({ min: 0, max: 5 }),
    becomes: fc.constantFrom('relay', 'relay', 'relay', 'discard', 'automatic', 'released', 'dropped', 'held'),
  }),
  { minLength: 1, maxLength: 12 },
)

/** Plays a script, and after every step compares the store's windows with the fold over what counts so far. */
async function play(store: Store, order: OrderRecord, script: readonly Step[]): Promise<void> {
  const events: ConversationEvent[] = []
  const compare = async () => {
    const kept = (await store.listWindows({ since: ALWAYS, seller: order.seller })).filter(
      ({ conversation }) => conversation === order.conversation,
    )
    const folded = responseWindows(events)
    expect(kept.map(({ openedBy, closedBy }) => [openedBy, closedBy])).toEqual(
      folded.map(({ openedBy, closedBy }) => [openedBy, closedBy]),
    )
    expect(kept.map(({ openedAt, dueAt, closedAt }) => [openedAt, dueAt, closedAt])).toEqual(
      folded.map(({ openedAt, dueAt, closedAt }) => [openedAt, dueAt, closedAt]),
    )
  }
  const later: (() => Promise<void>)[] = []
  for (const { direction, minute, becomes } of script) {
    const receivedAt = new Date(at('10:00:00').getTime() + minute * 60_000)
    const facts = await factsTo(store, order, readerSide(direction), { now: receivedAt })
    const kind =
      becomes === 'relay' || becomes === 'discard' ? becomes : becomes === 'automatic' ? 'discard' : 'quarantine'
    const plan = makePlan(facts, { disposition: { kind }, automatic: becomes === 'automatic' })
    await store.commitPlans(makeIncoming('', { receivedAt }), [plan], at('11:00:00'))
    const event = { message: plan.message, direction, receivedAt }
    if (becomes === 'relay') events.push(event)
    if (becomes === 'released') {
      later.push(async () => {
        await store.releaseMessage(plan.message, at('12:00:00'))
        events.push(event)
      })
    }
    if (becomes === 'dropped')
      later.push(async () => void (await store.dropMessage(plan.message, null, at('12:00:00'))))
    await compare()
  }
  for (const end of later) {
    await end()
    await compare()
  }
}
