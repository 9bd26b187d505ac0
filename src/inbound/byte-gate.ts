/**
 * Which bytes may be a message: CRLF line ends only, no NUL, lines of bounded length.
 *
 * Programs disagree about what a bare CR or LF means, and mail that two of them read differently is how a second
 * message is smuggled inside a first one. So nothing with such a byte gets any further (RFC 5321 section 2.3.8).
 */

/** In octets, the CRLF not counted. RFC 5322 section 2.1.1 says 998; many a program writes longer ones. */
export const MAX_LINE_OCTETS = 2048

export type GateViolation = 'bare-cr' | 'bare-lf' | 'nul' | 'long-line'

export interface ByteGate {
  /** Reads on; true while nothing was wrong so far. */
  push(chunk: Uint8Array): boolean
  /** The first thing that was wrong, once the whole message has been pushed; null for a clean one. */
  end(): GateViolation | null
}

const NUL = 0
const LF = 10
const CR = 13

/** Makes the gate of one message. How the message is cut into chunks makes no difference. */
export function createByteGate(maxLineOctets: number = MAX_LINE_OCTETS): ByteGate {
  let violation: GateViolation | null = null
  let state: LineState = { afterCr: false, octets: 0 }

  return {
    push(chunk) {
      if (violation !== null) return false
      const next = readOn(state, chunk, maxLineOctets)
      if (typeof next === 'string') violation = next
      else state = next
      return violation === null
    },
    end: () => violation ?? (state.afterCr ? 'bare-cr' : null),
  }
}

/** Where in a line the last byte was. */
interface LineState {
  readonly afterCr: boolean
  readonly octets: number
}

/** By index and in local variables: in a large message every nanosecond of this loop is milliseconds. */
function readOn(state: LineState, chunk: Uint8Array, maxLineOctets: number): LineState | GateViolation {
  let { afterCr, octets } = state
  for (let at = 0; at < chunk.length; at++) {
    const byte = chunk[at]
    if (afterCr) {
      if (byte !== LF) return 'bare-cr'
      afterCr = false
      octets = 0
    } else if (byte === CR) {
      afterCr = true
    } else if (byte === LF) {
      return 'bare-lf'
    } else if (byte === NUL) {
      return 'nul'
    } else if (++octets > maxLineOctets) {
      return 'long-line'
    }
  }
  return { afterCr, octets }
}
