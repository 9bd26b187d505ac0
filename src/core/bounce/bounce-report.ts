/** What a bounce says, whoever wrote it. */

export interface BounceReport {
  /** At least one, at most 20; one without an address where the report names nobody. */
  readonly recipients: readonly ReportedRecipient[]
  /** The Message-ID of what was returned, with angle brackets; null where nothing of it came back. */
  readonly originalMessageId: string | null
}

export type ReportedRecipient = FailedRecipient | UnfailedRecipient

interface AnyRecipient {
  /**
   * Whom the report names, as written and unchecked: the last address tried, else the one the message was sent to. After
   * a forwarding it is somebody else's than the one we sent to. Null where the report gives none.
   */
  readonly address: string | null
  /** Whom the message was sent to before anything forwarded it; null where the report does not say so apart. */
  readonly originalAddress: string | null
  /** RFC 3463: what the report says, or where that tells no cause, what the refusing host said; null for neither. */
  readonly status: string | null
}

export interface FailedRecipient extends AnyRecipient {
  readonly outcome: 'failed'
  readonly severity: Severity
}

export interface UnfailedRecipient extends AnyRecipient {
  /** `delivered` also stands for handed on to a system that reports no further, and for a list that was expanded. */
  readonly outcome: 'delayed' | 'delivered'
}

/**
 * `hard`: the address does not work. `soft`: this message failed, the address may work. In doubt it is soft: an address
 * given up by mistake costs more than another bounce.
 */
export type Severity = 'hard' | 'soft'
