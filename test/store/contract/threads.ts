import { describe, expect, it } from 'vitest'
import type { Side } from '../../../src/core/direction.ts'
import type { AnsweredMessage } from '../../../src/core/relay-facts.ts'
import type { RelayPlan } from '../../../src/core/relay-plan.ts'
import type { AnsweredSubject } from '../../../src/core/thread.ts'
import type { OrderRecord } from '../../../src/store/records.ts'
import type { Store } from '../../../src/store/store.ts'
import { at, makeNotice } from '../../support/make-plan.ts'
import { deliveryOf, factsTo, imported, type OpenStore, openShop, say, withStore } from './kit.ts'

interface Line {
  /** Its id at the writer's program is `<name@writer.example>`. */
  readonly name: string
  readonly to?: Side
  readonly answers?: RelayPlan | null
  readonly plan?: Partial<RelayPlan>
}

const idOf = (name: string) => `<${name}@writer.example>`
const sentId = (plan: RelayPlan) => plan.outgoing?.messageId ?? ''

/** One message of a thread, with a subject of its own on the reader's side. */
function sayInThread(store: Store, shop: OrderRecord, { name, to = 'seller', answers = null, plan }: Line) {
  const thread = { answers: answers?.message ?? null, references: [], baseSubject: 'question', subject: `Sent ${name}` }
  return say(store, shop, { to, plan: { originalMessageId: idOf(name), subject: `Written ${name}`, thread, ...plan } })
}

interface Links {
  readonly referencedIds?: readonly string[]
  readonly answeredSubject?: AnsweredSubject
}

async function answered(store: Store, shop: OrderRecord, side: Side, links: Links): Promise<AnsweredMessage | null> {
  return (await factsTo(store, shop, side, links)).answered
}

export function threads(open: OpenStore): void {
  describe('what a message answers', () => {
    it(
      'is the nearest that is known here, with its order, its subject and its thread as the reader knows them',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const question = await sayInThread(store, shop, { name: 'question', plan: { order: '111' } })
        const answer = await sayInThread(store, shop, { name: 'answer', to: 'buyer', answers: question })
        const thanks = await sayInThread(store, shop, { name: 'thanks', answers: answer })
        const referencedIds = [idOf('question'), idOf('answer'), sentId(thanks), '<stranger@else.example>']
        expect(await answered(store, shop, 'buyer', { referencedIds })).toEqual({
          message: thanks.message,
          order: null,
          readerSubject: 'Written thanks',
          readerIds: [idOf('question'), sentId(answer), idOf('thanks')],
        })
        expect(await answered(store, shop, 'seller', { referencedIds: [idOf('question')] })).toEqual({
          message: question.message,
          order: '111',
          readerSubject: 'Sent question',
          readerIds: [sentId(question)],
        })
      }),
    )

    it(
      'is known by any one id, and the thread before it from the store',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const question = await sayInThread(store, shop, { name: 'question' })
        const answer = await sayInThread(store, shop, { name: 'answer', to: 'buyer', answers: question })
        const found = await answered(store, shop, 'seller', { referencedIds: [sentId(answer)] })
        expect(found?.readerIds).toEqual([sentId(question), idOf('answer')])
      }),
    )

    it(
      'leads past what the reader has not seen to what it has',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const first = await sayInThread(store, shop, { name: 'first' })
        const kinds = [{ kind: 'discard' }, { kind: 'quarantine' }] as const
        let last = first
        for (const disposition of kinds) {
          const plan = { disposition }
          last = await sayInThread(store, shop, { name: disposition.kind, answers: last, plan })
        }
        const toSeller = () => answered(store, shop, 'seller', { referencedIds: [idOf('quarantine')] })
        expect(await toSeller()).toMatchObject({ message: last.message, readerIds: [sentId(first)] })
        await store.releaseMessage(last.message, at('11:00:00'))
        expect((await toSeller())?.readerIds).toEqual([sentId(first), sentId(last)])
      }),
    )

    it(
      'leads past what was given up, for that never arrived',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const first = await sayInThread(store, shop, { name: 'first' })
        const second = await sayInThread(store, shop, { name: 'second', answers: first })
        await store.cancelDelivery(deliveryOf(second), null, at('11:00:00'))
        const referencedIds = [idOf('first'), idOf('second')]
        const facts = await factsTo(store, shop, 'seller', { referencedIds })
        expect(facts.answered?.readerIds).toEqual([sentId(first)])
        expect([...facts.readerIds]).toEqual([[idOf('first'), sentId(first)]])
      }),
    )

    it(
      'is the message that a notice is about, for whoever answers the notice',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const first = await sayInThread(store, shop, { name: 'first' })
        const notice = makeNotice(await factsTo(store, shop, 'seller'))
        const plan = { disposition: { kind: 'discard' }, notice } as const
        const offer = await sayInThread(store, shop, { name: 'offer', answers: first, plan })
        const links = { referencedIds: [notice.messageId] }
        expect(await answered(store, shop, 'seller', links)).toMatchObject({
          message: offer.message,
          readerSubject: null,
          readerIds: [sentId(first)],
        })
        expect(await answered(store, shop, 'buyer', links)).toBeNull()
      }),
    )

    it(
      'is the one that arrived, where a program used an id for two',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const mended = await sayInThread(store, shop, { name: 'same' })
        await sayInThread(store, shop, { name: 'same', plan: { disposition: { kind: 'discard' } } })
        expect(await answered(store, shop, 'seller', { referencedIds: [idOf('same')] })).toMatchObject({
          message: mended.message,
        })
      }),
    )

    it(
      'is told with the first of a long thread and its last ones',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const plans = [await sayInThread(store, shop, { name: '0' })]
        for (let index = 1; index < 30; index++) {
          plans.push(await sayInThread(store, shop, { name: `${index}`, answers: plans.at(-1) ?? null }))
        }
        const ids = plans.map(sentId)
        const found = await answered(store, shop, 'seller', { referencedIds: [idOf('29')] })
        expect(found?.readerIds).toEqual([ids[0], ...ids.slice(-20)])
      }),
    )

    it(
      'is nothing of another conversation',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const notice = makeNotice(await factsTo(store, shop, 'seller'))
        const asked = await sayInThread(store, shop, { name: 'asked', plan: { notice } })
        const [other] = await imported(store, [
          '{"buyer":{"id":"B2","name":"Cleo","addresses":["cleo@mail.example"]}}',
          '{"order":{"id":"222","marketplace":"us","buyer":"B2","seller":"S1","placed_at":"2026-11-19T10:00:00Z"}}',
        ])
        if (other === undefined) throw new Error('not imported')
        const referencedIds = [idOf('asked'), sentId(asked), notice.messageId]
        const answeredSubject = { base: 'question', order: null }
        expect(await answered(store, other, 'buyer', { referencedIds, answeredSubject })).toBeNull()
        expect(await answered(store, other, 'seller', { referencedIds, answeredSubject })).toBeNull()
      }),
    )

    describe('by its subject', () => {
      it(
        'is the latest of that subject which both sides have seen',
        withStore(open, async (store) => {
          const shop = await openShop(store)
          await sayInThread(store, shop, { name: 'first' })
          const second = await sayInThread(store, shop, { name: 'second', to: 'buyer' })
          await sayInThread(store, shop, { name: 'held', plan: { disposition: { kind: 'quarantine' } } })
          const answeredSubject = { base: 'question', order: null }
          const found = await answered(store, shop, 'seller', {
            answeredSubject,
            referencedIds: ['<gone@else.example>'],
          })
          expect(found).toMatchObject({ message: second.message, readerIds: [idOf('second')] })
          expect(await answered(store, shop, 'seller', { answeredSubject: { base: 'other', order: null } })).toBeNull()
        }),
      )

      it(
        'is about the order that the subject is marked with',
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const older = await sayInThread(store, shop, { name: 'older', plan: { order: '111' } })
          await sayInThread(store, shop, { name: 'newer', plan: { order: '112' } })
          const find = (order: string) =>
            answered(store, shop, 'buyer', { answeredSubject: { base: 'question', order } })
          expect((await find('111'))?.message).toBe(older.message)
          expect(await find('113')).toBeNull()
        }),
      )

      it(
        'is not asked where one of its ids is known',
        withStore(open, async (store) => {
          const shop = await openShop(store)
          const first = await sayInThread(store, shop, { name: 'first' })
          await sayInThread(store, shop, { name: 'second' })
          const answeredSubject = { base: 'question', order: null }
          const found = await answered(store, shop, 'buyer', { referencedIds: [sentId(first)], answeredSubject })
          expect(found?.message).toBe(first.message)
        }),
      )
    })
  })
}
