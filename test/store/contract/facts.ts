import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../../src/core/address.ts'
import { address, at, US } from '../../support/make-plan.ts'
import { aliasOf, factsTo, imported, type OpenStore, openShop, say, withStore } from './kit.ts'

export function facts(open: OpenStore): void {
  describe('facts', () => {
    it(
      'tell who writes, who reads and what they write about',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const toSeller = await factsTo(store, shop, 'seller')
        const ann = {
          side: 'buyer',
          partyId: 'B1',
          name: 'Ann Lee',
          addresses: ['ann@mail.example', 'ann.lee@work.example'],
          phones: [],
          helpDesk: false,
          alias: shop.buyerAlias,
        }
        const blue = {
          side: 'seller',
          partyId: 'S1',
          name: 'Blue Widgets',
          addresses: ['sales@blue.example'],
          phones: [],
          helpDesk: false,
          alias: shop.sellerAlias,
        }
        expect(toSeller).toEqual({
          forwardPath: shop.sellerAlias,
          conversation: shop.conversation,
          revision: toSeller.revision,
          marketplace: US,
          direction: 'buyer-to-seller',
          writer: ann,
          reader: blue,
          orders: [{ id: '111', placedAt: at('2026-11-19T10:00:00Z') }],
          readerIds: new Map(),
          answered: null,
          messagesLastHour: 0,
          readerUnreachable: false,
          writerStanding: { strikes: [], suspended: false },
          responseDueAt: null,
        })
        const toBuyer = await factsTo(store, shop, 'buyer')
        expect(toBuyer).toMatchObject({ direction: 'seller-to-buyer', writer: blue, reader: ann })
      }),
    )

    it(
      'of a kept message are there after its alias has ended, with what it answered then',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const question = await say(store, shop, { at: at('10:00:00'), plan: { subject: 'Blue?' } })
        const thread = { answers: question.message, references: [], baseSubject: 'blue?', subject: 'Re: Blue?' }
        const answer = await say(store, shop, {
          to: 'buyer',
          at: at('10:01:00'),
          plan: { subject: 'Re: Blue?', thread },
        })
        await say(store, shop, { at: at('10:02:00'), plan: { subject: 'Re: Blue?' } })
        await store.disableAlias(aliasOf(shop, 'buyer'), at('10:03:00'))
        const kept = await store.factsOfMessage(answer.message, ['<a@b.example>'], at('10:04:00'))
        expect(kept).toMatchObject({
          reversePath: 'ann@mail.example',
          facts: {
            forwardPath: shop.buyerAlias,
            direction: 'seller-to-buyer',
            marketplace: US,
            writer: { partyId: 'S1' },
            reader: { partyId: 'B1' },
            answered: { message: question.message, readerSubject: 'Blue?' },
          },
        })
        expect(await store.factsOfMessage(question.message, [], at('10:04:00'))).toMatchObject({
          facts: { direction: 'buyer-to-seller', answered: null },
        })
        expect(await store.factsOfMessage('nothing', [], at('10:04:00'))).toBeNull()
      }),
    )

    it(
      'come in the order asked, with null where no alias is live',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const nobody = address('zzzzzzzzzzzzzzzz@marketplace.example')
        const forwardPaths = [nobody, aliasOf(shop, 'buyer'), nobody, aliasOf(shop, 'seller')]
        const found = await store.factsFor({ forwardPaths, referencedIds: [] }, at('10:00:00'))
        expect(found.map((each) => each?.direction ?? null)).toEqual([null, 'seller-to-buyer', null, 'buyer-to-seller'])
      }),
    )

    it(
      'hold the orders newest first, and none that nobody may write about',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await store.setActivation('S1', 'us', false, at('2026-11-19T12:00:00Z'))
        const order = (id: string, day: string) =>
          `{"order":{"id":"${id}","marketplace":"us","buyer":"B1","seller":"S1","placed_at":"2026-11-${day}T00:00:00Z"}}`
        await imported(store, [order('older', '01'), order('newer', '19'), order('closed', '20')])
        expect((await factsTo(store, shop, 'seller')).orders.map(({ id }) => id)).toEqual(['111', 'newer', 'older'])
      }),
    )

    it(
      'count what people wrote in the last hour, both ways and whatever became of it, and nothing of machines',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        await say(store, shop, { at: at('09:00:00') })
        await say(store, shop, { at: at('09:30:00'), to: 'buyer' })
        await say(store, shop, { at: at('09:40:00'), plan: { disposition: { kind: 'discard' } } })
        for (let times = 0; times < 5; times++)
          await say(store, shop, { at: at('09:45:00'), plan: { disposition: { kind: 'discard' }, automatic: true } })
        const count = async (now: Date) => (await factsTo(store, shop, 'seller', { now })).messagesLastHour
        expect(await count(at('09:59:59'))).toBe(3)
        expect(await count(at('10:00:00'))).toBe(2)
        expect(await count(at('10:40:00'))).toBe(0)
      }),
    )

    describe('about ids that a message refers to', () => {
      it(
        'map each to the one the reader knows',
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const asked = await say(store, shop, { plan: { originalMessageId: '<asked@ann.example>' } })
          const answered = await say(store, shop, { to: 'buyer', plan: { originalMessageId: '<answer@blue.example>' } })
          const sentAsked = asked.outgoing?.messageId ?? ''
          const sentAnswer = answered.outgoing?.messageId ?? ''
          const referencedIds = ['<asked@ann.example>', sentAnswer, '<stranger@else.example>', sentAsked]
          const fromAnn = await factsTo(store, shop, 'seller', { referencedIds })
          expect([...fromAnn.readerIds]).toEqual([
            ['<asked@ann.example>', sentAsked],
            [sentAnswer, '<answer@blue.example>'],
          ])
          const fromBlue = await factsTo(store, shop, 'buyer', {
            referencedIds: ['<answer@blue.example>', sentAsked, '<asked@ann.example>'],
          })
          expect([...fromBlue.readerIds]).toEqual([
            ['<answer@blue.example>', sentAnswer],
            [sentAsked, '<asked@ann.example>'],
          ])
        }),
      )

      it(
        'leave out what never reached the reader, and what has no id',
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const held = await say(store, shop, {
            plan: { originalMessageId: '<held@ann.example>', disposition: { kind: 'quarantine' } },
          })
          await say(store, shop, {
            plan: { originalMessageId: '<gone@ann.example>', disposition: { kind: 'discard' } },
          })
          const nameless = await say(store, shop, { to: 'buyer', plan: { originalMessageId: null } })
          const referencedIds = ['<held@ann.example>', '<gone@ann.example>', nameless.outgoing?.messageId ?? '']
          const before = await factsTo(store, shop, 'seller', { referencedIds })
          expect([...before.readerIds]).toEqual([])
          await store.releaseMessage(held.message, at('11:00:00'))
          const after = await factsTo(store, shop, 'seller', { referencedIds })
          expect([...after.readerIds]).toEqual([['<held@ann.example>', held.outgoing?.messageId]])
        }),
      )

      it(
        'know nothing of other conversations',
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const asked = await say(store, shop, { plan: { originalMessageId: '<asked@ann.example>' } })
          const [other] = await imported(store, [
            '{"buyer":{"id":"B2","name":"Cleo","addresses":["cleo@mail.example"]}}',
            '{"order":{"id":"222","marketplace":"us","buyer":"B2","seller":"S1","placed_at":"2026-11-19T10:00:00Z"}}',
          ])
          if (other === undefined) throw new Error('not imported')
          const referencedIds = ['<asked@ann.example>', asked.outgoing?.messageId ?? '']
          expect((await factsTo(store, other, 'buyer', { referencedIds })).readerIds.size).toBe(0)
          expect((await factsTo(store, other, 'seller', { referencedIds })).readerIds.size).toBe(0)
        }),
      )
    })
  })

  describe('an alias', () => {
    it(
      'is live at its own marketplace only, however it is written',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const alias = aliasOf(shop, 'seller')
        const [token] = alias.split('@')
        const live = (spelling: string) => store.isLiveAlias(address(spelling), at('10:00:00'))
        expect(await live(alias)).toBe(true)
        expect(await live(alias.toUpperCase())).toBe(true)
        expect(parseAddress(alias.toUpperCase())).toBe(alias)
        expect(await live(`${token}@marktplatz.example`)).toBe(false)
        expect(await live(`${token}@sub.marketplace.example`)).toBe(false)
        expect(await live('zzzzzzzzzzzzzzzz@marketplace.example')).toBe(false)
        expect(await live('postmaster@marketplace.example')).toBe(false)
      }),
    )

    it(
      'is over once it was disabled, for everybody at once',
      withStore(open, async (store, underTest) => {
        const shop = await openShop(store)
        const alias = aliasOf(shop, 'seller')
        const command = await underTest.another()
        try {
          expect(await command.disableAlias(alias, at('11:00:00'))).toBe(true)
          expect(await store.isLiveAlias(alias, at('11:00:00'))).toBe(false)
          expect(await store.factsFor({ forwardPaths: [alias], referencedIds: [] }, at('11:00:00'))).toEqual([null])
          expect(await command.disableAlias(alias, at('11:00:00'))).toBe(false)
          expect(await store.isLiveAlias(aliasOf(shop, 'buyer'), at('11:00:00'))).toBe(true)
          const [listed] = await store.listOrders({ limit: 1 })
          expect(listed).toMatchObject({ sellerAlias: null, buyerAlias: shop.buyerAlias, messaging: true })
        } finally {
          await command.close()
        }
      }),
    )
  })
}
