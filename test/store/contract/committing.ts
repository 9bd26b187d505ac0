import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/core/finding.ts'
import { replies } from '../../../src/core/smtp-reply.ts'
import { at, makeIncoming, makeNotice, makePlan } from '../../support/make-plan.ts'
import {
  aliasOf,
  deliveryOf,
  factsTo,
  imported,
  messageIds,
  type OpenStore,
  openShop,
  say,
  text,
  withStore,
} from './kit.ts'

const FINDING: Finding = {
  rule: 'link.website',
  action: 'discard',
  where: 'text',
  excerpt: 'visit blue.example',
  advice: 'Leave the link out.',
}

const OTHERS = [
  '{"buyer":{"id":"B2","name":"Cleo","addresses":["cleo@mail.example"]}}',
  '{"order":{"id":"222","marketplace":"us","buyer":"B2","seller":"S1","placed_at":"2026-11-19T10:00:00Z"}}',
]

export function committing(open: OpenStore): void {
  describe('committing', () => {
    it(
      'keeps a relayed message as it came, as it leaves, and the decision',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const plan = await say(store, shop, {
          raw: 'Subject: Blue?\r\n\r\nIs it blue? Grüße\r\n',
          plan: { subject: 'Blue?', order: '111', findings: [FINDING], policyHash: 'abc', provenBy: 'dkim' },
        })
        expect(await store.findMessage(plan.message)).toEqual({
          id: plan.message,
          conversation: shop.conversation,
          marketplace: 'us',
          direction: 'buyer-to-seller',
          order: '111',
          subject: 'Blue?',
          receivedAt: at('10:00:00'),
          disposition: 'relay',
          held: null,
          automatic: false,
          findings: [FINDING],
          policyHash: 'abc',
          writtenBy: 'ann@mail.example',
          provenBy: 'dkim',
          writerId: 'B1',
          readerId: 'S1',
          originalMessageId: plan.originalMessageId,
          receivedBytes: Buffer.byteLength('Subject: Blue?\r\n\r\nIs it blue? Grüße\r\n'),
          sentBytes: plan.outgoing?.bytes.length,
          deliveries: [deliveryOf(plan)],
        })
        expect(text(await store.messageBytes(plan.message, 'received'))).toBe(
          'Subject: Blue?\r\n\r\nIs it blue? Grüße\r\n',
        )
        expect(text(await store.messageBytes(plan.message, 'sent'))).toBe(text(plan.outgoing?.bytes ?? null))
        expect(text(await store.outgoingBytes(deliveryOf(plan)))).toBe(text(plan.outgoing?.bytes ?? null))
        expect(await store.findDelivery(deliveryOf(plan))).toEqual({
          id: deliveryOf(plan),
          message: plan.message,
          kind: 'relay',
          state: 'queued',
          attempts: 0,
          nextAttemptAt: at('10:00:00'),
          lastReply: null,
          forwardPath: 'sales@blue.example',
          acceptedAt: at('10:00:00'),
          endedAt: null,
        })
      }),
    )

    it(
      'keeps a discarded message and queues only its notice',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const notice = makeNotice(await factsTo(store, shop, 'seller'))
        const plan = await say(store, shop, { plan: { disposition: { kind: 'discard' }, notice } })
        expect(await store.findMessage(plan.message)).toMatchObject({
          disposition: 'discard',
          held: null,
          sentBytes: null,
          deliveries: [notice.delivery],
        })
        expect(await store.messageBytes(plan.message, 'sent')).toBeNull()
        expect(await store.findDelivery(notice.delivery)).toMatchObject({
          kind: 'notice',
          state: 'queued',
          forwardPath: 'ann@mail.example',
        })
        expect(text(await store.outgoingBytes(notice.delivery))).toBe(text(notice.bytes))
      }),
    )

    it(
      'keeps what a quarantine holds, and queues nothing',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const plan = await say(store, shop, { plan: { disposition: { kind: 'quarantine' } } })
        expect(await store.findMessage(plan.message)).toMatchObject({ held: 'held', deliveries: [] })
        expect(text(await store.messageBytes(plan.message, 'sent'))).toBe(text(plan.outgoing?.bytes ?? null))
        expect(await store.countWaiting()).toBe(0)
        expect(await store.nextDueAt()).toBeNull()
      }),
    )

    it(
      'takes views into larger buffers for what they show, and leaves the caller its bytes',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        for (const size of [100, 1024 * 1024]) {
          const whole = Buffer.alloc(size + 200, 'x')
          const raw = whole.subarray(100, 100 + size)
          const plan = makePlan(await factsTo(store, shop, 'seller'))
          const outgoing = plan.outgoing && { ...plan.outgoing, bytes: raw }
          await store.commitPlans(makeIncoming('', { raw }), [{ ...plan, outgoing }], at('10:00:00'))
          expect(raw.length).toBe(size)
          expect(whole.length).toBe(size + 200)
          expect(Buffer.compare(raw, (await store.messageBytes(plan.message, 'received')) ?? Buffer.of())).toBe(0)
          expect(Buffer.compare(raw, (await store.messageBytes(plan.message, 'sent')) ?? Buffer.of())).toBe(0)
        }
      }),
    )

    for (const { title, size } of [
      { title: 'no bytes at all', size: 0 },
      { title: 'one byte', size: 1 },
      { title: 'a little less than 128 KiB', size: 128 * 1024 - 1 },
      { title: '128 KiB', size: 128 * 1024 },
      { title: '7 MiB', size: 7 * 1024 * 1024 },
    ]) {
      it(
        `gives back every byte of ${title}`,
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const raw = Buffer.alloc(size)
          for (let index = 0; index < size; index += 1) raw[index] = (index * 2654435761) >>> 24
          const plan = makePlan(await factsTo(store, shop, 'seller'))
          await store.commitPlans(makeIncoming('', { raw }), [plan], at('10:00:00'))
          const kept = await store.messageBytes(plan.message, 'received')
          expect(kept?.length).toBe(size)
          expect(Buffer.compare(raw, kept ?? Buffer.of(1))).toBe(0)
        }),
      )
    }

    it(
      'refuses to keep what the client is refused, or what should leave and is not there',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const facts = await factsTo(store, shop, 'seller')
        const refused = makePlan(facts, { disposition: { kind: 'refuse', reply: replies.notYours } })
        await expect(store.commitPlans(makeIncoming(), [makePlan(facts), refused], at('10:00:00'))).rejects.toThrow(
          refused.message,
        )
        const empty = makePlan(facts, { outgoing: null })
        await expect(store.commitPlans(makeIncoming(), [empty], at('10:00:00'))).rejects.toThrow(empty.message)
        expect(await messageIds(store)).toEqual([])
      }),
    )

    describe('a message that comes twice', () => {
      it(
        'is a duplicate by alias and duplicate key, and keeps nothing new',
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const first = await say(store, shop, { plan: { duplicateKey: 'same' } })
          const facts = await factsTo(store, shop, 'seller')
          const again = makePlan(facts, { duplicateKey: 'same' })
          expect((await store.commitPlans(makeIncoming(), [again], at('10:05:00'))).kind).toBe('duplicate')
          expect(await messageIds(store)).toEqual([first.message])
          expect(await store.countWaiting()).toBe(1)
        }),
      )

      it(
        'is another message in the other direction',
        withStore(open, async (store) => {
          const shop = await openShop(store)
          await say(store, shop, { plan: { duplicateKey: 'same' } })
          await say(store, shop, { to: 'buyer', plan: { duplicateKey: 'same' } })
          expect(await messageIds(store)).toHaveLength(2)
        }),
      )

      it(
        'is taken for the aliases that did not have it yet',
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const [other] = await imported(store, OTHERS)
          if (other === undefined) throw new Error('not imported')
          const first = await say(store, shop, { to: 'buyer', plan: { duplicateKey: 'same' } })
          const again = makePlan(await factsTo(store, shop, 'buyer'), { duplicateKey: 'same' })
          const fresh = makePlan(await factsTo(store, other, 'buyer'), { duplicateKey: 'same' })
          expect((await store.commitPlans(makeIncoming(), [again, fresh], at('10:05:00'))).kind).toBe('committed')
          expect((await messageIds(store)).sort()).toEqual([first.message, fresh.message].sort())
          expect((await store.commitPlans(makeIncoming(), [again, fresh], at('10:05:00'))).kind).toBe('duplicate')
        }),
      )

      it(
        'is a duplicate even when its facts have changed since, so that its client is told 250',
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const facts = await factsTo(store, shop, 'seller')
          await say(store, shop, { plan: { duplicateKey: 'same' } })
          await store.disableAlias(aliasOf(shop, 'seller'), at('10:01:00'))
          const again = makePlan(facts, { duplicateKey: 'same' })
          expect((await store.commitPlans(makeIncoming(), [again], at('10:05:00'))).kind).toBe('duplicate')
        }),
      )

      it(
        'is kept once when both copies arrive at the same time, and when it names the alias twice',
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const facts = await factsTo(store, shop, 'seller')
          const copy = () => makePlan(facts, { duplicateKey: 'same' })
          const outcomes = await Promise.all([
            store.commitPlans(makeIncoming(), [copy(), copy()], at('10:00:00')),
            store.commitPlans(makeIncoming(), [copy()], at('10:00:00')),
          ])
          expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['committed', 'duplicate'])
          expect(await messageIds(store)).toHaveLength(1)
        }),
      )
    })

    describe('facts that changed since they were read', () => {
      for (const { title, change } of [
        {
          title: 'the alias was disabled',
          change: (alias: ReturnType<typeof aliasOf>) => ({ disable: alias, lines: [] as string[] }),
        },
        {
          title: 'the writer changed its name',
          change: () => ({
            disable: null,
            lines: ['{"buyer":{"id":"B1","name":"Ann Smith","addresses":["ann@mail.example","ann.lee@work.example"]}}'],
          }),
        },
        {
          title: 'the reader changed its addresses',
          change: () => ({
            disable: null,
            lines: [
              '{"seller":{"id":"S1","name":"Blue Widgets","addresses":["new@blue.example"],"marketplaces":["us"]}}',
            ],
          }),
        },
        {
          title: 'the order of the addresses changed, and with it who receives',
          change: () => ({
            disable: null,
            lines: ['{"buyer":{"id":"B1","name":"Ann Lee","addresses":["ann.lee@work.example","ann@mail.example"]}}'],
          }),
        },
      ]) {
        it(
          `make the plan stale: ${title}`,
          withStore(open, async (store) => {
            const shop = await openShop(store)
            const [other] = await imported(store, OTHERS)
            if (other === undefined) throw new Error('not imported')
            const plans = [
              makePlan(await factsTo(store, other, 'seller')),
              makePlan(await factsTo(store, shop, 'seller')),
            ]
            const { disable, lines } = change(aliasOf(shop, 'seller'))
            if (disable !== null) expect(await store.disableAlias(disable, at('10:00:00'))).toBe(true)
            await imported(store, lines)
            expect((await store.commitPlans(makeIncoming(), plans, at('10:00:00'))).kind).toBe('stale')
            expect(await messageIds(store)).toEqual([])
            expect(await store.countWaiting()).toBe(0)
          }),
        )
      }

      it(
        'do not matter when they are of another conversation, or only more messages',
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const [other] = await imported(store, OTHERS)
          if (other === undefined) throw new Error('not imported')
          const plan = makePlan(await factsTo(store, shop, 'seller'))
          await store.disableAlias(aliasOf(other, 'seller'), at('10:00:00'))
          await say(store, shop)
          expect((await store.commitPlans(makeIncoming(), [plan], at('10:00:00'))).kind).toBe('committed')
        }),
      )
    })

    it(
      'keeps all plans of a message or none',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const [other] = await imported(store, OTHERS)
        if (other === undefined) throw new Error('not imported')
        const taken = await say(store, other, { to: 'buyer' })
        const good = makePlan(await factsTo(store, shop, 'buyer'))
        // Its id is in use: the second plan fails when the first one has been written.
        const bad = makePlan(await factsTo(store, other, 'buyer'), { message: taken.message, duplicateKey: 'other' })
        await expect(store.commitPlans(makeIncoming(), [good, bad], at('10:00:00'))).rejects.toThrow()
        expect(await messageIds(store)).toEqual([taken.message])
        expect(await store.findDelivery(deliveryOf(good))).toBeNull()
        expect(await store.countWaiting()).toBe(1)
      }),
    )

    it(
      'lets one failure among many at once sink nobody else',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const facts = await factsTo(store, shop, 'seller')
        const taken = await say(store, shop)
        const plans = Array.from({ length: 200 }, (_, index) =>
          makePlan(facts, index % 10 === 3 ? { message: taken.message, duplicateKey: `key ${index}` } : {}),
        )
        const outcomes = await Promise.allSettled(
          plans.map((plan) => store.commitPlans(makeIncoming(), [plan], at('10:00:00'))),
        )
        outcomes.forEach((outcome, index) => {
          expect(outcome.status).toBe(index % 10 === 3 ? 'rejected' : 'fulfilled')
        })
        const kept = await store.listMessages({ limit: 1000 })
        expect(kept).toHaveLength(181)
        expect(await store.countWaiting()).toBe(181)
      }),
    )

    it(
      'goes through the list page by page, also where messages came in one moment',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const said: string[] = []
        for (const second of ['01', '02', '02', '02', '03']) {
          said.unshift((await say(store, shop, { at: at(`10:00:${second}`) })).message)
        }
        const page = async (below: string | undefined, filter = {}) =>
          (await store.listMessages({ limit: 2, ...filter, ...(below === undefined ? {} : { below }) })).map(
            ({ id }) => id,
          )
        expect(await page(undefined)).toEqual(said.slice(0, 2))
        expect(await page(said[1])).toEqual(said.slice(2, 4))
        expect(await page(said[3])).toEqual(said.slice(4))
        expect(await page(said[0], { before: at('10:00:02') })).toEqual(said.slice(4))
        expect(await page(said[2], { since: at('10:00:02') })).toEqual(said.slice(3, 4))
      }),
    )

    it(
      'lists messages newest first, by conversation, by time, and those that are held',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const [other] = await imported(store, OTHERS)
        if (other === undefined) throw new Error('not imported')
        const held = (await say(store, shop, { at: at('10:00:00'), plan: { disposition: { kind: 'quarantine' } } }))
          .message
        const second = (await say(store, other, { at: at('10:10:00') })).message
        const third = (await say(store, shop, { at: at('10:20:00'), to: 'buyer' })).message
        const dropped = (await say(store, other, { at: at('10:30:00'), plan: { disposition: { kind: 'quarantine' } } }))
          .message
        await store.dropMessage(dropped, null, at('10:40:00'))
        expect(await messageIds(store)).toEqual([dropped, third, second, held])
        expect((await store.listMessages({ limit: 2 })).map(({ id }) => id)).toEqual([dropped, third])
        expect((await store.listMessages({ limit: 9, since: at('10:20:00') })).map(({ id }) => id)).toEqual([
          dropped,
          third,
        ])
        expect(await messageIds(store, { conversation: shop.conversation ?? '' })).toEqual([third, held])
        expect(await messageIds(store, { held: true })).toEqual([held])
        const heldBefore = async (before: Date) =>
          (await store.listMessages({ limit: 9, held: true, before })).map(({ id }) => id)
        expect(await heldBefore(at('10:00:00'))).toEqual([])
        expect(await heldBefore(at('10:00:01'))).toEqual([held])
        expect(await messageIds(store, { held: false })).toEqual([dropped, third, second])
        expect(await messageIds(store, { held: true, conversation: other.conversation ?? '' })).toEqual([])
        expect(await store.findMessage('nothing')).toBeNull()
        expect(await store.messageBytes('nothing', 'received')).toBeNull()
      }),
    )
  })
}
