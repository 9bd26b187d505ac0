/** The store's interface over its threads: asks the right one, and takes large bodies to their files first. */

import { whatLeaves } from '../../core/relay-plan.ts'
import { type FailureMail, type FirstClaim, type Store, StoreBusy } from '../store.ts'
import {
  bytesOf,
  failureToKeep,
  noticeToKeep,
  operatorMailToKeep,
  ROW_WEIGHT,
  toRequest,
  unshared,
  weightOf,
} from './commit-request.ts'
import type { BodyToKeep, BodyVerbs, FoundBody, ReaderVerbs, WriterVerbs } from './protocol.ts'
import { createFreshBytes } from './fresh-bytes.ts'
import { returnedBody } from './returned.ts'
import type { BodyName } from './seal.ts'
import type { Thread } from './thread.ts'
import { NothingKept } from './trouble.ts'

/**
 * From this size on a body lies in a file of its own. Measured: below it a row in a shared commit costs less than the
 * fsyncs of a file; above it the database, which writes every byte twice, costs more, and the sealing would hold up
 * the other messages of a group.
 */
export const FILE_FROM_BYTES = 128 * 1024

/** Bytes of messages that were just committed, kept for the deliveries that follow. */
const FRESH_BYTES = 32 * 1024 * 1024

/**
 * Claims and records wait so long for a commit to travel with, for each transaction of their own would keep the next
 * message waiting for its 250. A crash in that time sends a message once more, as one during the sending does.
 */
const CLAIM_PATIENCE_MS = 2
const RECORD_PATIENCE_MS = 10

const NO_CLAIM: FirstClaim = { limit: 0, leaseMs: 0 }

export interface StoreThreads {
  readonly writer: Thread<WriterVerbs>
  readonly reader: Thread<ReaderVerbs>
  readonly bodies: Thread<BodyVerbs>
}

export function createStore({ writer, reader, bodies }: StoreThreads, afterClose: () => void): Store {
  const underWay = new Set<Promise<unknown>>()
  let closing: Promise<void> | null = null

  /** Lets `close` wait for work of several steps. */
  const tracked = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    if (closing !== null) throw new Error('the store is closed')
    const promise = work()
    underWay.add(promise)
    try {
      return await promise
    } finally {
      underWay.delete(promise)
    }
  }

  const toKeep = async (name: BodyName, bytes: Uint8Array): Promise<BodyToKeep> => {
    if (bytes.length < FILE_FROM_BYTES) return { kind: 'exact', bytes: unshared(bytes) }
    // The caller goes on using its bytes, so a copy is what is handed over.
    const copy = new Uint8Array(bytes)
    return bodies.ask('keep', [name, copy], { transfer: [copy.buffer] })
  }

  const opened = async (found: FoundBody | null): Promise<Uint8Array | null> => {
    if (found === null) return null
    return found.kind === 'exact' ? found.bytes : bodies.ask('open', [found.name, found.message, found.body])
  }

  /** Most messages leave right after their commit: then their bytes need not come back from the disk. */
  const fresh = createFreshBytes(FRESH_BYTES)

  const discard = async (files: readonly string[]): Promise<void> => {
    // What cannot be removed now is swept at the next start; the message's outcome is another matter.
    if (files.length > 0) await bodies.ask('discard', [files]).catch(() => {})
  }

  /** Bodies first, where they are large as files; then the rows. The files go again where `commit` kept nothing. */
  const committed = <Rows, Outcome>(
    toRows: (keep: typeof toKeep) => Promise<Rows>,
    commit: (rows: Rows) => Promise<{ readonly outcome: Outcome; readonly kept: boolean }>,
  ): Promise<Outcome> =>
    tracked(async () => {
      const files: string[] = []
      const keep = async (name: BodyName, bytes: Uint8Array) => {
        const body = await toKeep(name, bytes)
        if (body.kind === 'file') files.push(body.file)
        return body
      }
      let committing = false
      try {
        const rows = await toRows(keep)
        committing = true
        const { outcome, kept } = await commit(rows)
        if (!kept) await discard(files)
        return outcome
      } catch (error) {
        // Where the rows might be there after all, their files stay. The next start sweeps what nobody needs.
        const nothingKept = !committing || error instanceof NothingKept || error instanceof StoreBusy
        if (nothingKept) await discard(files)
        throw error
      }
    })

  const commitPlans: Store['commitPlans'] = (incoming, plans, now, claim = NO_CLAIM) =>
    committed(
      async (keep) => {
        for (const { alert } of plans) if (alert !== null) await writer.ask('makeKey', [alert.id])
        return toRequest(incoming, plans, keep)
      },
      async (request) => {
        const outcome = await writer.ask('commit', [request, now, claim], { weight: weightOf(request) })
        const kept = outcome.kind === 'committed'
        // A plan whose message was known before was skipped, and its delivery does not exist: nobody asks for its bytes.
        if (kept) for (const { delivery, bytes } of plans.flatMap(whatLeaves)) fresh.remember(delivery, bytes)
        return { outcome, kept }
      },
    )

  const commitOperatorMail: Store['commitOperatorMail'] = (mail, now) =>
    committed(
      async (keep) => {
        // Another thread seals a large body, and finds the key only once it is on disk.
        await writer.ask('makeKey', [mail.id])
        return operatorMailToKeep(mail, keep)
      },
      async (toCommit) => {
        await writer.ask('commitOperatorMail', [toCommit, now], {
          weight: ROW_WEIGHT + bytesOf(toCommit.outgoing.body),
        })
        fresh.remember(mail.outgoing.delivery, mail.outgoing.bytes)
        return { outcome: undefined, kept: true }
      },
    )

  /** Another thread seals a large body, and finds the key only once it is on disk. */
  const makeAlertKey = async ({ alert }: FailureMail): Promise<void> => {
    if (alert !== null) await writer.ask('makeKey', [alert.id])
  }

  const commitReturned: Store['commitReturned'] = ({ raw, ...returned }, failure, now) =>
    committed(
      async (keep) => {
        await makeAlertKey(failure)
        if (returned.delivery === null) await writer.ask('makeKey', [returned.id])
        const conversation = returned.delivery === null ? null : await conversationOf(returned.delivery)
        const body = await keep(returnedBody(returned.id, conversation), raw)
        return { ...returned, conversation, body, ...(await failureToKeep(failure, keep)) }
      },
      async (request) => {
        const outcome = await writer.ask('commitReturned', [request, now], {
          weight: ROW_WEIGHT + bytesOf(request.body),
        })
        return { outcome, kept: outcome !== 'full' }
      },
    )

  const conversationOf = async (delivery: string): Promise<string> => {
    const message = (await reader.ask('findDelivery', [delivery]))?.message ?? null
    const conversation = message === null ? null : ((await reader.ask('findMessage', [message]))?.conversation ?? null)
    if (conversation === null) throw new Error(`delivery ${delivery} is of no message`)
    return conversation
  }

  return {
    failed: Promise.race([writer.failed, reader.failed, bodies.failed]),
    commitPlans,
    commitOperatorMail,
    countWaiting: () => reader.ask('countWaiting', []),
    isLiveAlias: (alias, now) => reader.ask('isLiveAlias', [alias, now]),
    factsFor: (query, now) => reader.ask('factsFor', [query, now]),
    factsOfMessage: (id, referencedIds, now) => reader.ask('factsOfMessage', [id, referencedIds, now]),
    nextDueAt: () => reader.ask('nextDueAt', []),
    noticeContext: (delivery) => reader.ask('noticeContext', [delivery]),
    messageNoticeContext: (id) => reader.ask('messageNoticeContext', [id]),
    listOrders: (filter) => reader.ask('listOrders', [filter]),
    listMessages: (filter) => reader.ask('listMessages', [filter]),
    findMessage: (id) => reader.ask('findMessage', [id]),
    listDeliveries: (filter) => reader.ask('listDeliveries', [filter]),
    findDelivery: (id) => reader.ask('findDelivery', [id]),
    listWindows: (filter) => reader.ask('listWindows', [filter]),
    messageBytes: (id, form) => tracked(async () => opened(await reader.ask('messageBody', [id, form]))),
    outgoingBytes: (delivery) =>
      tracked(async () => {
        const bytes = fresh.take(delivery) ?? (await opened(await reader.ask('outgoingBody', [delivery])))
        if (bytes === null) throw new Error(`there is no delivery ${delivery}`)
        return bytes
      }),
    claimDueDeliveries: (now, limit, leaseMs) =>
      writer.ask('claim', [now, limit, leaseMs], { patienceMs: CLAIM_PATIENCE_MS }),
    recordAttempt: (delivery, lease, result, failure, now) =>
      tracked(async () => {
        await makeAlertKey(failure)
        const told = await failureToKeep(failure, toKeep)
        return writer.ask('recordAttempt', [delivery, lease, result, told, now], { patienceMs: RECORD_PATIENCE_MS })
      }),
    findReturnPath: (address, now) => reader.ask('findReturnPath', [address, now]),
    commitReturned,
    findParties: (id) => reader.ask('findParties', [id]),
    listUnreachable: (filter) => reader.ask('listUnreachable', [filter]),
    listStruck: (filter) => reader.ask('listStruck', [filter]),
    restoreParty: (side, id, what) => writer.ask('restoreParty', [side, id, what]),
    suspendParty: (side, id, reason, now) => writer.ask('suspendParty', [side, id, reason, now]),
    listReturned: (delivery) => reader.ask('listReturned', [delivery]),
    returnedBytes: (id) => tracked(async () => opened(await reader.ask('returnedBody', [id]))),
    takeBackLeases: () => writer.ask('takeBackLeases', []),
    importLines: (lines, ids, now) =>
      writer.ask('importLines', [lines, ids, now], { weight: lines.length * ROW_WEIGHT }),
    setActivation: (seller, marketplace, active, at) => writer.ask('setActivation', [seller, marketplace, active, at]),
    disableAlias: (alias, now) => writer.ask('disableAlias', [alias, now]),
    retryDelivery: (id, now) => writer.ask('retryDelivery', [id, now]),
    cancelDelivery: (id, notice, now) => writer.ask('cancelDelivery', [id, noticeToKeep(notice), now]),
    releaseMessage: (id, now) => writer.ask('releaseMessage', [id, now]),
    dropMessage: (id, notice, now) => writer.ask('dropMessage', [id, noticeToKeep(notice), now]),
    close: () => {
      closing ??= (async () => {
        await Promise.allSettled(underWay)
        await Promise.all([reader.stop(), bodies.stop()])
        // The last connection to close takes the log into the database, so it must be one that may write: a backup of
        // the files of a stopped daemon has everything in it.
        await writer.stop()
        afterClose()
      })()
      return closing
    },
  }
}
