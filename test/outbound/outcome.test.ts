import { describe, expect, it } from 'vitest'
import { outcomeOf, type SendStep } from '../../src/outbound/outcome.ts'

const AFTER_MAIL: readonly SendStep[] = ['mail', 'rcpt', 'data', 'final']
const STEPS: readonly SendStep[] = ['session', ...AFTER_MAIL]

describe('the outcome of an attempt', () => {
  it('is delivered only after the final dot', () => {
    expect(STEPS.filter((step) => outcomeOf(step, '250 2.0.0 Ok').kind === 'delivered')).toEqual(['final'])
  })

  it('is final for a 5yz after MAIL and transient for one before it', () => {
    expect(STEPS.filter((step) => outcomeOf(step, '550 5.1.1 No such user').kind === 'failed')).toEqual(AFTER_MAIL)
    expect(outcomeOf('session', '554 5.7.1 Go away').kind).toBe('deferred')
  })

  for (const answer of [
    '451 4.3.0 Later',
    '421 4.3.2 Shutting down',
    '354 Go on',
    '530 5.7.0 Must issue STARTTLS first',
    '535 5.7.8 Bad credentials',
    '',
    '5',
    '55',
    '5500 what',
    'hello',
    '999 what',
    '250-ok\n550 no',
    '<html>550 </html>',
  ]) {
    it(`is transient for ${JSON.stringify(answer)} at every step`, () => {
      expect(STEPS.map((step) => outcomeOf(step, answer).kind)).toEqual(STEPS.map(() => 'deferred'))
    })
  }

  it('is transient for every error', () => {
    for (const step of STEPS) {
      expect(outcomeOf(step, new Error('550 in the text of an error'))).toEqual({
        kind: 'deferred',
        reply: '550 in the text of an error',
      })
    }
  })

  it('keeps the reply on one line without control characters', () => {
    expect(outcomeOf('rcpt', '550-5.1.1 No\x1b[31m such\r\n550 5.1.1 user\u2028\u200bhere').reply).toBe(
      '550-5.1.1 No [31m such 550 5.1.1 user here',
    )
  })

  it('keeps no more than 500 characters of it, whole ones', () => {
    const { reply } = outcomeOf('rcpt', `550 ${'😀'.repeat(10_000)}`)
    expect([...reply]).toHaveLength(500)
    expect(reply.endsWith('😀')).toBe(true)
  })
})
