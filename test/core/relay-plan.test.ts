import { describe, expect, it } from 'vitest'
import type { CaseFacts } from '../support/case-facts.ts'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import type { Attachment, Message } from '../../src/core/message/message.ts'
import type { RelayFacts } from '../../src/core/relay-facts.ts'
import { planRelay, type RelayPlan } from '../../src/core/relay-plan.ts'
import { address, caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const FROM_BUYER: CaseFacts = { direction: 'buyer-to-seller' }

function plan(text: string, fields: Partial<Message> = {}, facts: RelayFacts = caseFacts(FROM_BUYER)): RelayPlan {
  const writtenBy = facts.writer.addresses[0]
  const proven = {
    message: plainMessage(text, fields),
    author: unsignedAuthor(writtenBy, 'network'),
    reversePath: writtenBy,
  }
  return planRelay(proven, facts, casePolicy(), RECEIVED_AT, FIXED_IDS)
}

describe('the duplicate key', () => {
  const key = (fields: Partial<Message> = {}) => plan('hello', fields).duplicateKey

  it('is that of the same message sent again', () => {
    expect(key()).toBe(key())
    const unnamed = { messageId: null }
    expect(key(unnamed)).toBe(key(unnamed))
  })

  for (const [title, fields] of [
    ['Message-ID', { messageId: '<m2@mail.example>' }],
    ['body under a Message-ID used twice', { bodyHash: 'another hash' }],
    ['kind of writer: what a machine wrote does not stand for it', { signs: { 'auto-submitted': ['auto-replied'] } }],
  ] satisfies [string, Partial<Message>][]) {
    it(`is another one for another ${title}`, () => expect(key(fields)).not.toBe(key()))
  }

  for (const [title, fields] of [
    ['subject', { subject: 'Another question' }],
    ['date', { date: new Date('2026-11-20T10:00:01Z') }],
  ] satisfies [string, Partial<Message>][]) {
    it(`of a message without Message-ID is another one for another ${title}`, () => {
      expect(key({ ...fields, messageId: null })).not.toBe(key({ messageId: null }))
    })
  }

  it('is another one for another address that wrote it', () => {
    const facts = caseFacts(FROM_BUYER)
    const work = { ...facts, writer: { ...facts.writer, addresses: [address('ann@work.example')] as const } }
    expect(plan('hello', {}, work).duplicateKey).not.toBe(key())
  })
})

describe('the order of a message', () => {
  const facts = {
    ...caseFacts(FROM_BUYER),
    orders: ['333-3', '222-2', '111-1'].map((id) => ({ id, placedAt: RECEIVED_AT })),
  }
  for (const { title, subject, text, order } of [
    {
      title: 'the one that the subject names, before one in the text',
      subject: 'on 111-1',
      text: '222-2',
      order: '111-1',
    },
    { title: 'the one that the text names', subject: 'Hello', text: 'where is 222-2?', order: '222-2' },
    { title: 'the newest one where none is named', subject: 'Hello', text: 'where is it?', order: '333-3' },
  ]) {
    it(`is ${title}`, () => expect(plan(text, { subject }, facts).order).toBe(order))
  }

  it('is none where there is no order yet', () => expect(plan('hello', {}, { ...facts, orders: [] }).order).toBeNull())
})

describe('a conversation in which much is written', () => {
  const findings = (messagesLastHour: number) =>
    plan('hello', {}, caseFacts({ ...FROM_BUYER, messagesLastHour })).findings.map(({ rule }) => rule)

  it('has its messages held from the one after the limit on', () => {
    expect(findings(39)).toEqual([])
    expect(findings(40)).toEqual(['structure.rate'])
  })
})

describe('a reader whose address does not work', () => {
  const unreachable = caseFacts({ ...FROM_BUYER, readerUnreachable: true })

  it('gets nothing, and the writer is told at once', () => {
    const { disposition, findings, outgoing, notice } = plan('hello', {}, unreachable)
    expect(disposition).toEqual({ kind: 'discard' })
    expect(findings).toMatchObject([{ rule: 'structure.unreachable', action: 'discard' }])
    expect(outgoing).toBeNull()
    const text = Buffer.from(notice?.bytes ?? []).toString()
    expect(text).toContain('does not take mail')
    expect(text).not.toContain('Please change it')
  })

  it('and a machine that writes to it are left to themselves', () => {
    expect(plan('out of office', { signs: { 'auto-submitted': ['auto-replied'] } }, unreachable).notice).toBeNull()
  })
})

describe('a seller with strikes', () => {
  const LINK = 'See blue-widgets.example/offers'
  const wordsOf = ({ notice }: RelayPlan) =>
    Buffer.from(notice?.bytes ?? [])
      .toString()
      .replace(/\s+/g, ' ')
  const from = (facts: Omit<CaseFacts, 'direction'>, text: string, fields: Partial<Message> = {}) =>
    plan(text, fields, caseFacts({ direction: 'seller-to-buyer', ...facts }))

  for (const { title, strikes, says } of [
    { title: 'hears of nothing but the message', strikes: 0, says: null },
    { title: 'is warned from the third on', strikes: 2, says: 'broke the rules: 3. When this number reaches 10,' },
    { title: 'hears of the review', strikes: 9, says: 'broke the rules: 10. From now on, a person looks at' },
    { title: 'hears of the suspension', strikes: 29, says: 'From now on, your messages are not passed on.' },
  ]) {
    it(`${title}, with ${strikes} before`, () => {
      const discarded = from({ strikes }, LINK)
      expect(discarded.strike).toMatchObject({ count: strikes + 1 })
      if (says === null) expect(wordsOf(discarded)).not.toContain('broke the rules')
      else expect(wordsOf(discarded)).toContain(says)
    })
  }

  it('gets none for what is stripped, held or relayed', () => {
    expect(from({}, 'It is blue.').strike).toBeNull()
    expect(from({}, `It is blue.\n\n> ${LINK}`)).toMatchObject({ disposition: { kind: 'relay' }, strike: null })
    expect(from({ messagesLastHour: 40 }, 'It is blue.')).toMatchObject({
      disposition: { kind: 'quarantine' },
      strike: null,
    })
  })

  it('gets none for what a machine wrote, or for a reader that cannot be reached', () => {
    const automatic = { signs: { 'auto-submitted': ['auto-replied'] } }
    expect(from({ strikes: 10 }, LINK, automatic)).toMatchObject({ strike: null, plannedStrikes: { least: 0 } })
    expect(from({ readerUnreachable: true }, 'It is blue.')).toMatchObject({
      disposition: { kind: 'discard' },
      strike: null,
    })
  })

  it('has everything held from the tenth on, built as it would be sent', () => {
    expect(from({ strikes: 9 }, 'It is blue.').disposition).toEqual({ kind: 'relay' })
    const held = from({ strikes: 10 }, 'It is blue.')
    expect(held).toMatchObject({
      disposition: { kind: 'quarantine' },
      findings: [{ rule: 'structure.review', action: 'quarantine' }],
      notice: null,
      strike: null,
      plannedStrikes: { least: 10 },
    })
    expect(Buffer.from(held.outgoing?.bytes ?? []).toString()).toContain('It is blue.')
  })

  it('is still judged by the rules while all is held', () => {
    const discarded = from({ strikes: 10 }, LINK)
    expect(discarded).toMatchObject({ disposition: { kind: 'discard' }, strike: { count: 11, movesTo: null } })
    expect(wordsOf(discarded)).toContain('Take out the website address')
  })

  it('has nothing held once they are forgotten', () => {
    const facts = caseFacts({ direction: 'seller-to-buyer', strikes: 10 })
    const author = unsignedAuthor(facts.writer.addresses[0], 'network')
    const proven = { message: plainMessage('It is blue.'), author, reversePath: author.address }
    const days = (count: number) => new Date(RECEIVED_AT.getTime() - 3_600_000 + count * 24 * 3_600_000)
    const dispositionAt = (now: Date) => planRelay(proven, facts, casePolicy(), now, FIXED_IDS).disposition.kind
    expect(dispositionAt(new Date(days(90).getTime() - 1))).toBe('quarantine')
    expect(dispositionAt(days(90))).toBe('relay')
  })

  it('and no steps set is left alone', () => {
    const facts = caseFacts({ direction: 'seller-to-buyer', strikes: 500 })
    const author = unsignedAuthor(facts.writer.addresses[0], 'network')
    const policy = casePolicy({ policy: { strikes: { warnAt: 0, holdAt: 0, suspendAt: 0 } } })
    const message = plainMessage('It is blue.')
    const relayed = planRelay({ message, author, reversePath: author.address }, facts, policy, RECEIVED_AT, FIXED_IDS)
    expect(relayed).toMatchObject({ disposition: { kind: 'relay' }, findings: [] })
  })

  it('who is suspended gets nothing passed on, no strike, and a notice that says so alone', () => {
    for (const text of ['It is blue.', LINK]) {
      const discarded = from({ suspended: true, strikes: 30, responseDueAt: '2026-11-20T12:00:00Z' }, text)
      expect(discarded).toMatchObject({
        disposition: { kind: 'discard' },
        outgoing: null,
        strike: null,
        plannedStrikes: { least: 0 },
      })
      expect(discarded.findings[0]).toMatchObject({ rule: 'structure.suspended', action: 'discard' })
      expect(wordsOf(discarded)).toContain('your messages are not passed on at present')
      expect(wordsOf(discarded)).not.toMatch(/change it|24 hours|website/)
    }
  })

  it('who is suspended hears nothing of it where a machine writes, nor of a reader that cannot be reached', () => {
    expect(from({ suspended: true }, 'away', { signs: { 'auto-submitted': ['auto-replied'] } }).notice).toBeNull()
    const unreachable = from({ suspended: true, readerUnreachable: true }, 'It is blue.')
    expect(wordsOf(unreachable)).toContain('your messages are not passed on at present')
  })
})

describe('a seller whose answer is awaited', () => {
  const textOf = (direction: 'seller-to-buyer' | 'buyer-to-seller', responseDueAt?: string) => {
    const facts = caseFacts({ direction, ...(responseDueAt !== undefined && { responseDueAt }) })
    const { notice } = plan('See blue-widgets.example/offers', {}, facts)
    return Buffer.from(notice?.bytes ?? [])
      .toString()
      .replace(/\s+/g, ' ')
  }

  it('hears with a discarded message how much time is left, in UTC', () => {
    expect(textOf('seller-to-buyer', '2026-11-20T15:12:30Z')).toContain(
      '5 h 12 min were left when we wrote this (they end at 2026-11-20 15:12 UTC)',
    )
    expect(textOf('seller-to-buyer', '2026-11-20T09:12:30Z')).toContain('are over (they ended at 2026-11-20 09:12 UTC)')
  })

  it('and others hear nothing of it', () => expect(textOf('seller-to-buyer')).not.toContain('24 hours'))
})

describe('the language of a message', () => {
  const german = 'Guten Tag, sehen Sie bitte auf blue-widgets.example nach.'
  const fromSeller = caseFacts({ direction: 'seller-to-buyer' })

  it('is kept, and that of the notice about it', () => {
    const { language, notice } = plan(german, {}, fromSeller)
    expect(language).toBe('de')
    const bytes = Buffer.from(notice?.bytes ?? []).toString()
    expect(bytes).toContain('Content-Language: de')
    expect(bytes).toContain('Nehmen Sie die Internetadresse heraus')
  })

  it('is that of its writer, not of what is quoted, and changes nothing that is found', () => {
    const quoting = plan(`Danke, das ist sehr nett!\n\n${'> Is the blue one still for sale?\n'.repeat(9)}`)
    expect(quoting.language).toBe('de')
    const { findings } = plan(german, {}, fromSeller)
    expect(findings.map(({ advice }) => advice)).toEqual([expect.stringContaining('Take out the website address')])
  })

  it('is English where nothing tells it', () => expect(plan('OK', { subject: '' }).language).toBe('en'))
})

it('what discards a message is told, however much else was found before it', () => {
  const links = Array.from({ length: 150 }, (_, index) => `> shop${index}.example/x`).join('\n')
  const content = new Uint8Array(10)
  const file: Attachment = {
    name: 'offer.zip',
    declaredType: 'application/zip',
    content,
    cleaned: content,
    text: null,
    codes: [],
    dangers: [],
    kind: 'pdf',
    contentId: null,
  }
  const fromSeller = caseFacts({ direction: 'seller-to-buyer' })
  const { disposition, notice } = plan(`See the file.\n\n${links}`, { attachments: [file] }, fromSeller)
  expect(disposition).toEqual({ kind: 'discard' })
  expect(Buffer.from(notice?.bytes ?? []).toString()).toContain('This is what we found')
})

it('a record names a hundred findings, and the rest is taken out all the same', () => {
  const links = Array.from({ length: 150 }, (_, index) => `shop${index}.example/x`).join('\n')
  const { findings, outgoing } = plan(links)
  expect(findings).toHaveLength(100)
  expect(Buffer.from(outgoing?.bytes ?? []).toString()).not.toContain('shop')
})
