/** What is known about who wrote a message, and how. */

import { createHash } from 'node:crypto'
import type { Address } from './address.ts'

/**
 * How the sender was proven: by an aligned DKIM signature or SPF pass of our own finding, by what our own edge says it
 * found (`edge`), by coming from a trusted network (`network`), or not really, because a setting accepts domains
 * without any protection (`claim`).
 */
export type ProvenBy = 'dkim' | 'spf' | 'edge' | 'network' | 'claim'

export interface Authorship {
  readonly address: Address
  readonly provenBy: ProvenBy
  /** The aligned signatures that verified, whatever the proof rests on: a later replay of one is recognised by it. */
  readonly signatures: readonly UsedSignature[]
  /** Nothing but signatures proves it, so that anybody who has seen the message can send it again. */
  readonly replayable: boolean
  /** Until when the signatures must be remembered; after that they are too old to prove anything. */
  readonly rememberUntil: Date
}

export interface UsedSignature {
  /** SHA-256 of the signature's `b=`, in hexadecimal. */
  readonly digest: string
  /** Forward-paths that a To or Cc field names which this signature covers. */
  readonly names: readonly Address[]
}

/** What the store compares, so that nobody sends a signed message of somebody else again. */
export interface SignatureMarks {
  readonly marks: readonly string[]
  /** The message is refused when one of its marks was kept before. */
  readonly mustBeNew: boolean
  readonly keepUntil: Date
}

/** An authorship that no signature supports, so that there is nothing to remember of it. */
export function unsignedAuthor(address: Address, provenBy: Exclude<ProvenBy, 'dkim' | 'spf'>): Authorship {
  return { address, provenBy, signatures: [], replayable: false, rememberUntil: new Date(0) }
}

/**
 * The marks of a message for one forward-path.
 *
 * Where a signed field names the forward-path, the signature may be used for it once, and for others it names as well:
 * a mail server may send one message to each of its recipients apart. Where none does, it may be used once at all.
 */
export function signatureMarks(author: Authorship, forwardPath: Address): SignatureMarks {
  const marks = author.signatures.map(({ digest, names }) =>
    names.includes(forwardPath) ? createHash('sha256').update(`${digest} ${forwardPath}`).digest('hex') : digest,
  )
  return { marks, mustBeNew: author.replayable, keepUntil: author.rememberUntil }
}
