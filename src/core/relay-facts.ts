/** What the store knows that a plan needs: read once, before the plan, and checked again by the commit. */

import type { Address } from './address.ts'
import type { Direction, Side } from './direction.ts'
import type { Standing } from './strikes.ts'

export interface Marketplace {
  readonly id: string
  readonly name: string
  readonly domain: string
}

/** One side of a conversation. */
export interface Participant {
  readonly side: Side
  readonly partyId: string
  readonly name: string
  /** The first one receives; all of them may write. Never empty. */
  readonly addresses: readonly [Address, ...Address[]]
  /** Registered numbers: the digits of E.164, without `+` and leading zeros. */
  readonly phones: readonly string[]
  /** Its people answer through software that marks what they write as mail of a machine. */
  readonly helpDesk: boolean
  /** What the other side sees of this one. */
  readonly alias: Address
}

export interface OrderFacts {
  readonly id: string
  readonly placedAt: Date
}

/** The message of the conversation that a new one answers, as that one's reader knows it. */
export interface AnsweredMessage {
  /** The record of it. */
  readonly message: string
  readonly order: string | null
  /** Null where the reader never got it. */
  readonly readerSubject: string | null
  /**
   * The ids by which the reader knows it and what it answers in turn: the first message of the thread, then the nearest
   * ones, the oldest first. Those that the reader has not seen are left out.
   */
  readonly readerIds: readonly string[]
}

export interface RelayFacts {
  readonly forwardPath: Address
  readonly conversation: string
  /** Changes whenever a fact below changes that the commit must not overlook. */
  readonly revision: number
  readonly marketplace: Marketplace
  readonly direction: Direction
  readonly writer: Participant
  readonly reader: Participant
  /** Newest first. */
  readonly orders: readonly OrderFacts[]
  /** Which Message-ID the reader knows a message by, for each id of the incoming message that is known here. */
  readonly readerIds: ReadonlyMap<string, string>
  /**
   * The nearest message that the incoming one refers to and that is known here, whatever became of it; else, where it is
   * a reply by its subject, the latest of that subject which both sides have seen.
   */
  readonly answered: AnsweredMessage | null
  /** Messages of people that this conversation took in the last hour, both ways and whatever became of them. */
  readonly messagesLastHour: number
  /** Whether the reader's address was found not to work so lately that there is no use in trying it again. */
  readonly readerUnreachable: boolean
  /** How the writer stands with the rules. */
  readonly writerStanding: Standing
  /** When the writer, a seller, is to have answered the buyer; null where nothing waits for an answer. */
  readonly responseDueAt: Date | null
}
