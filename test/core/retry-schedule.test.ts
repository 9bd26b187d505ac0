import { describe, expect, it } from 'vitest'
import { nextAttemptAt, type RetrySchedule } from '../../src/core/retry-schedule.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const schedule = (giveUpAfterMs: number): RetrySchedule => ({ waitsMs: [MINUTE, 5 * MINUTE, 2 * HOUR], giveUpAfterMs })
const at = (time: string) => new Date(`2026-11-20T${time}:00Z`)

describe('the next attempt', () => {
  for (const { title, attempts, now, giveUpAfterMs, expected } of [
    {
      title: 'waits a minute after the first attempt',
      attempts: 1,
      now: '10:00',
      giveUpAfterMs: 48 * HOUR,
      expected: '10:01',
    },
    { title: 'waits longer after the second', attempts: 2, now: '10:01', giveUpAfterMs: 48 * HOUR, expected: '10:06' },
    { title: 'repeats the longest wait', attempts: 40, now: '14:00', giveUpAfterMs: 48 * HOUR, expected: '16:00' },
    {
      title: 'takes place when the wait ends exactly at the limit',
      attempts: 3,
      now: '10:00',
      giveUpAfterMs: 2 * HOUR,
      expected: '12:00',
    },
    {
      title: 'is given up when the wait would end after the limit',
      attempts: 3,
      now: '10:01',
      giveUpAfterMs: 2 * HOUR,
      expected: null,
    },
    {
      title: 'is never in the past of the acceptance when the clock went back',
      attempts: 1,
      now: '09:00',
      giveUpAfterMs: HOUR,
      expected: '10:01',
    },
  ]) {
    it(title, () =>
      expect(nextAttemptAt(schedule(giveUpAfterMs), at('10:00'), attempts, at(now))).toEqual(expected && at(expected)),
    )
  }
})
