/** Two buyers of one name who write the same stay two in the mailbox of their seller. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BLUE, imported } from '../store/contract/kit.ts'
import { GROUPINGS } from './grouping.ts'
import { answerSubject, newest, openPostOffice, type Person, person, type PostOffice } from './mail-people.ts'

let buyers: readonly [Person, Person]
let blue: Person
let office: PostOffice

beforeEach(async () => {
  buyers = [person('buyer', 'ann@mail.example'), person('buyer', 'ann.lee@work.example')]
  blue = person('seller', 'sales@blue.example')
  office = await openPostOffice([...buyers, blue])
})
afterEach(() => office.close())

const buyerLine = (index: number) =>
  JSON.stringify({ buyer: { id: `B${index}`, name: 'Ann Lee', addresses: [buyers[index]?.address] } })
const about = { marketplace: 'us', seller: 'S1' }
const orderLine = (index: number) =>
  JSON.stringify({
    order: { ...about, id: `111-000000${index}-1`, buyer: `B${index}`, placed_at: '2026-11-19T10:00:00Z' },
  })
const contactLine = (index: number) => JSON.stringify({ contact: { ...about, buyer: `B${index}` } })

describe('two buyers of one name with one subject', () => {
  for (const { title, line, subject } of [
    { title: 'about their orders', line: orderLine, subject: 'Where is my parcel?' },
    { title: 'before any order', line: contactLine, subject: 'Where is my parcel?' },
    { title: 'without a subject, about their orders', line: orderLine, subject: '' },
    { title: 'without a subject, before any order', line: contactLine, subject: '' },
  ]) {
    it(`${title}, are two threads of the seller, by every way to sort`, async () => {
      const conversations = await imported(office.store, [
        BLUE,
        ...[0, 1].flatMap((index) => [buyerLine(index), line(index)]),
      ])
      for (let turn = 0; turn < 3; turn++) {
        for (const [index, buyer] of buyers.entries()) {
          const order = conversations[index]
          if (order === undefined) throw new Error('not imported')
          const answers = turn === 0 ? undefined : newest(buyer)
          await office.send(buyer, {
            to: [order],
            subject: answers ? answerSubject(answers.subject) : subject,
            answers,
          })
          const got = newest(blue)
          await office.send(blue, { to: [order], subject: answerSubject(got.subject), answers: got })
        }
      }
      expect(blue.mailbox).toHaveLength(12)
      // Six messages of the first buyer and of the second, with the seller's answers, in pairs.
      const ids = blue.mailbox.map(({ id }) => id)
      const expected = [0, 1].map((index) => ids.filter((_, at) => Math.floor(at / 2) % 2 === index))
      for (const [name, grouping] of Object.entries(GROUPINGS)) {
        expect([name, grouping(blue.mailbox)]).toEqual([name, expected])
        for (const { mailbox } of buyers) expect([name, grouping(mailbox).length]).toEqual([name, 1])
      }
      for (const { mailbox } of buyers) {
        expect(mailbox.map((mail) => mail.subject).join()).not.toContain('[')
      }
    })
  }
})
