/** What mail to a return path means for the delivery that it came back from. Pure. */

import type { Address } from '../address.ts'
import type { BounceReport, FailedRecipient, ReportedRecipient, Severity } from './bounce-report.ts'

export type ReturnVerdict =
  /** It did not arrive, and nobody tries again. */
  | { readonly kind: 'bounce'; readonly severity: Severity; readonly status: string | null }
  /** Somebody still tries, or it arrived: nothing to do. */
  | { readonly kind: 'delayed' | 'delivered'; readonly status: string | null }
  /** A machine answered. */
  | { readonly kind: 'automatic' }
  /** A person's own words, which must not vanish: the writer has to hear that nobody reads them here. */
  | { readonly kind: 'personal' }

export interface ReturnedTo {
  /** Where the delivery went. */
  readonly forwardPath: Address
  /** Whether the mail says that a machine wrote it. */
  readonly automatic: boolean
}

/** `report`: what the mail says of a delivery; null where it is no report. */
export function judgeReturned(report: BounceReport | null, to: ReturnedTo): ReturnVerdict {
  if (report === null) return { kind: to.automatic ? 'automatic' : 'personal' }
  const { ours, others } = byAddress(report.recipients, to.forwardPath)
  const about = ours.length > 0 ? ours : others
  const failures = about.filter((recipient) => recipient.outcome === 'failed')
  const failed = failures.find(({ severity }) => severity === 'hard') ?? failures[0]
  if (failed !== undefined) return { kind: 'bounce', severity: severityOf(failed, ours), status: failed.status }
  const first = about[0]
  if (first === undefined) return { kind: 'automatic' }
  return { kind: first.outcome === 'delayed' ? 'delayed' : 'delivered', status: first.status }
}

/**
 * A report that names somebody else is about a mailbox that ours forwards to. The message did not get there; whether
 * it was kept on the way nobody knows, so the address that we know is not held to be dead for it.
 */
function severityOf(failed: FailedRecipient, ours: readonly ReportedRecipient[]): Severity {
  return ours.includes(failed) ? failed.severity : 'soft'
}

/** A recipient without an address is ours: the report came to the return path of one delivery to one address. */
function byAddress(recipients: readonly ReportedRecipient[], forwardPath: Address) {
  const isOurs = ({ address, originalAddress }: ReportedRecipient) => {
    const named = [address, originalAddress].filter((one) => one !== null)
    return named.length === 0 || named.some((one) => one.toLowerCase() === forwardPath)
  }
  return { ours: recipients.filter(isOurs), others: recipients.filter((recipient) => !isOurs(recipient)) }
}
