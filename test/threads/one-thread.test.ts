/** A conversation stays one thread in the mail programs of both sides, whatever they let through. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Side } from '../../src/core/direction.ts'
import type { OrderRecord } from '../../src/store/records.ts'
import { ANN, BLUE, CONTACT, imported, ORDER } from '../store/contract/kit.ts'
import { GROUPINGS, type Grouping } from './grouping.ts'
import {
  answerSubject,
  type Letter,
  newest,
  openPostOffice,
  type Person,
  person,
  type PostOffice,
} from './mail-people.ts'

const SECOND_ORDER =
  '{"order":{"id":"222","marketplace":"us","buyer":"B1","seller":"S1","placed_at":"2026-11-20T09:00:00Z"}}'

let ann: Person
let blue: Person
let office: PostOffice

beforeEach(async () => {
  ann = person('buyer', 'ann@mail.example')
  blue = person('seller', 'sales@blue.example')
  office = await openPostOffice([ann, blue])
})
afterEach(() => office.close())

async function shop(...lines: string[]): Promise<OrderRecord> {
  const [order] = await imported(office.store, [BLUE, ANN, ...lines])
  if (order === undefined) throw new Error('nothing was imported')
  return order
}

/** Who writes, and how: an answer to the newest message of the own mailbox, which for a follow-up is the writer's own. */
type Step = { readonly by: Side } & Pick<Letter, 'sends' | 'text'>

/** Ten messages that take turns, but for one who adds something and two programs that forget. */
function steps(first: Side, second: Side): readonly Step[] {
  return [
    { by: first },
    { by: second },
    { by: first, sends: 'only In-Reply-To' },
    { by: first, text: 'And one more thing.' },
    { by: second, sends: 'only References' },
    { by: first, sends: 'nothing' },
    { by: second },
    { by: first },
    { by: second, sends: 'nothing' },
    { by: first },
  ]
}

async function talk(order: OrderRecord, subject: string, taken: readonly Step[], fields: Partial<Letter> = {}) {
  for (const [index, { by, ...step }] of taken.entries()) {
    const writer = by === 'buyer' ? ann : blue
    const answers = index === 0 ? undefined : newest(writer)
    const letter = { to: [order], text: `Message ${index}`, ...step, ...fields, answers }
    await office.send(writer, { ...letter, subject: answers === undefined ? subject : answerSubject(answers.subject) })
  }
}

const threadsOf = (of: Person, grouping: Grouping) => grouping(of.mailbox).length

describe('a conversation of ten messages', () => {
  for (const { title, lines, first, second, subject } of [
    { title: 'that a buyer begins', lines: [ORDER], first: 'buyer', second: 'seller', subject: 'Where is it?' },
    { title: 'that a seller begins', lines: [ORDER], first: 'seller', second: 'buyer', subject: 'Your parcel' },
    { title: 'before any order', lines: [CONTACT], first: 'buyer', second: 'seller', subject: 'Is it blue?' },
    { title: 'without a subject', lines: [ORDER], first: 'buyer', second: 'seller', subject: '' },
    { title: 'in other letters', lines: [ORDER], first: 'buyer', second: 'seller', subject: 'Größe – 絵文字 ok?' },
    { title: 'with a long subject', lines: [ORDER], first: 'buyer', second: 'seller', subject: 'So wide '.repeat(40) },
  ] as const) {
    it(`${title} is one thread on each side, by every way to sort`, async () => {
      const order = await shop(...lines)
      await talk(order, subject, steps(first, second))
      for (const [name, grouping] of Object.entries(GROUPINGS)) {
        for (const each of [ann, blue]) {
          expect(each.mailbox).toHaveLength(10)
          expect([name, each.side, threadsOf(each, grouping)]).toEqual([name, each.side, 1])
        }
      }
    })
  }

  it('is one thread also where the own copy lacks what was not sent', async () => {
    const order = await shop(ORDER)
    await talk(order, 'Where is it?', steps('buyer', 'seller'), { copyAsSent: true })
    const { byReferences, bySubjectAndSender } = GROUPINGS
    for (const each of [ann, blue]) {
      expect([threadsOf(each, byReferences), threadsOf(each, bySubjectAndSender)]).toEqual([1, 1])
    }
  })

  it('keeps the order it began with, on one side only, though a newer one comes', async () => {
    const order = await shop(ORDER)
    await talk(order, 'Where is it?', steps('buyer', 'seller').slice(0, 4))
    await imported(office.store, [SECOND_ORDER])
    await talk(order, 'Where is it?', [{ by: 'buyer', sends: 'nothing' }])
    expect(new Set(blue.mailbox.map(({ subject }) => subject))).toEqual(
      new Set(['Where is it? [order 111]', 'Re: Where is it? [order 111]', 'Where is it? [order 222]']),
    )
    await office.send(blue, { to: [order], subject: answerSubject(newest(blue).subject), answers: newest(blue) })
    expect(new Set(ann.mailbox.map(({ subject }) => subject))).toEqual(new Set(['Where is it?', 'Re: Where is it?']))
    const kept = await office.store.listMessages({ limit: 1 })
    expect(kept[0]?.order).toBe('222')
  })

  it('names only messages that its reader has', async () => {
    const order = await shop(ORDER)
    await talk(order, 'Where is it?', steps('buyer', 'seller'))
    for (const { mailbox } of [ann, blue]) {
      const known = new Set(mailbox.map(({ id }) => id))
      const named = mailbox.flatMap(({ inReplyTo, references }) => [...references, ...(inReplyTo ?? '').split(/\s+/)])
      expect(named.filter((id) => id !== '' && !known.has(id))).toEqual([])
    }
  })
})

describe('an answer', () => {
  it('to an offer that was not let through joins what came before it', async () => {
    const order = await shop(ORDER)
    await talk(order, 'Where is it?', [{ by: 'buyer' }, { by: 'seller', text: 'See https://blue.example/now' }])
    expect(ann.mailbox).toHaveLength(1)
    // The notice came last; the seller answers the offer itself, then the notice, each to the alias.
    const [question, offer, notice] = blue.mailbox
    for (const answers of [offer, notice]) {
      await office.send(blue, {
        to: [order],
        subject: 'Re: Where is it? [order 111]',
        answers,
        sends: 'only In-Reply-To',
      })
    }
    const [asked, first, second] = ann.mailbox
    expect([first, second].map((mail) => mail?.references)).toEqual([[asked?.id], [asked?.id]])
    expect(question?.subject).toBe('Where is it? [order 111]')
  })

  it('to a held message joins what came before it, and the held one, too, once it is released', async () => {
    const order = await shop(ORDER)
    const follow = (answers = newest(ann)) =>
      office.send(ann, { to: [order], subject: 'Re: Where is it?', answers, sends: 'only In-Reply-To' })
    await talk(order, 'Where is it?', [{ by: 'buyer' }])
    office.holdFrom(1)
    await follow()
    office.holdFrom(100)
    const [held] = await office.store.listMessages({ limit: 1, held: true })
    await follow()
    const [asked, followed] = blue.mailbox
    expect(followed?.references).toEqual([asked?.id])
    await office.store.releaseMessage(held?.id ?? '', office.now())
    await follow(ann.mailbox[1])
    expect(newest(blue).references).toEqual([asked?.id, blue.mailbox.at(-2)?.id])
    for (const grouping of Object.values(GROUPINGS)) expect(threadsOf(blue, grouping)).toBe(1)
  })
})

it('the same message to two conversations tells neither of the other', async () => {
  const [mine, other] = await imported(office.store, [
    BLUE,
    ANN,
    '{"seller":{"id":"S2","name":"Red Widgets","addresses":["desk@red.example"],"marketplaces":["us"]}}',
    ORDER,
    '{"order":{"id":"333","marketplace":"us","buyer":"B1","seller":"S2","placed_at":"2026-11-19T10:00:00Z"}}',
  ])
  if (mine === undefined || other === undefined) throw new Error('nothing was imported')
  await office.send(ann, { to: [mine], subject: 'Blue?' })
  await office.send(blue, { to: [mine], subject: 'Re: Blue? [order 111]', answers: newest(blue) })
  await office.send(ann, { to: [mine, other], subject: 'Re: Blue?', answers: newest(ann) })
  const facts = await office.store.listMessages({ limit: 10, conversation: other.conversation ?? '' })
  expect(facts).toHaveLength(1)
  const sent = await office.store.messageBytes(facts[0]?.id ?? '', 'sent')
  const text = Buffer.from(sent ?? []).toString()
  expect(text).toContain('Subject: Re: Blue? [order 333]')
  expect(text).not.toMatch(/^(?:In-Reply-To|References):/m)
  expect(newest(blue)).toMatchObject({
    subject: 'Re: Blue? [order 111]',
    references: blue.mailbox.slice(0, 2).map(({ id }) => id),
  })
})
