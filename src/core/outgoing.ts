/** A finished message of ours with its envelope, ready to be kept and sent. */

import type { Address } from './address.ts'

export interface Outgoing {
  /** The id of its delivery in the queue. */
  readonly delivery: string
  /** Our Message-ID, with angle brackets. */
  readonly messageId: string
  /** The VERP address that a bounce of this very delivery comes back to; null for a notice, which nobody may answer. */
  readonly reversePath: Address | null
  /** A real address: the only place besides the store where one appears. */
  readonly forwardPath: Address
  /** The whole message, CRLF line ends, no line over 998 octets, dots not stuffed. */
  readonly bytes: Uint8Array
}

/** Unpredictable names for one plan, made at the edge so that the plan stays a pure function. */
export interface FreshIds {
  /** The record of the message in the store and the log. */
  readonly message: string
  readonly relayDelivery: string
  readonly noticeDelivery: string
  /** Local parts of the Message-IDs of what is relayed and of a notice. */
  readonly relayMessageId: string
  readonly noticeMessageId: string
  /** The local part that a bounce comes back to. */
  readonly bounceToken: string
  /** What MIME boundaries and Content-IDs are made of. */
  readonly boundary: string
}
