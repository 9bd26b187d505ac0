/** Takes in what follows DATA, within limits of size, memory and time. */

import type { Readable } from 'node:stream'
import { replies, type SmtpReply } from '../core/smtp-reply.ts'
import { createByteGate, type GateViolation } from './byte-gate.ts'
import type { Memory } from './intake.ts'
import { sessionReplies } from './session-replies.ts'

export interface DataLimits {
  readonly maxMessageBytes: number
  /** From 354 to the final dot. */
  readonly dataMs: number
  /** Silence that is allowed; also how long the rate is not looked at. */
  readonly idleMs: number
  readonly minDataBytesPerSecond: number
}

export type ReceivedData =
  /** All of it is here and fit to be read. The caller gives the bytes back to the memory. */
  | { readonly kind: 'whole'; readonly raw: Uint8Array }
  /** All of it was read, none of it kept. */
  | { readonly kind: 'refused'; readonly reply: SmtpReply; readonly reason: string }
  /** Not worth reading to the end: the connection is to be closed with this reply. */
  | { readonly kind: 'cut'; readonly reply: SmtpReply; readonly reason: string }
  /** The client went away before the final dot. Nothing of such a message is ever kept. */
  | { readonly kind: 'gone' }

/** Never rejects. Memory is taken as the bytes arrive, and given back unless `whole`. */
export function receiveData(stream: Readable, limits: DataLimits, memory: Memory): Promise<ReceivedData> {
  return new Promise((resolve) => {
    const gate = createByteGate()
    const chunks: Uint8Array[] = []
    let size = 0
    let held = 0
    let settled = false
    const timer = startDeadline(
      limits,
      () => size,
      () => finish(cut(sessionReplies.tooSlow, 'slow-data')),
    )

    stream.on('data', take)
    // Only `end` says that the final dot came: a stream that breaks off has `close`, perhaps after `error`.
    stream.once('end', () => finish(whole()))
    stream.once('error', () => finish({ kind: 'gone' }))
    stream.once('close', () => finish({ kind: 'gone' }))

    function take(chunk: Uint8Array): void {
      size += chunk.length
      if (size > limits.maxMessageBytes) {
        finish(cut(replies.tooLarge, 'too-large'))
      } else if (!gate.push(chunk)) {
        // The rest is read, as the client hears no reply before its final dot, but nothing is kept.
        letGo()
      } else if (!memory.hold(chunk.length)) {
        finish(cut(replies.tryAgain, 'memory'))
      } else {
        held += chunk.length
        chunks.push(chunk)
      }
    }

    function whole(): ReceivedData {
      const violation = gate.end()
      if (violation !== null) return { kind: 'refused', reply: violationReply(violation), reason: violation }
      return { kind: 'whole', raw: chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks) }
    }

    function letGo(): void {
      chunks.length = 0
      memory.release(held)
      held = 0
    }

    function finish(received: ReceivedData): void {
      // `close` follows `end`, and must not let go of what `end` handed on.
      if (settled) return
      settled = true
      timer.stop()
      stream.off('data', take)
      // An error that comes late has no one else to hear it.
      stream.on('error', () => {})
      if (received.kind !== 'whole') letGo()
      resolve(received)
      // What follows, if anything, is read and dropped.
      stream.resume()
    }
  })
}

function cut(reply: SmtpReply, reason: string): ReceivedData {
  return { kind: 'cut', reply, reason }
}

function violationReply(violation: GateViolation): SmtpReply {
  return violation === 'long-line' ? replies.badLine : replies.badBytes
}

/** Calls `late` once the bytes so far do not justify the time so far. */
function startDeadline(limits: DataLimits, size: () => number, late: () => void): { stop(): void } {
  let elapsed = 0
  let timer = arm()
  return { stop: () => clearTimeout(timer) }

  function arm(): NodeJS.Timeout {
    const wait = allowedMs(limits, size()) - elapsed
    return setTimeout(() => {
      elapsed += wait
      if (allowedMs(limits, size()) <= elapsed) late()
      else timer = arm()
    }, wait)
  }
}

/** Every byte buys time, up to the deadline that nothing moves. */
function allowedMs(limits: DataLimits, bytes: number): number {
  return Math.min(limits.dataMs, limits.idleMs + Math.floor((bytes * 1000) / limits.minDataBytesPerSecond))
}
