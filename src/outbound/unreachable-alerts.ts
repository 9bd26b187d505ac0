/** Alerts about addresses that turn out not to work: one for each, up to what people read in an hour. */

import type { Address } from '../core/address.ts'
import type { NoticeContext } from '../core/notice.ts'
import type { OperatorMail } from '../core/operator-mail.ts'
import type { FreshIds, Outgoing } from '../core/outgoing.ts'
import { composeUnreachableAlert } from '../core/unreachable-alert.ts'

/** A domain that fails takes many parties with it; the log names each of them. */
const ALERTS_PER_HOUR = 20
const HOUR_MS = 60 * 60_000

export interface UnreachableAlertParts {
  /** Where the operators read their mail; without it nobody is told but the log. */
  readonly mailbox: Address | null
  freshIds(): FreshIds
  /** Signs what leaves in the name of that domain. */
  sign(outgoing: Outgoing, domain: string): Outgoing
}

/**
 * The alert about a hard failure; null where nobody is to be told, or the hour has had its share. The store sends it only
 * where the address worked until now; one about a second failure in the same hour counts all the same.
 */
export type UnreachableAlerts = (
  about: NoticeContext,
  failure: { readonly delivery: string; readonly status: string | null },
  now: Date,
) => OperatorMail | null

export function createUnreachableAlerts({ mailbox, freshIds, sign }: UnreachableAlertParts): UnreachableAlerts {
  let hour = { endsAt: Number.NEGATIVE_INFINITY, alerts: 0 }
  return (about, { delivery, status }, now) => {
    if (mailbox === null) return null
    const at = now.getTime()
    // A clock that was set back far must not keep the operators waiting for as long.
    if (at >= hour.endsAt || at < hour.endsAt - HOUR_MS) hour = { endsAt: at + HOUR_MS, alerts: 0 }
    if (hour.alerts >= ALERTS_PER_HOUR) return null
    hour.alerts++
    const ids = freshIds()
    const alert = composeUnreachableAlert({ about, delivery, status }, mailbox, ids, now)
    const outgoing = sign(alert, about.marketplace.domain)
    return { id: ids.message, kind: 'alert', receivedAt: now, cameBy: null, outgoing }
  }
}
