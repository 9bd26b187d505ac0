/**
 * Makes guessing addresses slow.
 *
 * An alias has 80 bits that nobody can guess; but whoever tries should cost us little and be seen. Only answers that
 * refuse are held back: honest mail from the same network goes on as fast as before.
 */

import { setTimeout as wait } from 'node:timers/promises'
import type { MailLog } from '../log/mail-log.ts'
import type { Clock } from '../system/clock.ts'
import type { Client } from './inbound.ts'
import { createRateLimiter } from './rate-limiter.ts'

export interface GuessWatch {
  /** Call it before a recipient is refused as unknown; resolves when the client may hear so. */
  refusing(client: Client): Promise<void>
}

export interface GuessLimits {
  /** Refusals per IP and hour that are answered at once; 0 for no limit. */
  readonly unknownRecipientsPerIpPerHour: number
  readonly guessDelayMs: number
}

const HOUR_MS = 60 * 60_000

export function createGuessWatch(limits: GuessLimits, clock: Clock, mailLog: MailLog): GuessWatch {
  const refusals = createRateLimiter(limits.unknownRecipientsPerIpPerHour, { periodMs: HOUR_MS })
  // One line an hour says as much as one for each of thousands of guesses.
  const lines = createRateLimiter(1, { periodMs: HOUR_MS })

  return {
    async refusing({ key, ip }) {
      const now = clock.now()
      if (key === null || refusals.take(key, now)) return
      if (lines.take(key, now)) mailLog.guessing({ ip, allowed_per_hour: limits.unknownRecipientsPerIpPerHour })
      // Who waits for it may go, and so may the daemon.
      await wait(limits.guessDelayMs, undefined, { ref: false })
    },
  }
}
