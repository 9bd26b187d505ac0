import { describe, expect, it } from 'vitest'
import type { Observation } from '../../src/core/finding.ts'
import { mailAddresses } from '../../src/core/inspect/contact-email.ts'
import { messengerInvitations } from '../../src/core/inspect/contact-messenger.ts'
import { telephoneNumbers } from '../../src/core/inspect/contact-phone.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import type { Rule } from '../../src/core/inspect/rules.ts'
import { casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'
import { LINES as EMAIL_LINES } from './contact-email-lines.ts'
import { HONEST_LINES } from './contact-honest-lines.ts'
import { LINES as MESSENGER_LINES } from './contact-messenger-lines.ts'
import { LINES as PHONE_LINES } from './contact-phone-lines.ts'

const policy = casePolicy()
const cutOut = (text: string, found: readonly Observation[]) =>
  found.map(({ target }) => (target.kind === 'text' ? text.slice(target.start, target.end) : target.kind))

for (const [title, rule, lines] of [
  ['a mail address', mailAddresses, EMAIL_LINES],
  ['a telephone number', telephoneNumbers, PHONE_LINES],
  ['an invitation to a messenger', messengerInvitations, MESSENGER_LINES],
] as const satisfies readonly (readonly [string, Rule, readonly (readonly [string, readonly string[]])[]])[]) {
  describe(`${title} is found, and taken out whole`, () => {
    for (const [text, stretches] of lines) {
      it(JSON.stringify(text), () => {
        expect(cutOut(text, (rule as Rule)(readMessage(plainMessage(text)), policy))).toEqual(stretches)
      })
    }
  })
}

describe('no contact is found', () => {
  for (const text of HONEST_LINES) {
    it(JSON.stringify(text), () => {
      const reading = readMessage(plainMessage(text))
      const found = [
        ...mailAddresses(reading, policy),
        ...telephoneNumbers(reading, policy),
        ...messengerInvitations(reading),
      ]
      expect(cutOut(text, found)).toEqual([])
    })
  }
})
