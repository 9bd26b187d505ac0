/** What the main thread and the store's threads say to each other: verbs with arguments, and their replies. */

import type { Address } from '../../core/address.ts'
import type { Side } from '../../core/direction.ts'
import type { ImportLine } from '../../core/import-line.ts'
import type { OperatorMail } from '../../core/operator-mail.ts'
import type { Outgoing } from '../../core/outgoing.ts'
import type { Marketplace, RelayFacts } from '../../core/relay-facts.ts'
import type { RelayPlan } from '../../core/relay-plan.ts'
import type { AttemptResult, DueDelivery, MessageRecord } from '../records.ts'
import type {
  CommitOutcome,
  FactsQuery,
  FirstClaim,
  ImportIds,
  ImportResult,
  Restored,
  ReturnedToKeep,
  Store,
  ToRestore,
} from '../store.ts'
import type { DataDir } from './data-dir.ts'
import type { BodyName, SealedBytes } from './seal.ts'
import type { Party } from './strikes.ts'
import type { Trouble } from './trouble.ts'

/** What every thread is started with. */
export interface ThreadSetup {
  readonly dir: DataDir
  readonly marketplaces: readonly Marketplace[]
  /** Body files older than this are swept where no row names them; null for no sweep. */
  readonly sweepBefore: number | null
}

/** A large body that lies in its file already. */
export interface BodyInFile extends Omit<SealedBytes, 'sealed'> {
  readonly kind: 'file'
  readonly file: string
}

/** A body on its way into the database. */
export type BodyToKeep =
  | BodyInFile
  | { readonly kind: 'exact'; readonly bytes: Uint8Array }
  | ({ readonly kind: 'sealed' } & SealedBytes)

export interface OutgoingToKeep extends Omit<Outgoing, 'bytes'> {
  readonly body: BodyToKeep
}

type PlanFields =
  | 'message'
  | 'writtenBy'
  | 'provenBy'
  | 'signatures'
  | 'subject'
  | 'language'
  | 'order'
  | 'thread'
  | 'originalMessageId'
  | 'duplicateKey'
  | 'automatic'
  | 'plannedStrikes'
  | 'strike'
  | 'findings'
  | 'policyHash'

/** A plan, reduced to what is kept of it. */
export interface PlanToKeep
  extends Pick<RelayPlan, PlanFields>,
    Pick<RelayFacts, 'conversation' | 'revision' | 'direction'> {
  readonly token: string
  readonly writer: Party
  readonly disposition: MessageRecord['disposition']
  readonly received: BodyToKeep
  readonly outgoing: OutgoingToKeep | null
  readonly notice: OutgoingToKeep | null
  readonly alert: OperatorMailToKeep | null
}

export interface CommitRequest {
  readonly session: string
  readonly clientIp: string
  readonly reversePath: string | null
  readonly receivedAt: Date
  readonly plans: readonly PlanToKeep[]
}

export interface OperatorMailToKeep extends Omit<OperatorMail, 'outgoing'> {
  readonly outgoing: OutgoingToKeep
}

export interface FailureToKeep {
  readonly notice: OutgoingToKeep | null
  readonly alert: OperatorMailToKeep | null
}

export interface ReturnedRequest extends Omit<ReturnedToKeep, 'raw'>, FailureToKeep {
  /** That of its delivery; null for no-reply. */
  readonly conversation: string | null
  readonly body: BodyToKeep
}

/** The verbs of the writer's thread: each runs inside a transaction that it shares with others. */
export interface WriterVerbs {
  commit(request: CommitRequest, now: Date, claim: FirstClaim): CommitOutcome
  /** Makes the key that a body will be sealed with, where there is none; it is on disk when this is answered. */
  makeKey(name: string): void
  commitOperatorMail(mail: OperatorMailToKeep, now: Date): void
  claim(now: Date, limit: number, leaseMs: number): DueDelivery[]
  recordAttempt(delivery: string, lease: string, result: AttemptResult, failure: FailureToKeep, now: Date): boolean
  commitReturned(request: ReturnedRequest, now: Date): 'bounced' | 'kept' | 'full'
  restoreParty(side: Side, id: string, what: ToRestore): Restored
  suspendParty(side: Side, id: string, reason: string | null, now: Date): boolean
  takeBackLeases(): number
  importLines(lines: readonly ImportLine[], ids: readonly ImportIds[], now: Date): ImportResult
  setActivation(seller: string, marketplace: string, active: boolean, at: Date): boolean
  disableAlias(alias: Address, now: Date): boolean
  retryDelivery(id: string, now: Date): boolean
  cancelDelivery(id: string, notice: OutgoingToKeep | null, now: Date): boolean
  releaseMessage(id: string, now: Date): boolean
  dropMessage(id: string, notice: OutgoingToKeep | null, now: Date): boolean
}

/** Where a body is: with the exact bytes, or in a file that another thread opens. */
export type FoundBody =
  | { readonly kind: 'exact'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly name: BodyName; readonly message: string; readonly body: BodyInFile }

/** A verb of the interface as the reader's thread has it: the same, without a promise around the answer. */
type Now<Verb> = Verb extends (...args: infer Args) => Promise<infer Answer> ? (...args: Args) => Answer : never

type SameVerbs =
  | 'isLiveAlias'
  | 'findReturnPath'
  | 'listReturned'
  | 'findParties'
  | 'listUnreachable'
  | 'listStruck'
  | 'nextDueAt'
  | 'noticeContext'
  | 'messageNoticeContext'
  | 'listOrders'
  | 'listMessages'
  | 'findMessage'
  | 'listDeliveries'
  | 'findDelivery'
  | 'listWindows'
  | 'countWaiting'

/** The verbs of the reader's thread. It can change nothing and waits for nobody. */
export type ReaderVerbs = { readonly [Verb in SameVerbs]: Now<Store[Verb]> } & {
  factsFor(query: FactsQuery, now: Date): ReturnType<Now<Store['factsFor']>>
  factsOfMessage: Now<Store['factsOfMessage']>
  outgoingBody(delivery: string): FoundBody | null
  messageBody(id: string, form: 'received' | 'sent'): FoundBody | null
  returnedBody(id: string): FoundBody | null
}

/** The verbs of the thread that reads and writes large bodies. */
export interface BodyVerbs {
  keep(name: BodyName, bytes: Uint8Array): BodyInFile
  open(name: BodyName, message: string, body: BodyInFile): Uint8Array
  discard(files: readonly string[]): void
}

/** A request as it is posted, several in one array. */
export interface Request {
  readonly id: number
  readonly verb: string
  readonly args: readonly unknown[]
  /** How much of a group it fills: about the bytes it writes. */
  readonly weight: number
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly trouble: Trouble }

/** What a thread posts: first `ready` or `failed`, then replies. */
export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly trouble: Trouble }
  | { readonly kind: 'replies'; readonly replies: readonly Reply[] }

/** The last message a thread gets: it answers what came before, closes its connections and ends. */
export const STOP = 'stop'
export type ToThread = readonly Request[] | typeof STOP
