/** The plan for one message and one forward-path. */

import type { Address } from './address.ts'
import type { Disposition } from './disposition.ts'
import type { Finding } from './finding.ts'
import type { Outgoing } from './outgoing.ts'
import type { RelayFacts } from './relay-facts.ts'

/** Everything that is decided about one message for one forward-path; what the store commits. */
export interface RelayPlan {
  /** The id of the message record. */
  readonly message: string
  readonly facts: RelayFacts
  /** The registered address that the writer used. */
  readonly writtenBy: Address
  readonly subject: string
  /** The order that the message is about, as far as can be told. */
  readonly order: string | null
  /** The Message-ID the writer's program gave it; the writer knows the message by it. */
  readonly originalMessageId: string | null
  /** Two messages with the same key and alias are the same message sent twice. */
  readonly duplicateKey: string
  /** Written by a machine: kept, never relayed, never answered, no effect on response windows. */
  readonly automatic: boolean
  readonly findings: readonly Finding[]
  readonly disposition: Disposition
  /** What leaves when the disposition is `relay`, or would leave on release when it is `quarantine`; else null. */
  readonly outgoing: Outgoing | null
  /** What the writer is told, where there is something to tell. */
  readonly notice: Outgoing | null
  readonly policyHash: string
}
