import { describe, expect, it } from 'vitest'
import { at } from '../../support/make-plan.ts'
import {
  ANN,
  BLUE,
  CONTACT,
  factsTo,
  imported,
  mistakes,
  messageIds,
  ORDER,
  type OpenStore,
  openShop,
  say,
  withStore,
} from './kit.ts'

const party = (side: 'buyer' | 'seller', id: string, addresses: readonly string[], more: object = {}) =>
  JSON.stringify({ [side]: { id, name: `Name of ${id}`, addresses, ...more } })
const order = (id: string, fields: object = {}) =>
  JSON.stringify({
    order: { id, marketplace: 'us', buyer: 'B1', seller: 'S1', placed_at: '2026-11-19T10:00:00Z', ...fields },
  })
const seller = (more: object) =>
  JSON.stringify({ seller: { id: 'S1', name: 'Blue Widgets', addresses: ['sales@blue.example'], ...more } })

export function importing(open: OpenStore): void {
  describe('importing', () => {
    it(
      'opens one conversation for a buyer, a seller and a marketplace, with an alias for each side',
      withStore(open, async (store) => {
        const [contact, first, second] = await imported(store, [BLUE, ANN, CONTACT, ORDER, order('112')])
        expect(contact).toMatchObject({ order: null, messaging: true, marketplace: 'us', buyer: 'B1', seller: 'S1' })
        expect(contact?.placedAt).toBeNull()
        expect(first).toMatchObject({ order: '111', messaging: true, placedAt: at('2026-11-19T10:00:00Z') })
        expect(first?.items).toEqual([{ asin: 'B00EXAMPLE', title: 'Blue widget' }])
        expect(first?.buyerAlias).toMatch(/^[a-z2-9]{16}@marketplace\.example$/)
        expect(first?.sellerAlias).toMatch(/^[a-z2-9]{16}@marketplace\.example$/)
        expect(first?.sellerAlias).not.toBe(first?.buyerAlias)
        for (const same of [contact, second]) {
          const { conversation, buyerAlias, sellerAlias } = same ?? {}
          expect({ conversation, buyerAlias, sellerAlias }).toEqual({
            conversation: first?.conversation,
            buyerAlias: first?.buyerAlias,
            sellerAlias: first?.sellerAlias,
          })
        }
      }),
    )

    it(
      'opens another conversation on another marketplace, in its domain',
      withStore(open, async (store) => {
        const both = seller({ marketplaces: ['us', 'de'] })
        const [us, de] = await imported(store, [both, ANN, ORDER, order('112', { marketplace: 'de' })])
        expect(de?.conversation).not.toBe(us?.conversation)
        expect(de?.sellerAlias).toMatch(/@marktplatz\.example$/)
      }),
    )

    it(
      'changes nothing when the same lines come twice, and answers the same',
      withStore(open, async (store) => {
        const lines = [BLUE, ANN, CONTACT, ORDER]
        const once = await imported(store, lines)
        const [first] = once
        if (first === undefined) throw new Error('nothing imported')
        const { revision } = await factsTo(store, first, 'seller')
        expect(await imported(store, lines, at('2026-12-24T09:00:00Z'))).toEqual(once)
        expect(await store.listOrders({ limit: 10 })).toHaveLength(2)
        expect((await factsTo(store, first, 'seller')).revision).toBe(revision)
      }),
    )

    it(
      'replaces name and addresses by a later line, and the items and date of an order',
      withStore(open, async (store) => {
        const first = await openShop(store)
        const before = await factsTo(store, first, 'seller')
        await imported(store, [party('buyer', 'B1', ['new@mail.example', 'new@mail.example'])])
        const after = await factsTo(store, first, 'seller')
        expect(after.writer).toMatchObject({ name: 'Name of B1', addresses: ['new@mail.example'] })
        expect(after.revision).toBeGreaterThan(before.revision)
        const placed_at = '2026-11-18T10:00:00Z'
        const [changed] = await imported(store, [order('111', { placed_at, items: [{ asin: 'B00OTHER' }] })])
        expect(changed).toMatchObject({ placedAt: at(placed_at), items: [{ asin: 'B00OTHER', title: '' }] })
        expect(changed?.conversation).toBe(first.conversation)
        expect(await store.listOrders({ limit: 10, match: 'B00EXAMPLE' })).toEqual([])
      }),
    )

    it(
      'replaces whether a party answers through a help desk, and plans made before are stale',
      withStore(open, async (store) => {
        const first = await openShop(store)
        const known = await factsTo(store, first, 'seller')
        const told = async () => {
          const { writer, reader, revision } = await factsTo(store, first, 'buyer')
          const [order] = await store.listOrders({ limit: 1 })
          return [writer.helpDesk, reader.helpDesk, order?.helpDesks, revision - known.revision]
        }
        expect(await told()).toEqual([false, false, [], 0])
        const withDesk = seller({ marketplaces: ['us'], help_desk: true })
        await imported(store, [withDesk])
        // The name and the addresses are those of before: this alone makes the difference.
        expect(await told()).toEqual([true, false, ['seller'], 1])
        await imported(store, [withDesk])
        expect(await told()).toEqual([true, false, ['seller'], 1])
        await imported(store, [party('buyer', 'B1', ['ann@mail.example'], { help_desk: true })])
        expect(await told()).toEqual([true, true, ['buyer', 'seller'], 2])
        await imported(store, [seller({ marketplaces: ['us'] })])
        expect(await told()).toEqual([false, true, ['buyer'], 3])
      }),
    )

    it(
      'replaces the phones of a party like its addresses, and plans made before are stale',
      withStore(open, async (store) => {
        const first = await openShop(store)
        const phonesOf = async (side: 'buyer' | 'seller') => (await factsTo(store, first, side)).reader.phones
        const { revision } = await factsTo(store, first, 'seller')
        const withPhones = (...phones: string[]) => party('buyer', 'B1', ['ann@mail.example'], { phones })
        await imported(store, [withPhones('+49 30 1234567', '0049 30 1234567', '+49 171 7654321')])
        expect(await phonesOf('buyer')).toEqual(['49301234567', '491717654321'])
        expect(await phonesOf('seller')).toEqual([])
        const known = await factsTo(store, first, 'seller')
        expect(known.revision).toBeGreaterThan(revision)
        await imported(store, [withPhones('+49 30 1234567', '+49 171 7654321')])
        expect((await factsTo(store, first, 'seller')).revision).toBe(known.revision)
        await imported(store, [withPhones('+49 171 7654321')])
        expect(await phonesOf('buyer')).toEqual(['491717654321'])
        await imported(store, [withPhones()])
        expect(await phonesOf('buyer')).toEqual([])
        expect((await factsTo(store, first, 'seller')).revision).toBe(known.revision + 2)
      }),
    )

    const wide = seller({ marketplaces: ['us'], activated_at: { us: '2026-11-10T00:00:00Z' } })
    for (const { title, lines, switches, placed, messaging } of [
      { title: 'since always without a date', lines: BLUE, switches: [], placed: '2001-01-01', messaging: true },
      { title: 'not without the marketplace', lines: seller({}), switches: [], placed: '2026-11-19', messaging: false },
      { title: 'not before activated_at', lines: wide, switches: [], placed: '2026-11-09', messaging: false },
      { title: 'from activated_at on', lines: wide, switches: [], placed: '2026-11-10', messaging: true },
      {
        title: 'not after it was switched off',
        lines: BLUE,
        switches: [{ active: false, date: '2026-11-15' }],
        placed: '2026-11-19',
        messaging: false,
      },
      {
        title: 'still before it was switched off',
        lines: BLUE,
        switches: [{ active: false, date: '2026-11-15' }],
        placed: '2026-11-14',
        messaging: true,
      },
      {
        title: 'again after it was switched on again',
        lines: BLUE,
        switches: [
          { active: true, date: '2026-11-17' },
          { active: false, date: '2026-11-15' },
        ],
        placed: '2026-11-17',
        messaging: true,
      },
      {
        title: 'by the switch where it is of the same time as the import',
        lines: wide,
        switches: [{ active: false, date: '2026-11-10' }],
        placed: '2026-11-10',
        messaging: false,
      },
    ]) {
      it(
        `lets people write about an order: ${title}`,
        withStore(open, async (store) => {
          await imported(store, [lines, ANN])
          for (const { active, date } of switches) {
            expect(await store.setActivation('S1', 'us', active, at(`${date}T00:00:00Z`))).toBe(true)
          }
          const [record] = await imported(store, [lines, order('111', { placed_at: `${placed}T00:00:00Z` })])
          expect(record?.messaging).toBe(messaging)
          if (messaging) expect(record?.sellerAlias).toContain('@')
          else expect(record).toMatchObject({ conversation: null, buyerAlias: null, sellerAlias: null })
        }),
      )
    }

    it(
      'lets the conversation of an earlier order go on after the seller was switched off',
      withStore(open, async (store) => {
        const first = await openShop(store)
        await store.setActivation('S1', 'us', false, at('2026-11-19T12:00:00Z'))
        const [again, later, contact] = await imported(store, [
          ORDER,
          order('112', { placed_at: '2026-11-19T13:00:00Z' }),
          CONTACT,
        ])
        expect(again).toEqual(first)
        expect(later).toMatchObject({ messaging: false, conversation: null })
        expect(contact).toMatchObject({ messaging: true, conversation: first.conversation })
        expect(await store.isLiveAlias((await factsTo(store, first, 'seller')).forwardPath, at('10:00:00'))).toBe(true)
      }),
    )

    it(
      'gives an order its aliases when the activation turns out to be older than it',
      withStore(open, async (store) => {
        const [before] = await imported(store, [seller({}), ANN, ORDER])
        expect(before?.messaging).toBe(false)
        await store.setActivation('S1', 'us', true, at('2026-11-01T00:00:00Z'))
        const [after] = await imported(store, [ORDER])
        expect(after?.messaging).toBe(true)
        expect(await store.listOrders({ limit: 10 })).toEqual([after])
      }),
    )

    it(
      'judges a contact by the time of its first import and keeps to it',
      withStore(open, async (store) => {
        const dated = seller({ marketplaces: ['us'], activated_at: { us: '2026-11-20T12:00:00Z' } })
        const [early] = await imported(store, [dated, ANN, CONTACT], at('11:00:00'))
        expect(early).toMatchObject({ messaging: false, conversation: null })
        const [again] = await imported(store, [CONTACT], at('13:00:00'))
        expect(again).toEqual(early)
        const cleo = party('buyer', 'B2', ['cleo@mail.example'])
        const other = CONTACT.replace('"B1"', '"B2"')
        const [late] = await imported(store, [cleo, other], at('13:00:00'))
        expect(late?.messaging).toBe(true)
        await store.setActivation('S1', 'us', false, at('13:30:00'))
        expect(await imported(store, [other], at('14:00:00'))).toEqual([late])
      }),
    )

    it(
      'knows no activation of a seller or a marketplace that is not there',
      withStore(open, async (store) => {
        await openShop(store)
        expect(await store.setActivation('nobody', 'us', false, at('10:00:00'))).toBe(false)
        expect(await store.setActivation('S1', 'fr', false, at('10:00:00'))).toBe(false)
      }),
    )

    for (const { title, before = [BLUE, ANN], lines, expected } of [
      {
        title: 'an unknown marketplace in an order',
        lines: [order('111', { marketplace: 'fr' })],
        expected: ['1: there is no marketplace "fr" in the configuration'],
      },
      {
        title: 'an unknown marketplace of a seller',
        lines: [seller({ marketplaces: ['us', 'fr'] })],
        expected: ['1: there is no marketplace "fr" in the configuration'],
      },
      {
        title: 'unknown parties',
        lines: [ANN, order('111', { buyer: 'B9', seller: 'S9' })],
        expected: [
          '2: there is no buyer "B9" here or in a line above',
          '2: there is no seller "S9" here or in a line above',
        ],
      },
      {
        title: 'an address in a domain of ours, or below it',
        lines: [party('buyer', 'B2', ['x@marketplace.example', 'y@sub.marktplatz.example', 'z@xmarketplace.example'])],
        expected: [
          '1: x@marketplace.example is in a domain of a marketplace, where only aliases are',
          '1: y@sub.marktplatz.example is in a domain of a marketplace, where only aliases are',
        ],
      },
      {
        title: 'a date for a marketplace that is not listed',
        lines: [seller({ marketplaces: ['us'], activated_at: { de: '2026-11-10T00:00:00Z' } })],
        expected: ['1: activated_at names the marketplace "de", which is not among the seller\'s marketplaces'],
      },
      {
        title: 'an order id of other parties',
        before: [BLUE, ANN, ORDER],
        lines: [party('buyer', 'B2', ['cleo@mail.example']), order('111', { buyer: 'B2' })],
        expected: ['2: this order id belongs to the buyer "B1" and the seller "S1" on "us" already'],
      },
      {
        title: 'an address on both sides of a new conversation',
        lines: [party('buyer', 'B2', ['sales@blue.example']), order('112', { buyer: 'B2' })],
        expected: [
          '2: sales@blue.example would be on both sides of a conversation, of the buyer "B2" and the seller "S1"',
        ],
      },
      {
        title: 'an address of the buyer that the seller gets later',
        before: [BLUE, ANN, ORDER],
        lines: [CONTACT, seller({ addresses: ['ann@mail.example'], marketplaces: ['us'] })],
        expected: [
          '2: ann@mail.example would be on both sides of a conversation, of the buyer "B1" and the seller "S1"',
        ],
      },
      {
        title: 'an address of the seller that the buyer gets later in the same file',
        lines: [ORDER, party('buyer', 'B1', ['sales@blue.example'])],
        expected: [
          '2: sales@blue.example would be on both sides of a conversation, of the buyer "B1" and the seller "S1"',
        ],
      },
      {
        title: 'several at once, in the order of the lines',
        lines: [
          order('1', { buyer: 'B9' }),
          party('seller', 'S2', ['a@marketplace.example']),
          order('2', { seller: 'S2', marketplace: 'fr' }),
        ],
        expected: [
          '1: there is no buyer "B9" here or in a line above',
          '2: a@marketplace.example is in a domain of a marketplace, where only aliases are',
          '3: there is no marketplace "fr" in the configuration',
        ],
      },
    ]) {
      it(
        `rejects ${title}, and keeps nothing of the file`,
        withStore(open, async (store) => {
          await imported(store, before)
          const kept = await store.listOrders({ limit: 10 })
          const good = [party('buyer', 'B7', ['good@mail.example']), order('777', { buyer: 'B7' })]
          expect(await mistakes(store, [...lines, ...good])).toEqual(expected)
          expect(await store.listOrders({ limit: 10 })).toEqual(kept)
          expect(await mistakes(store, [order('777', { buyer: 'B7' })])).toEqual([
            '1: there is no buyer "B7" here or in a line above',
          ])
        }),
      )
    }

    it(
      'lets an address move from one side to the other within one file',
      withStore(open, async (store) => {
        await imported(store, [BLUE, ANN, ORDER])
        await imported(store, [
          seller({ addresses: ['ann@mail.example'], marketplaces: ['us'] }),
          party('buyer', 'B1', ['elsewhere@mail.example']),
        ])
      }),
    )

    it(
      'keeps what was said when parties and orders are imported again',
      withStore(open, async (store) => {
        const shop = await openShop(store)
        const plan = await say(store, shop)
        await imported(store, [BLUE, party('buyer', 'B1', ['moved@mail.example']), ORDER])
        expect(await messageIds(store)).toEqual([plan.message])
      }),
    )

    it(
      'finds orders by id, ASIN, buyer, seller and alias, newest first',
      withStore(open, async (store) => {
        const cleo = party('buyer', 'B2', ['cleo@mail.example'])
        await imported(store, [BLUE, ANN, cleo, ORDER], at('09:00:00'))
        await imported(store, [CONTACT], at('09:30:00'))
        await imported(store, [order('112', { buyer: 'B2' })], at('10:00:00'))
        const ids = async (filter: { limit?: number; since?: Date; match?: string }) =>
          (await store.listOrders({ limit: 10, ...filter })).map((record) => record.order)
        expect(await ids({})).toEqual(['112', null, '111'])
        expect(await ids({ limit: 1 })).toEqual(['112'])
        expect(await ids({ since: at('09:30:00') })).toEqual(['112', null])
        expect(await ids({ match: '111' })).toEqual(['111'])
        expect(await ids({ match: 'B00QUESTION' })).toEqual([null])
        expect(await ids({ match: 'B1' })).toEqual([null, '111'])
        expect(await ids({ match: 'B1', since: at('09:30:00'), limit: 5 })).toEqual([null])
        expect(await ids({ match: 'S1', limit: 2 })).toEqual(['112', null])
        expect(await ids({ match: '11' })).toEqual([])
        const [{ buyerAlias, conversation } = { buyerAlias: null, conversation: null }] = await store.listOrders({
          limit: 1,
          match: '111',
        })
        expect(conversation).not.toBeNull()
        expect(await ids({ match: `${buyerAlias}` })).toEqual([null, '111'])
        expect(await ids({ match: `${buyerAlias}`.toUpperCase() })).toEqual([null, '111'])
      }),
    )
  })
}
