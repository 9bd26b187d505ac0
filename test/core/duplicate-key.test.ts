import { expect, it } from 'vitest'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import { planRelay } from '../../src/core/relay-plan.ts'
import { address, caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

function keyOf(fields: { messageId: string | null; date: Date | null }, message: string): string {
  const ann = address('ann@mail.example')
  const proven = { message: plainMessage('Yes.', fields), author: unsignedAuthor(ann, 'network'), reversePath: ann }
  const facts = caseFacts({ direction: 'buyer-to-seller' })
  return planRelay(proven, facts, casePolicy(), RECEIVED_AT, { ...FIXED_IDS, message }).duplicateKey
}

it('two messages with neither id nor date are two', () => {
  const unnamed = { messageId: null, date: null }
  expect(keyOf(unnamed, 'first')).not.toBe(keyOf(unnamed, 'second'))
})

it('an id or a date makes a message that comes again the same one', () => {
  for (const named of [
    { messageId: '<m1@mail.example>', date: null },
    { messageId: null, date: RECEIVED_AT },
  ]) {
    expect(keyOf(named, 'first')).toBe(keyOf(named, 'second'))
  }
})
