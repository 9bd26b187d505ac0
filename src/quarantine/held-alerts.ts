/**
 * Alerts about held messages: one for each, up to what people read in an hour. A loop has one for its conversation, so
 * that it does not take the alerts about everything else.
 */

import type { Address } from '../core/address.ts'
import { composeHeldAlert, onlySmellsOfLoop, smellsOfLoop } from '../core/held-alert.ts'
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
  /**
   * The alert about a plan; null where it holds nothing, nobody is to be told, or the hour has had its share, in all or
   * of a loop.
   */
  alertFor(plan: RelayPlan, receivedAt: Date, now: Date): OperatorMail | null
  /** Takes back the alerts of plans that were not committed. */
  giveBack(plans: readonly RelayPlan[]): void
}

export function createHeldAlerts({ mailbox, expireAfterMs, freshIds, sign }: HeldAlertParts): HeldAlerts {
  /** An hour that begins with its first alert, so that its last one can promise silence for the rest of it. */
  let hour = { endsAt: Number.NEGATIVE_INFINITY, alerts: 0, loops: new Set<string>() }

  return {
    alertFor(plan, receivedAt, now) {
      if (mailbox === null || plan.disposition.kind !== 'quarantine') return null
      const at = now.getTime()
      // A clock that was set back far must not keep the operators waiting for as long.
      if (at >= hour.endsAt || at < hour.endsAt - HOUR_MS) hour = { endsAt: at + HOUR_MS, alerts: 0, loops: new Set() }
      if (hour.alerts >= ALERTS_PER_HOUR) return null
      const { conversation } = plan.facts
      if (onlySmellsOfLoop(plan.findings) && hour.loops.has(conversation)) return null
      if (smellsOfLoop(plan.findings)) hour.loops.add(conversation)
      hour.alerts++
      const isLastOfHour = hour.alerts === ALERTS_PER_HOUR
      const heldUntil = new Date(receivedAt.getTime() + expireAfterMs)
      const ids = freshIds()
      const alert = composeHeldAlert({ plan, receivedAt, heldUntil, isLastOfHour }, mailbox, ids, now)
      const outgoing = sign(alert, plan.facts.marketplace.domain)
      return { id: ids.message, kind: 'alert', receivedAt: now, cameBy: null, outgoing }
    },
    giveBack(plans) {
      for (const { alert, facts, findings } of plans) {
        if (alert === null) continue
        hour.alerts = Math.max(0, hour.alerts - 1)
        if (smellsOfLoop(findings)) hour.loops.delete(facts.conversation)
      }
    },
  }
}
