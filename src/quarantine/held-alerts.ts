/** Alerts about held messages: one for each, up to what people read in an hour. */

import type { Address } from '../core/address.ts'
import { composeHeldAlert } from '../core/held-alert.ts'
import type { OperatorMail } from '../core/operator-mail.ts'
import type { FreshIds, Outgoing } from '../core/outgoing.ts'
import type { RelayPlan } from '../core/relay-plan.ts'

/** Whoever is held up by more than these reads a list instead. */
export const ALERTS_PER_HOUR = 20
const HOUR_MS = 60 * 60_000

export interface HeldAlertParts {
  /** Where the operators read their mail; without it nobody is told but the log. */
  readonly mailbox: Address | null
  /** How long after it was received a message is held. */
  readonly expireAfterMs: number
  freshIds(): FreshIds
  /** Signs what leaves in the name of that domain. */
  sign(outgoing: Outgoing, domain: string): Outgoing
}

export interface HeldAlerts {
  /** The alert about a plan; null where it holds nothing, nobody is to be told, or the hour has had its share. */
  alertFor(plan: RelayPlan, receivedAt: Date, now: Date): OperatorMail | null
  /** Takes so many back that were not committed. */
  giveBack(count: number): void
}

export function createHeldAlerts({ mailbox, expireAfterMs, freshIds, sign }: HeldAlertParts): HeldAlerts {
  /** An hour that begins with its first alert, so that its last one can promise silence for the rest of it. */
  let hour = { endsAt: Number.NEGATIVE_INFINITY, alerts: 0 }

  return {
    alertFor(plan, receivedAt, now) {
      if (mailbox === null || plan.disposition.kind !== 'quarantine') return null
      const at = now.getTime()
      // A clock that was set back far must not keep the operators waiting for as long.
      if (at >= hour.endsAt || at < hour.endsAt - HOUR_MS) hour = { endsAt: at + HOUR_MS, alerts: 0 }
      if (hour.alerts >= ALERTS_PER_HOUR) return null
      hour.alerts++
      const isLastOfHour = hour.alerts === ALERTS_PER_HOUR
      const heldUntil = new Date(receivedAt.getTime() + expireAfterMs)
      const ids = freshIds()
      const alert = composeHeldAlert({ plan, receivedAt, heldUntil, isLastOfHour }, mailbox, ids, now)
      const outgoing = sign(alert, plan.facts.marketplace.domain)
      return { id: ids.message, kind: 'alert', receivedAt: now, cameBy: null, outgoing }
    },
    giveBack(count) {
      hour.alerts = Math.max(0, hour.alerts - count)
    },
  }
}
