/** Has every file of a message looked through for viruses, and decides what follows where that cannot be done. */

import type { Attachment, Message } from '../core/message/message.ts'
import type { ClamdAnswer } from './clamd.ts'

/** A message whose files were not all looked through, and that must not go on like that. */
export interface Unscanned {
  readonly kind: 'unscanned'
  readonly reason: string
}

/** The message with what was found in each of its files. `session`: the transaction that brought it, where one did. */
export type ScanFiles = (message: Message, session?: string) => Promise<Message | Unscanned>

export interface FileScannerOptions {
  ask(content: Uint8Array, signal: AbortSignal): Promise<ClamdAnswer>
  /** For all files of a message together, and for the wait until it is their turn. */
  readonly timeoutMs: number
  /** `defer`: the client is told to try again. `pass`: the message goes on, with a note for each file. */
  readonly whenUnavailable: 'defer' | 'pass'
  onTrouble(reason: string, session?: string): void
  /** Files that are asked about at once, of all messages. */
  readonly atOnce?: number
}

/** clamd looks through ten at once as it is shipped, and may have others to serve. */
const AT_ONCE = 4

export function createFileScanner(options: FileScannerOptions): ScanFiles {
  const turns = createTurns(options.atOnce ?? AT_ONCE)
  const ask = async (content: Uint8Array, signal: AbortSignal): Promise<ClamdAnswer> => {
    // Nothing is in it, and clamd need not say so.
    if (content.byteLength === 0) return { kind: 'clean' }
    if (!(await turns.take(signal))) return { kind: 'unscanned', reason: 'clamd: too many files wait for it' }
    try {
      return await options.ask(content, signal)
    } finally {
      turns.giveBack()
    }
  }
  return async (message, session) => {
    if (message.attachments.length === 0) return message
    const signal = AbortSignal.timeout(options.timeoutMs)
    const attachments: Attachment[] = []
    let trouble: string | null = null
    for (const attachment of message.attachments) {
      const answer = await ask(attachment.content, signal)
      if (answer.kind === 'unscanned') {
        trouble ??= answer.reason
        if (options.whenUnavailable === 'defer') break
      }
      attachments.push(scanned(attachment, answer))
    }
    if (trouble !== null) options.onTrouble(trouble, session)
    if (trouble !== null && options.whenUnavailable === 'defer') return { kind: 'unscanned', reason: trouble }
    return { ...message, attachments }
  }
}

function scanned(attachment: Attachment, answer: ClamdAnswer): Attachment {
  return answer.kind === 'clean' ? attachment : { ...attachment, scan: answer }
}

/** Who waits is served in the order of coming, or not at all once its `signal` has ended. */
function createTurns(most: number) {
  let taken = 0
  const waiting: (() => void)[] = []
  return {
    async take(signal: AbortSignal): Promise<boolean> {
      if (taken < most) {
        taken++
        return true
      }
      if (signal.aborted) return false
      return new Promise((resolve) => {
        const served = () => {
          signal.removeEventListener('abort', tooLate)
          resolve(true)
        }
        const tooLate = () => {
          waiting.splice(waiting.indexOf(served), 1)
          resolve(false)
        }
        waiting.push(served)
        signal.addEventListener('abort', tooLate, { once: true })
      })
    },
    /** Hands the turn on to whoever waits longest, so that nobody comes in between. */
    giveBack(): void {
      const next = waiting.shift()
      if (next === undefined) taken--
      else next()
    },
  }
}
