/** Who a message is from and for on the wire, which its header need not agree with (RFC 5321 section 2.3.1). */

import type { Address } from './address.ts'

/** One mail transaction as the client gave it. The null reverse-path `<>` is `null`. */
export interface Envelope {
  readonly reversePath: string | null
  /** Aliases, or role addresses that operators read, never both; in the order of RCPT, each once. */
  readonly forwardPaths: readonly Address[]
}

/** A transaction whose bytes passed the gate, on its way to a plan. */
export interface IncomingMessage {
  /** Names the transaction in the log, before there is any message. */
  readonly session: string
  readonly envelope: Envelope
  /** The message as received: CRLF line ends only, no NUL, dots un-stuffed. */
  readonly raw: Uint8Array
  readonly receivedAt: Date
  readonly client: {
    readonly ip: string
    /** Whether the client's address lies in `trusted_networks`. */
    readonly trusted: boolean
    /** The name it gave in EHLO or HELO, unchecked. */
    readonly helo: string
  }
}

const COMMIT_DEADLINE_MS = 120_000

/** No transaction begins after this: the client may have given up by then, and what it was refused is never sent. */
export function isPastCommitDeadline({ receivedAt }: IncomingMessage, now: Date): boolean {
  return now.getTime() - receivedAt.getTime() > COMMIT_DEADLINE_MS
}
