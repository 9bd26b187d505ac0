/** Alerts about addresses that turn out not to work: one for each, up to what people read in an hour. */

import type { Address } from '../core/address.ts'
import { ALERTS_PER_HOUR, alertHourAt, BEFORE_THE_FIRST_ALERT } from '../core/alert-hour.ts'
import type { FreshIds, Outgoing } from '../core/outgoing.ts'
import { composeUnreachableAlert, type UnreachableAlerts } from '../core/unreachable-alert.ts'

export interface UnreachableAlertParts {
  /** Where the operators read their mail; without it nobody is told but the log. */
  readonly mailbox: Address | null
  freshIds(): FreshIds
  /** Signs what leaves in the name of that domain. */
  sign(outgoing: Outgoing, domain: string): Outgoing
}

export function createUnreachableAlerts({ mailbox, freshIds, sign }: UnreachableAlertParts): UnreachableAlerts {
  // A domain that fails takes many parties with it; `party unreachable` lists all of them.
  let hour = BEFORE_THE_FIRST_ALERT
  /** Parties of this hour's alerts: who repeats reports about one must not keep the operators from hearing of others. */
  let parties = new Set<string>()
  return (about, { delivery, status }, now) => {
    if (mailbox === null) return null
    const current = alertHourAt(hour, now)
    if (current !== hour) parties = new Set()
    hour = current
    const party = `${about.reader.side} ${about.reader.partyId}`
    if (!parties.has(party)) {
      if (hour.alerts >= ALERTS_PER_HOUR) return null
      hour = { ...hour, alerts: hour.alerts + 1 }
      parties.add(party)
    }
    const ids = freshIds()
    const alert = composeUnreachableAlert({ about, delivery, status }, mailbox, ids, now)
    const outgoing = sign(alert, about.marketplace.domain)
    return { id: ids.message, kind: 'alert', receivedAt: now, cameBy: null, outgoing }
  }
}
