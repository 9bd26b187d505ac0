import { describe, expect, it } from 'vitest'
import { mailAddresses } from '../../src/core/inspect/contact-email.ts'
import { messengerInvitations } from '../../src/core/inspect/contact-messenger.ts'
import { telephoneNumbers } from '../../src/core/inspect/contact-phone.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import type { Rule } from '../../src/core/inspect/rules.ts'
import { casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const policy = casePolicy()

function msOf(rule: Rule, piece: string, length: number): number {
  const reading = readMessage(plainMessage(piece.repeat(Math.ceil(length / piece.length))))
  for (const text of reading.texts) text.normal.lower()
  const start = performance.now()
  rule(reading, policy)
  return performance.now() - start
}

/** Four times the text takes some four times as long; what grows with the square takes sixteen times. */
describe('time grows linearly on a hostile megabyte', () => {
  for (const [title, rule, pieces] of [
    [
      'of mail addresses',
      mailAddresses,
      ['a@', '@', 'a at ', ' gmail', '&#64;', 'google mail ', 'ann.lee, the at, ', 'moc.liamg@'],
    ],
    [
      'of numbers',
      telephoneNumbers,
      ['1 ', '0171234567\n', 'order 1234567 ', 'zero ', '+49', '٠', '1, then ', 'call 12, then 034\n', '3 times '],
    ],
    [
      'of messengers',
      messengerInvitations,
      ['whatsapp ', 'w.', '微信', 'message us ', 'telegram find a_', 'app with the paper plane '],
    ],
  ] as const satisfies readonly (readonly [string, Rule, readonly string[]])[]) {
    it(title, () => {
      for (const piece of pieces) {
        msOf(rule, piece, 2000)
        const small = Math.max(msOf(rule, piece, 250_000), 20)
        const large = msOf(rule, piece, 1_000_000)
        expect(large / small, JSON.stringify(piece)).toBeLessThan(12)
      }
    }, 60_000)
  }
})
