/** What operators read of the phrases that made a finding, with words made up here. */

import { describe, expect, it } from 'vitest'
import type { Side } from '../../src/core/direction.ts'
import { explainMarketing } from '../../src/core/inspect/explain-marketing.ts'
import { MARKETING } from '../../src/core/inspect/marketing.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import type { WeighedPhrase } from '../../src/core/marketing-words.ts'
import { casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const PHRASES: readonly WeighedPhrase[] = [
  { purpose: 'coupon', weight: 8, phrase: '(use|enter) [the] code' },
  { purpose: 'coupon', weight: -3, phrase: 'code ... printed' },
  { purpose: 'emphasis', weight: 6, phrase: 'next order*' },
  { purpose: 'context', weight: -10, phrase: 'broken' },
  { purpose: 'context', weight: -9, phrase: 'complain*' },
]
const POLICY = { ...casePolicy(), marketing: { threshold: 10, words: [{ language: 'en' as const, phrases: PHRASES }] } }

const explain = (text: string, writer: Side = 'seller') =>
  explainMarketing(readMessage(plainMessage(text), { writer }), POLICY)

describe('explained marketing', () => {
  it('names each phrase, its file and table, its weight and its words in the text', () => {
    expect(explain('Thank you. Use the code on your next orders.')).toEqual([
      {
        rule: 'marketing.coupon',
        found: true,
        where: 'text',
        excerpt: expect.stringContaining('Use the code on your next orders.'),
        phrases: [
          { language: 'en', purpose: 'coupon', weight: 8, phrase: '(use|enter) [the] code', text: 'Use the code' },
          { language: 'en', purpose: 'emphasis', weight: 6, phrase: 'next order*', text: 'next orders' },
        ],
        sum: 14,
        threshold: 10,
        buyers_surcharge: 0,
        sentences_surcharge: 0,
      },
    ])
  })

  it('says what two sentences need beyond one', () => {
    expect(explain('Enter the code. It is for your next order.')).toMatchObject([
      { found: true, sum: 14, sentences_surcharge: 1, phrases: [{ text: 'Enter the code' }, { text: 'next order' }] },
    ])
  })

  it('says what buyers need beyond sellers, and shows what came nearest', () => {
    expect(explain('Use the code on your next order.', 'buyer')).toMatchObject([
      { rule: 'marketing.coupon', found: false, sum: 14, threshold: 10, buyers_surcharge: 20 },
    ])
  })

  it('counts what speaks against it, the context only as far as it may', () => {
    const text = 'Use the code for your next order, or enter the code of your next orders: it is broken and I complain.'
    // 8 + 6 of the phrases, each once; of the -19 of the context, -12.
    expect(explain(text)).toMatchObject([
      { found: false, sum: 2, phrases: [8, 6, -10, -9].map((weight) => ({ weight })) },
    ])
  })

  it('shows the section that came nearest beside a finding, and not the finding again', () => {
    const text =
      'Use the code on your next order.\n\nThank you.\n\nBest regards.\n\nPlease enter the code, as it is printed.'
    expect(explain(text)).toMatchObject([
      { found: true, sum: 14 },
      { found: false, sum: 5, phrases: [{ weight: 8 }, { weight: -3, text: 'code, as it is printed' }] },
    ])
  })

  it('has nothing to say of a text without phrases that speak for a rule', () => {
    expect(explain('It is broken. It is for the next order.')).toEqual([])
  })

  it('finds what the rules find', () => {
    const reading = readMessage(plainMessage('Use the code on your next order. Enter the code. Your next order!'))
    const rules = Object.values(MARKETING).flatMap((rule) => rule(reading, POLICY))
    const explained = explainMarketing(reading, POLICY).filter(({ found }) => found)
    expect(explained.map(({ rule, where, excerpt }) => ({ rule, where, excerpt }))).toEqual(
      rules.map(({ rule, where, excerpt }) => ({ rule, where, excerpt })),
    )
  })
})
