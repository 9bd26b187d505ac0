/** Alerts about parties that strikes bring under review or suspend: one for each step, up to what people read in an hour. */

import type { Address } from '../core/address.ts'
import { ALERTS_PER_HOUR, alertHourAt, BEFORE_THE_FIRST_ALERT } from '../core/alert-hour.ts'
import type { OperatorMail } from '../core/operator-mail.ts'
import type { FreshIds, Outgoing } from '../core/outgoing.ts'
import type { RelayPlan } from '../core/relay-plan.ts'
import { composeStrikeAlert } from '../core/strike-alert.ts'

export interface StrikeAlertParts {
  /** Where the operators read their mail; without it nobody is told but the log. */
  readonly mailbox: Address | null
  freshIds(): FreshIds
  /** Signs what leaves in the name of that domain. */
  sign(outgoing: Outgoing, domain: string): Outgoing
}

export interface StrikeAlerts {
  /** The alert about a plan; null where it brings nobody so far, nobody is to be told, or the hour has had its share. */
  alertFor(plan: RelayPlan, now: Date): OperatorMail | null
  /** Takes back the alerts of plans that were not committed. */
  giveBack(plans: readonly RelayPlan[]): void
}

export function createStrikeAlerts({ mailbox, freshIds, sign }: StrikeAlertParts): StrikeAlerts {
  let hour = BEFORE_THE_FIRST_ALERT
  return {
    alertFor({ strike, facts, message }, now) {
      const step = strike?.movesTo ?? null
      if (mailbox === null || strike === null || step === null || step === 'warn') return null
      hour = alertHourAt(hour, now)
      if (hour.alerts >= ALERTS_PER_HOUR) return null
      hour = { ...hour, alerts: hour.alerts + 1 }
      const ids = freshIds()
      const alert = composeStrikeAlert({ facts, message, step, count: strike.count }, mailbox, ids, now)
      const outgoing = sign(alert, facts.marketplace.domain)
      return { id: ids.message, kind: 'alert', receivedAt: now, cameBy: null, outgoing }
    },
    giveBack(plans) {
      const given = plans.filter(({ alert, strike }) => alert !== null && strike !== null).length
      hour = { ...hour, alerts: Math.max(0, hour.alerts - given) }
    },
  }
}
