/**
 * What the relay keeps, in the relay's own verbs.
 *
 * Everything is asynchronous and time is always an argument, so that another database can stand behind the same
 * interface. An error thrown by any method means: nothing is promised, try again later. After a failed fsync what was
 * not promised may be there all the same; a message sent again is then recognised.
 */

import type { Address } from '../core/address.ts'
import type { Side } from '../core/direction.ts'
import type { IncomingMessage } from '../core/envelope.ts'
import type { ImportLine } from '../core/import-line.ts'
import type { NoticeContext } from '../core/notice.ts'
import type { OperatorMail } from '../core/operator-mail.ts'
import type { Outgoing } from '../core/outgoing.ts'
import type { RelayFacts } from '../core/relay-facts.ts'
import type { RelayPlan } from '../core/relay-plan.ts'
import type { StrikeRange } from '../core/strikes.ts'
import type { AnsweredSubject } from '../core/thread.ts'
import type {
  AttemptResult,
  DeliveryRecord,
  DeliveryState,
  DueDelivery,
  MessageRecord,
  OrderRecord,
  PartyRecord,
  ReturnedRecord,
  ReturnPathRecord,
  StruckRecord,
  UnreachableRecord,
  WindowRecord,
} from './records.ts'

export interface FactsQuery {
  readonly forwardPaths: readonly Address[]
  /** The ids the message refers to, to be translated into those the reader knows. */
  readonly referencedIds: readonly string[]
  /** What it answers by its subject, asked where none of those ids is known; null or absent where it is no reply. */
  readonly answeredSubject?: AnsweredSubject | null
}

/** What is known of a kept message beside its bytes and its record. */
export interface KeptFacts {
  readonly facts: RelayFacts
  /** Null for `MAIL FROM:<>`. */
  readonly reversePath: string | null
}

export interface ListFilter {
  /** At most so many, newest first. */
  readonly limit: number
  /** Only what came at this time or later. */
  readonly since?: Date
}

export interface StruckFilter extends ListFilter {
  /** Strikes count that were received after this time. */
  readonly countsAfter: Date
  /** Only whoever is suspended, or only whoever is not and has so many strikes. */
  readonly standing?: 'suspended' | StrikeRange
}

/** Fresh ids for one import line, in case it opens a conversation. */
export interface ImportIds {
  readonly conversation: string
  readonly buyerToken: string
  readonly sellerToken: string
}

export interface ImportMistake {
  /** 1 for the first line of the file. */
  readonly line: number
  readonly reason: string
}

/** What of a party is restored. */
export interface ToRestore {
  /** That mail is sent to its address again. */
  readonly mail: boolean
  /** That its strikes are forgotten, and what it writes is passed on. */
  readonly strikes: boolean
}

/** What stood against a party. */
export interface Restored {
  /** Whether its address was held to be unreachable. */
  readonly mail: boolean
  /** How many were forgotten. */
  readonly strikes: number
  /** Whether it was suspended. */
  readonly suspension: boolean
}

export type ImportResult =
  | { readonly kind: 'imported'; readonly orders: readonly OrderRecord[] }
  | { readonly kind: 'rejected'; readonly mistakes: readonly ImportMistake[] }

/** Mail that came back, to be kept. */
export interface ReturnedToKeep extends Omit<ReturnedRecord, 'effective'> {
  readonly raw: Uint8Array
  readonly reversePath: string | null
  readonly session: string
  readonly clientIp: string
}

/** What is told when a delivery has failed for good. */
export interface FailureMail {
  /** To the writer of the message. */
  readonly notice: Outgoing | null
  /** To the operators, sent only where an address that worked until now is found not to. */
  readonly alert: OperatorMail | null
}

export const NOTHING_TO_TELL: FailureMail = { notice: null, alert: null }

/** What a commit hands its caller of the deliveries that it queues. */
export interface FirstClaim {
  /** At most so many, in the order in which they are queued. */
  readonly limit: number
  readonly leaseMs: number
}

export type CommitOutcome =
  | {
      readonly kind: 'committed'
      /** The caller's from the first moment on, as if from {@link Store.claimDueDeliveries}. */
      readonly claimed: readonly DueDelivery[]
      /** So many more were queued, for whoever claims them. */
      readonly unclaimed: number
    }
  | { readonly kind: 'duplicate' | 'stale' | 'replayed' }

export interface Store {
  /** Whether RCPT may be answered 250. Never waits behind a writer. */
  isLiveAlias(alias: Address, now: Date): Promise<boolean>

  /** The facts for each forward-path in the order asked; null where it is not a live alias. */
  factsFor(query: FactsQuery, now: Date): Promise<(RelayFacts | null)[]>

  /**
   * What a plan for a kept message would be made with now, also where the alias that it was written to has ended since;
   * what it answers is what it answered then. Null where there is no such message, or its marketplace is not configured.
   */
  factsOfMessage(id: string, referencedIds: readonly string[], now: Date): Promise<KeptFacts | null>

  /**
   * Keeps the message, its plans, the deliveries and alerts they ask for, counts strikes, and moves the response windows:
   * all or nothing. A strike may suspend its writer.
   *
   * Once this resolves to `committed`, the message survives a power cut. Only then may the client be told 250
   * (RFC 5321 section 6.1). `duplicate`: every plan was committed before under the same alias and duplicate key;
   * nothing new was kept. `stale`: facts have changed since they were read, plan again. `replayed`: a plan rests on a
   * signature that was used before, and is not the same message sent again.
   *
   * What is queued is nobody's yet; with a `claim`, some of it is the caller's when it is told, and only what was kept.
   */
  commitPlans(
    incoming: IncomingMessage,
    plans: readonly RelayPlan[],
    now: Date,
    claim?: FirstClaim,
  ): Promise<CommitOutcome>

  /**
   * Keeps mail to the operators and queues its delivery. As with {@link Store.commitPlans}, once this resolves the mail
   * survives a power cut. It has no mark of its own: what is sent twice arrives twice.
   */
  commitOperatorMail(mail: OperatorMail, now: Date): Promise<void>

  /** Hands each due delivery to exactly one caller, until `leaseMs` have passed. */
  claimDueDeliveries(now: Date, limit: number, leaseMs: number): Promise<DueDelivery[]>

  /** The bytes a delivery sends. */
  outgoingBytes(delivery: string): Promise<Uint8Array>

  /** When the next waiting delivery falls due or the next lease ends; null when nothing waits. */
  nextDueAt(): Promise<Date | null>

  /** What a notice to the writer of a delivery's message needs; null where it is itself a notice or is for the operators. */
  noticeContext(delivery: string): Promise<NoticeContext | null>

  /**
   * Ends one attempt, and with `failed` and `expired` the delivery; what is told of that is queued in the same
   * transaction. A hard failure marks the address as unreachable; a message that is taken ends that, if it was accepted
   * after the mark was set. False when the lease was lost meanwhile: then nothing has changed.
   */
  recordAttempt(
    delivery: string,
    lease: string,
    result: AttemptResult,
    failure: FailureMail,
    now: Date,
  ): Promise<boolean>

  /**
   * The delivery that this return path was made for, while its bounces are awaited: it was tried, and has not ended longer
   * than RETURN_PATH_LIFE_MS ago. Null for any other address. Never waits behind a writer.
   */
  findReturnPath(address: Address, now: Date): Promise<ReturnPathRecord | null>

  /**
   * Keeps what came back. A bounce of a delivery that counted as delivered, or is tried still, ends it as failed, queues
   * what is told of that, and with `hard` marks the address as unreachable: then it is `bounced`. Anything else changes
   * nothing and is `kept`. `full`: so much came back for this delivery already that nothing more is kept.
   */
  commitReturned(returned: ReturnedToKeep, failure: FailureMail, now: Date): Promise<'bounced' | 'kept' | 'full'>

  /** Takes back the leases of a daemon that died. Only the one running daemon may call it, at its start. */
  takeBackLeases(): Promise<number>

  /** Applies all lines or none. `ids` holds one entry for each line. */
  importLines(lines: readonly ImportLine[], ids: readonly ImportIds[], now: Date): Promise<ImportResult>

  /** Records that a seller's activation for a marketplace was switched at `at`. False where either is unknown. */
  setActivation(seller: string, marketplace: string, active: boolean, at: Date): Promise<boolean>

  /** From now on the alias is answered like one that never was. False where there is no such live alias. */
  disableAlias(alias: Address, now: Date): Promise<boolean>

  /** The parties with this id: a buyer, a seller, or both, for their ids are apart. */
  findParties(id: string): Promise<PartyRecord[]>
  /** The parties whose address is unreachable, also those that mail is tried for again, by since when. */
  listUnreachable(filter: ListFilter): Promise<UnreachableRecord[]>
  /**
   * The parties with strikes that count, and all that are suspended: by the newest strike, or where none counts by since
   * when they are suspended.
   */
  listStruck(filter: StruckFilter): Promise<StruckRecord[]>
  /** Forgets what stands against the party, and tells what that was. */
  restoreParty(side: Side, id: string, what: ToRestore): Promise<Restored>
  /** From now on nothing of the party is passed on. False where it is unknown, or suspended already. */
  suspendParty(side: Side, id: string, reason: string | null, now: Date): Promise<boolean>

  /** Orders and contacts, by when they were first imported; `match` equals an order id, ASIN, buyer id or seller id. */
  listOrders(filter: ListFilter & { readonly match?: string }): Promise<OrderRecord[]>

  listMessages(
    filter: ListFilter & {
      /** Only what came before this time. */
      readonly before?: Date
      readonly conversation?: string
      readonly held?: boolean
      /** Only what stands below the message with this id in the list of all. */
      readonly below?: string
    },
  ): Promise<MessageRecord[]>
  findMessage(id: string): Promise<MessageRecord | null>
  /** The exact bytes as received or as sent (or held); null where there are none. */
  messageBytes(id: string, form: 'received' | 'sent'): Promise<Uint8Array | null>

  /** By default only what still waits: `queued` and `deferred`. */
  listDeliveries(filter: ListFilter & { readonly states?: readonly DeliveryState[] }): Promise<DeliveryRecord[]>
  findDelivery(id: string): Promise<DeliveryRecord | null>
  /** What came back for a delivery, the latest first. */
  listReturned(delivery: string): Promise<ReturnedRecord[]>
  /** The exact bytes of what came back, by its own id; null where there is none. */
  returnedBytes(id: string): Promise<Uint8Array | null>
  /** Makes a waiting, failed or expired delivery due now, with a new life of retries. False where that makes no sense. */
  retryDelivery(id: string, now: Date): Promise<boolean>
  /** Ends a waiting delivery that nobody is sending just now, and queues the notice. False otherwise. */
  cancelDelivery(id: string, notice: Outgoing | null, now: Date): Promise<boolean>

  /** Sends a held message on; its response counts from when it was received. False where it is not held. */
  releaseMessage(id: string, now: Date): Promise<boolean>
  /** Ends a quarantine without sending, and queues the notice. False where it is not held. */
  dropMessage(id: string, notice: Outgoing | null, now: Date): Promise<boolean>
  /** As {@link noticeContext}, for a message. */
  messageNoticeContext(id: string): Promise<NoticeContext | null>

  /** Response windows opened at `since` or later, and all that are still open. */
  listWindows(filter: { readonly since: Date; readonly seller?: string }): Promise<WindowRecord[]>

  /** How many deliveries wait to leave. */
  countWaiting(): Promise<number>

  /** Resolves to the reason when the store can do nothing any more, for instance because its thread died; else never. */
  readonly failed: Promise<Error>

  /** Ends the connections after what was asked before is done. */
  close(): Promise<void>
}

/** A failure to open the store that a person can mend; the message says how. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable'
}

/** Another process is writing just now: nothing was changed, the same call may succeed a moment later. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy'
}
