/** What the store gives back: plain data, dates in UTC, ids opaque. */

import type { Address } from '../core/address.ts'
import type { ProvenBy } from '../core/authorship.ts'
import type { Direction } from '../core/direction.ts'
import type { DispositionKind } from '../core/disposition.ts'
import type { Finding } from '../core/finding.ts'
import type { ResponseWindow } from '../core/response-window.ts'

export interface MessageRecord {
  readonly id: string
  readonly conversation: string
  readonly marketplace: string
  readonly direction: Direction
  readonly order: string | null
  readonly subject: string
  readonly receivedAt: Date
  readonly disposition: Exclude<DispositionKind, 'refuse'>
  /** How a quarantine stands or ended; null where there was none. */
  readonly held: 'held' | 'released' | 'dropped' | null
  readonly automatic: boolean
  readonly findings: readonly Finding[]
  readonly policyHash: string
  /** The real address that wrote it: for operators and notices only. */
  readonly writtenBy: Address
  /** How that was proven; null for what was taken before it was kept. */
  readonly provenBy: ProvenBy | null
  readonly writerId: string
  readonly readerId: string
  readonly originalMessageId: string | null
  /** Sizes in bytes as received and as sent; `sentBytes` is null where nothing was built. */
  readonly receivedBytes: number
  readonly sentBytes: number | null
  readonly deliveries: readonly string[]
}

/** A message sent on, a notice to its writer, or mail to the operators, which belongs to no conversation. */
export type DeliveryKind = 'relay' | 'notice' | 'operators'

export type DeliveryState = 'queued' | 'delivered' | 'deferred' | 'failed' | 'expired' | 'cancelled'

export interface DeliveryRecord {
  readonly id: string
  /** Null for mail to the operators. */
  readonly message: string | null
  readonly kind: DeliveryKind
  readonly state: DeliveryState
  readonly attempts: number
  /** Null once the delivery has ended. */
  readonly nextAttemptAt: Date | null
  readonly lastReply: string | null
  readonly forwardPath: Address
  readonly acceptedAt: Date
  readonly endedAt: Date | null
}

/** A delivery claimed by one caller until its lease ends. */
export interface DueDelivery {
  readonly id: string
  /** Null, as are the next two, for mail to the operators. */
  readonly message: string | null
  readonly conversation: string | null
  readonly direction: Direction | null
  readonly kind: DeliveryKind
  /** Shows that the caller still holds the claim when it records the attempt. */
  readonly lease: string
  /** Attempts made before this one. */
  readonly attempts: number
  readonly acceptedAt: Date
  readonly reversePath: Address | null
  readonly forwardPath: Address
}

export interface OrderRecord {
  /** Null for a question before any order. */
  readonly order: string | null
  readonly marketplace: string
  readonly conversation: string | null
  readonly buyer: string
  readonly seller: string
  readonly placedAt: Date | null
  readonly items: readonly OrderItem[]
  readonly messaging: boolean
  /** Null where nobody may write about it, and where the alias was disabled. */
  readonly buyerAlias: Address | null
  readonly sellerAlias: Address | null
}

export interface OrderItem {
  readonly asin: string
  readonly title: string
}

export interface WindowRecord extends ResponseWindow {
  readonly conversation: string
  readonly marketplace: string
  readonly seller: string
}

export type AttemptResult =
  | { readonly kind: 'delivered'; readonly reply: string }
  | { readonly kind: 'deferred'; readonly reply: string; readonly nextAttemptAt: Date }
  | { readonly kind: 'failed' | 'expired'; readonly reply: string }
