/** How long a client that guesses waits for its answer, and what the wait holds up: nothing else. */

import { describe, expect, it } from 'vitest'
import { createGuessWatch } from '../../src/inbound/guess-watch.ts'
import { createLogger } from '../../src/log/logger.ts'
import { createMailLog } from '../../src/log/mail-log.ts'

const clock = { now: () => new Date('2026-11-22T12:00:00Z') }
const client = { ip: '192.0.2.7', trusted: false, key: '192.0.2.7' }

describe('an answer that is held back', () => {
  it('keeps no daemon from ending', () => {
    const mailLog = createMailLog(createLogger('silent'))
    const limits = { unknownRecipientsPerIpPerHour: 1, guessDelayMs: 60_000 }
    const guesses = createGuessWatch(limits, clock, mailLog)
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
    const before = timers()
    for (let guess = 0; guess < 3; guess++) void guesses.refusing(client)
    expect(timers()).toBe(before)
  })
})
