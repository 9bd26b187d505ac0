/**
 * Alerts about held messages: one for each, up to what people read in an hour. A loop has one for its conversation, so
 * that it does not take the alerts about everything else.
 */

import type { Address } from '../core/address.ts'
import { ALERTS_PER_HOUR, alertHourAt, BEFORE_THE_FIRST_ALERT } from '../core/alert-hour.ts'
import { composeHeldAlert, onlySmellsOfLoop, smellsOfLoop } from '../core/held-alert.ts'
import type { OperatorMail } from '../core/operator-mail.ts'
import type { FreshIds, Outgoing } from '../core/outgoing.ts'
import type { RelayPlan } from '../core/relay-plan.ts'

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
  /**
   * The alert about a plan; null where it holds nothing, nobody is to be told, or the hour has had its share, in all or
   * of a loop.
   */
  alertFor(plan: RelayPlan, receivedAt: Date, now: Date): OperatorMail | null
  /** Takes back the alerts of plans that were not committed. */
  giveBack(plans: readonly RelayPlan[]): void
}

export function createHeldAlerts({ mailbox, expireAfterMs, freshIds, sign }: HeldAlertParts): HeldAlerts {
  let hour = BEFORE_THE_FIRST_ALERT
  /** Conversations of this hour that had an alert as a loop. */
  const loops = new Set<string>()

  return {
    alertFor(plan, receivedAt, now) {
      if (mailbox === null || plan.disposition.kind !== 'quarantine') return null
      const current = alertHourAt(hour, now)
      if (current !== hour) loops.clear()
      hour = current
      if (hour.alerts >= ALERTS_PER_HOUR) return null
      const { conversation } = plan.facts
      if (onlySmellsOfLoop(plan.findings) && loops.has(conversation)) return null
      if (smellsOfLoop(plan.findings)) loops.add(conversation)
      hour = { ...hour, alerts: hour.alerts + 1 }
      // The hour began with its first alert, so that its last one can promise silence for the rest of it.
      const isLastOfHour = hour.alerts === ALERTS_PER_HOUR
      const heldUntil = new Date(receivedAt.getTime() + expireAfterMs)
      const ids = freshIds()
      const alert = composeHeldAlert({ plan, receivedAt, heldUntil, isLastOfHour }, mailbox, ids, now)
      const outgoing = sign(alert, plan.facts.marketplace.domain)
      return { id: ids.message, kind: 'alert', receivedAt: now, cameBy: null, outgoing }
    },
    giveBack(plans) {
      for (const { alert, disposition, facts, findings } of plans) {
        if (alert === null || disposition.kind !== 'quarantine') continue
        hour = { ...hour, alerts: Math.max(0, hour.alerts - 1) }
        if (smellsOfLoop(findings)) loops.delete(facts.conversation)
      }
    },
  }
}
