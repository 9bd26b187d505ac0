/** When a deferred delivery is tried again, and when it is given up. Knows nothing of queues or sockets. */

export interface RetrySchedule {
  /** Waits in ms after the first, second, … attempt; the last one repeats. Never empty. */
  readonly waitsMs: readonly [number, ...number[]]
  /** No wait begins that would end later than this after the message was accepted. */
  readonly giveUpAfterMs: number
}

/**
 * The time of the next attempt after `attempts` failed ones (1 or more), or null when the delivery is given up.
 *
 * `acceptedAt` is when the message was accepted. A clock set back before it counts as no time passed.
 */
export function nextAttemptAt(schedule: RetrySchedule, acceptedAt: Date, attempts: number, now: Date): Date | null {
  const index = Math.min(Math.max(attempts, 1), schedule.waitsMs.length) - 1
  const wait = schedule.waitsMs[index] ?? schedule.waitsMs[0]
  const next = Math.max(now.getTime(), acceptedAt.getTime()) + wait
  return next > acceptedAt.getTime() + schedule.giveUpAfterMs ? null : new Date(next)
}
