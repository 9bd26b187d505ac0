import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/core/inspect/reading.ts'
import type { Message } from '../../src/core/message/message.ts'
import type { AnsweredMessage, RelayFacts } from '../../src/core/relay-facts.ts'
import { answeredSubject, orderOf, threadOf } from '../../src/core/thread.ts'
import { caseFacts, RECEIVED_AT } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const ORDERS = ['333-3', '222-2', '111-1'].map((id) => ({ id, placedAt: RECEIVED_AT }))
const TO_SELLER = { ...caseFacts({ direction: 'buyer-to-seller' }), orders: ORDERS }
const TO_BUYER = { ...caseFacts({ direction: 'seller-to-buyer' }), orders: ORDERS }

function answered(fields: Partial<AnsweredMessage> = {}): AnsweredMessage {
  return { message: 'earlier', order: '111-1', readerSubject: null, readerIds: [], ...fields }
}

function order(facts: RelayFacts, text: string, fields: Partial<Message> = {}): string | null {
  return orderOf(readMessage(plainMessage(text, fields)), facts)
}

describe('the order of a message', () => {
  const reply = { ...TO_SELLER, answered: answered() }
  for (const { title, facts = TO_SELLER, subject = 'Hello', text = 'hello', expected } of [
    { title: 'that of the message it answers, though there are newer ones', facts: reply, expected: '111-1' },
    {
      title: 'that of the message it answers, though the text names another',
      facts: reply,
      text: '222-2',
      expected: '111-1',
    },
    { title: 'the one its subject names, whatever it answers', facts: reply, subject: 'Re: 222-2', expected: '222-2' },
    {
      title: 'none where it answers a question before any',
      facts: { ...reply, answered: answered({ order: null }) },
      expected: null,
    },
    { title: 'not one whose id is a part of a longer one', subject: 'on 222-2-9 and 1222-2', expected: '333-3' },
    { title: 'one that stands in brackets', text: 'my order (222-2).', expected: '222-2' },
  ]) {
    it(`is ${title}`, () => expect(order(facts, text, { subject })).toBe(expected))
  }
})

function subjectTo(facts: RelayFacts, subject: string): string {
  const message = plainMessage('hello', { subject })
  return threadOf(message, subject, orderOf(readMessage(message), facts), facts).subject
}

describe('the subject a seller reads', () => {
  const thread = (readerSubject: string | null, about: string | null = '111-1') => ({
    ...TO_SELLER,
    answered: answered({ readerSubject, order: about }),
  })
  const noOrder = { ...TO_SELLER, orders: [] }
  for (const { title, facts = TO_SELLER, subject, expected } of [
    { title: 'names the order', subject: 'Where is it?', expected: 'Where is it? [order 333-3]' },
    { title: 'is left alone where it names the order', subject: 'Where is 222-2?', expected: 'Where is 222-2?' },
    { title: 'is the order where there is none', subject: '', expected: '[order 333-3]' },
    {
      title: 'keeps the mark of its thread, though there are newer orders',
      facts: thread('Where is it? [order 111-1]'),
      subject: 'Re: Where is it?',
      expected: 'Re: Where is it? [order 111-1]',
    },
    {
      title: 'gets no second mark',
      facts: thread('Where is it? [order 111-1]'),
      subject: 'Re: Where is it? [order 111-1]',
      expected: 'Re: Where is it? [order 111-1]',
    },
    {
      title: 'stays the one that the seller chose',
      facts: thread('Your parcel'),
      subject: 'AW: Your parcel',
      expected: 'AW: Your parcel',
    },
    {
      title: 'names the order of the message answered when it is a new one',
      facts: thread('Your parcel'),
      subject: 'The colour',
      expected: 'The colour [order 111-1]',
    },
    {
      title: 'names the order when the seller never got the message answered',
      facts: thread(null),
      subject: 'Re: Where is it?',
      expected: 'Re: Where is it? [order 111-1]',
    },
    {
      title: 'says which buyer asks where there is no order',
      facts: noOrder,
      subject: 'Blue?',
      expected: 'Blue? [buyer bbbb]',
    },
    { title: 'is the buyer where there is nothing else', facts: noOrder, subject: '', expected: '[buyer bbbb]' },
    { title: 'says it once', facts: noOrder, subject: 'Blue? [buyer bbbb]', expected: 'Blue? [buyer bbbb]' },
    {
      title: 'keeps saying which buyer asked, after there are orders and after another alias',
      facts: thread('Blue? [buyer zzzz]', null),
      subject: 'Re: Blue?',
      expected: 'Re: Blue? [buyer zzzz]',
    },
    {
      title: 'says which buyer asks where the id of the order would not stand in brackets',
      facts: { ...TO_SELLER, orders: [{ id: 'a]b', placedAt: RECEIVED_AT }] },
      subject: 'Blue?',
      expected: 'Blue? [buyer bbbb]',
    },
  ]) {
    it(title, () => expect(subjectTo(facts, subject)).toBe(expected))
  }

  it('is shortened before a mark is lost, also in an answer', () => {
    for (const long of ['x'.repeat(998), '\u{1f600}'.repeat(499)]) {
      const marked = subjectTo(TO_SELLER, long)
      expect(marked).toMatch(/… \[order 333-3\]$/)
      expect(marked.length).toBeLessThanOrEqual(900)
      expect(marked).not.toMatch(/\p{Cs}/u)
    }
  })
})

describe('the subject a buyer reads', () => {
  const thread = (readerSubject: string) => ({ ...TO_BUYER, answered: answered({ readerSubject }) })
  for (const { title, facts = TO_BUYER, subject, expected } of [
    { title: 'has no mark of ours', subject: 'Re: Where is it? [order 111-1]', expected: 'Re: Where is it?' },
    { title: 'has none in the middle', subject: 'Re: it [order 111-1] (was: x)', expected: 'Re: it (was: x)' },
    { title: 'has no mark of a question', subject: 'Re: Blue? [buyer bbbb]', expected: 'Re: Blue?' },
    { title: 'may be empty', subject: 'Re: [order 111-1]', expected: 'Re:' },
    { title: 'keeps what only looks like a mark', subject: 'Re: it [order 999-9]', expected: 'Re: it [order 999-9]' },
    { title: 'keeps an order named in words', subject: 'Your order 111-1', expected: 'Your order 111-1' },
    {
      title: 'keeps a mark that the buyer wrote',
      facts: thread('Where is it? [order 111-1]'),
      subject: 'Re: Where is it? [order 111-1]',
      expected: 'Re: Where is it? [order 111-1]',
    },
    {
      title: 'has no mark where the buyer wrote none',
      facts: thread('Where is it?'),
      subject: 'Re: Where is it? [order 111-1]',
      expected: 'Re: Where is it?',
    },
  ]) {
    it(title, () => expect(subjectTo(facts, subject)).toBe(expected))
  }
})

describe('references', () => {
  const references = (
    referencedIds: readonly string[],
    known: Record<string, string>,
    readerIds: readonly string[],
  ) => {
    const facts = { ...TO_SELLER, readerIds: new Map(Object.entries(known)), answered: answered({ readerIds }) }
    return threadOf(plainMessage('hello', { referencedIds }), 'Hello', null, facts).references
  }

  it('are what the store knows of the thread, behind what only the program still knew', () => {
    const known = { '<a@w>': '<a@r>', '<b@w>': '<b@r>', '<c@w>': '<c@r>' }
    expect(references(['<a@w>', '<x@w>', '<c@w>'], known, ['<b@r>', '<c@r>'])).toEqual(['<a@r>', '<b@r>', '<c@r>'])
  })

  it('are none where the reader has seen nothing of it', () => expect(references(['<x@w>'], {}, [])).toEqual([]))

  it('are the first and the last nineteen of a long thread', () => {
    const ids = Array.from({ length: 60 }, (_, index) => `<${index}@r>`)
    expect(references([], {}, ids)).toEqual([ids[0], ...ids.slice(-19)])
  })
})

describe('a reply that refers to nothing', () => {
  const ask = (subject: string) => answeredSubject(plainMessage('hello', { subject }))
  it('is looked for by its subject', () => expect(ask('Re: Blue?')).toEqual({ base: 'blue?', order: null }))
  it('is looked for among those of the order that its subject is marked with', () => {
    expect(ask('AW: Blue? [order 111-1]')).toEqual({ base: 'blue?', order: '111-1' })
  })
  it('is none when its subject is not that of a reply', () => expect(ask('Blue?')).toBeNull())
})
