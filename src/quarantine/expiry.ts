/** Drops held messages that nobody decided about in their time. */

import type { MailLog } from '../log/mail-log.ts'
import type { MessageRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../system/clock.ts'
import { type Scheduler, systemScheduler } from '../system/scheduler.ts'
import { dropHeld, type DropParts } from './drop-held.ts'

export interface ExpiryParts extends DropParts {
  readonly store: Pick<Store, 'listMessages' | 'messageNoticeContext' | 'dropMessage'>
  /** How long after it was received a message is held. */
  readonly expireAfterMs: number
  readonly clock: Clock
  readonly mailLog: MailLog
  /** Called after notices were queued. */
  wakeDelivery(): void
  readonly scheduler?: Scheduler
}

export interface QuarantineExpiry {
  /** Looks no more, and resolves once what is under way has ended. */
  stop(): Promise<void>
}

const LONGEST_PAUSE_MS = 5 * 60_000
/** A short life in quarantine is kept to about as well as a long one. */
const SHORTEST_PAUSE_MS = 1_000
/** So many are read at once; each is dropped by itself, so that mail is not kept waiting. */
const BATCH = 50

/** Looks at once, for a daemon may have been away for long, and then again and again. */
export function startQuarantineExpiry(parts: ExpiryParts): QuarantineExpiry {
  const { store, expireAfterMs, clock, mailLog, scheduler = systemScheduler } = parts
  const pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, expireAfterMs / 10))
  let stopped = false
  let callOff: (() => void) | null = null
  let looking = look()

  return {
    async stop() {
      stopped = true
      callOff?.()
      await looking
    },
  }

  /** Never rejects: what fails now is tried again at the next look. */
  async function look(): Promise<void> {
    try {
      while (!stopped && (await dropBatch()));
    } catch (error) {
      mailLog.trouble('quarantine expiry', error)
    }
    if (stopped) return
    callOff = scheduler.after(pauseMs, () => {
      looking = look()
    })
  }

  /** True where there may be more to drop at once. A batch of nothing but failures is left to the next look. */
  async function dropBatch(): Promise<boolean> {
    const before = new Date(clock.now().getTime() - expireAfterMs)
    const expired = await store.listMessages({ limit: BATCH, before, held: true })
    let ended = 0
    for (const message of expired) {
      if (stopped) return false
      if (await dropOne(message)) ended++
    }
    return ended > 0 && expired.length === BATCH
  }

  /** False where it failed; its failure must not keep the others. */
  async function dropOne(message: MessageRecord): Promise<boolean> {
    const { id, conversation, direction, receivedAt } = message
    try {
      const dropped = await dropHeld(message, parts, clock.now())
      // An operator decided just now.
      if (dropped === 'not-held') return true
      const event = { message: id, conversation, direction }
      mailLog.quarantineExpired({ ...event, held_since: receivedAt })
      if (dropped === 'told') {
        mailLog.noticed({ ...event, reason: 'withheld' })
        parts.wakeDelivery()
      }
      return true
    } catch (error) {
      mailLog.trouble('quarantine expiry', error, { message: id })
      return false
    }
  }
}
