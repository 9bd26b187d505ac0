/** What the store gives back: plain data, dates in UTC, ids opaque. */

import type { Address } from '../core/address.ts'
import type { ProvenBy } from '../core/authorship.ts'
import type { Severity } from '../core/bounce/bounce-report.ts'
import type { Direction, Side } from '../core/direction.ts'
import type { DispositionKind } from '../core/disposition.ts'
import type { Finding } from '../core/finding.ts'
import type { ResponseWindow } from '../core/response-window.ts'
import type { ReturnedKind } from '../core/return-path.ts'

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
  /** The sides whose people answer through a help desk. */
  readonly helpDesks: readonly Side[]
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
  /** `hard`: the address was refused as such. */
  | { readonly kind: 'failed'; readonly reply: string; readonly severity: Severity }
  | { readonly kind: 'expired'; readonly reply: string }

/** The delivery that a return path was made for. */
export interface ReturnPathRecord {
  readonly delivery: string
  readonly message: string
  readonly conversation: string
  readonly direction: Direction
  readonly forwardPath: Address
}

/** Mail that came back to a return path, or to no-reply, as it is kept. */
export interface ReturnedRecord {
  readonly id: string
  /** Null for what was sent to no-reply. */
  readonly delivery: string | null
  readonly kind: ReturnedKind
  /** Null unless it is a bounce. */
  readonly severity: Severity | null
  /** Enhanced status code (RFC 3463), where it names one. */
  readonly status: string | null
  /** Whether it ended the delivery. */
  readonly effective: boolean
  readonly receivedAt: Date
}

export interface PartyRecord {
  readonly side: Side
  readonly id: string
  readonly name: string
  /** The first one receives; all of them may write. */
  readonly addresses: readonly Address[]
  readonly phones: readonly string[]
  /** Since when mail to the first address is refused as such, and the latest refusal; null while it works. */
  readonly unreachable: Unreachable | null
  /** The newest first, also those that are to be forgotten; at most a thousand. */
  readonly strikes: readonly StrikeRecord[]
  /** Null while what the party writes is passed on. */
  readonly suspension: Suspension | null
}

/** A message that was discarded for what it holds. */
export interface StrikeRecord {
  readonly message: string
  readonly receivedAt: Date
}

/** Why nothing of a party is passed on, until an operator ends it. */
export interface Suspension {
  readonly since: Date
  readonly cause: 'operator' | 'strikes'
  /** In the words of the operator, as far as there are any. */
  readonly reason: string | null
}

/** A party that has strikes or is suspended, in a list of them. */
export interface StruckRecord extends Pick<PartyRecord, 'side' | 'id' | 'name' | 'suspension'> {
  /** How many count; at most a thousand. */
  readonly strikes: number
  /** When the newest of them was received; null where none counts. */
  readonly lastAt: Date | null
}

/** A party that mail does not reach, in a list of them. */
export interface UnreachableRecord extends Unreachable {
  readonly side: Side
  readonly id: string
  readonly address: Address
}

export interface Unreachable {
  readonly since: Date
  readonly lastAt: Date
  /** Enhanced status code of the latest refusal (RFC 3463), where it named one. */
  readonly status: string | null
  /** The delivery that met it. */
  readonly delivery: string
}
