/** The store's interface over its threads: reduces what the relay says to what each thread needs. */

import { localPartOf } from '../../core/address.ts'
import type { IncomingMessage } from '../../core/envelope.ts'
import type { Outgoing } from '../../core/outgoing.ts'
import type { RelayPlan } from '../../core/relay-plan.ts'
import { type Store, StoreBusy } from '../store.ts'
import type {
  BodyToKeep,
  BodyVerbs,
  CommitRequest,
  FoundBody,
  OutgoingToKeep,
  PlanToKeep,
  ReaderVerbs,
  WriterVerbs,
} from './protocol.ts'
import type { BodyName } from './seal.ts'
import type { Thread } from './thread.ts'
import { NothingKept } from './trouble.ts'

/**
 * From this size on a body lies in a file of its own. Measured: below it a row in a shared commit costs less than the
 * fsyncs of a file; above it the database, which writes every byte twice, costs more, and the sealing would hold up
 * the other messages of a group.
 */
export const FILE_FROM_BYTES = 128 * 1024

export interface StoreThreads {
  readonly writer: Thread<WriterVerbs>
  readonly reader: Thread<ReaderVerbs>
  readonly bodies: Thread<BodyVerbs>
}

/** The writer's part of the bytes of a request, for the size of its group; rows and indexes come on top. */
const ROW_WEIGHT = 1024

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

  const discard = async (files: readonly string[]): Promise<void> => {
    // What cannot be removed now is swept at the next start; the message's outcome is another matter.
    if (files.length > 0) await bodies.ask('discard', [files]).catch(() => {})
  }

  const commitPlans: Store['commitPlans'] = (incoming, plans, now) =>
    tracked(async () => {
      const files: string[] = []
      const keep = async (name: BodyName, bytes: Uint8Array) => {
        const body = await toKeep(name, bytes)
        if (body.kind === 'file') files.push(body.file)
        return body
      }
      let committing = false
      try {
        const request = await toRequest(incoming, plans, keep)
        committing = true
        const outcome = await writer.ask('commit', [request, now], { weight: weightOf(request) })
        if (outcome !== 'committed') await discard(files)
        return outcome
      } catch (error) {
        // Where the rows might be there after all, their files stay. The next start sweeps what nobody needs.
        const nothingKept = !committing || error instanceof NothingKept || error instanceof StoreBusy
        if (nothingKept) await discard(files)
        throw error
      }
    })

  return {
    failed: Promise.race([writer.failed, reader.failed, bodies.failed]),
    commitPlans,
    countWaiting: () => reader.ask('countWaiting', []),
    isLiveAlias: (alias, now) => reader.ask('isLiveAlias', [alias, now]),
    factsFor: (query, now) => reader.ask('factsFor', [query, now]),
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
        const bytes = await opened(await reader.ask('outgoingBody', [delivery]))
        if (bytes === null) throw new Error(`there is no delivery ${delivery}`)
        return bytes
      }),
    claimDueDeliveries: (now, limit, leaseMs) => writer.ask('claim', [now, limit, leaseMs]),
    recordAttempt: (delivery, lease, result, notice, now) =>
      writer.ask('recordAttempt', [delivery, lease, result, noticeToKeep(notice), now]),
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
        await Promise.all([writer.stop(), reader.stop(), bodies.stop()])
        afterClose()
      })()
      return closing
    },
  }
}

async function toRequest(
  incoming: IncomingMessage,
  plans: readonly RelayPlan[],
  keep: (name: BodyName, bytes: Uint8Array) => Promise<BodyToKeep>,
): Promise<CommitRequest> {
  const refused = plans.find((plan) => plan.disposition.kind === 'refuse')
  if (refused !== undefined) throw new Error(`message ${refused.message} is refused: there is nothing to commit`)
  const toKeep: PlanToKeep[] = []
  // One after the other: each large body is in memory several times while it is sealed.
  for (const plan of plans) toKeep.push(await planToKeep(incoming, plan, keep))
  return {
    session: incoming.session,
    clientIp: incoming.client.ip,
    reversePath: incoming.envelope.reversePath,
    receivedAt: incoming.receivedAt,
    plans: toKeep,
  }
}

async function planToKeep(
  incoming: IncomingMessage,
  plan: RelayPlan,
  keep: (name: BodyName, bytes: Uint8Array) => Promise<BodyToKeep>,
): Promise<PlanToKeep> {
  const { message, facts, disposition, notice } = plan
  const { conversation, revision, direction } = facts
  const sends = disposition.kind === 'relay' || disposition.kind === 'quarantine'
  if (disposition.kind === 'refuse' || (sends && plan.outgoing === null)) {
    throw new Error(`message ${message} is to ${disposition.kind}, and the plan has nothing to send`)
  }
  const outgoing = sends ? plan.outgoing : null
  return {
    message,
    conversation,
    revision,
    direction,
    token: localPartOf(facts.forwardPath).toLowerCase(),
    writtenBy: plan.writtenBy,
    subject: plan.subject,
    order: plan.order,
    originalMessageId: plan.originalMessageId,
    duplicateKey: plan.duplicateKey,
    automatic: plan.automatic,
    findings: plan.findings,
    disposition: disposition.kind,
    policyHash: plan.policyHash,
    received: await keep({ conversation, form: 'received', of: message }, incoming.raw),
    outgoing: outgoing && {
      ...envelopeOf(outgoing),
      body: await keep({ conversation, form: 'sent', of: outgoing.delivery }, outgoing.bytes),
    },
    notice: noticeToKeep(notice),
  }
}

/** Notices are short texts of ours and always lie in rows. */
function noticeToKeep(notice: Outgoing | null): OutgoingToKeep | null {
  return notice && { ...envelopeOf(notice), body: { kind: 'exact', bytes: unshared(notice.bytes) } }
}

function envelopeOf({ delivery, messageId, reversePath, forwardPath }: Outgoing): Omit<OutgoingToKeep, 'body'> {
  return { delivery, messageId, reversePath, forwardPath }
}

/** A view into a larger buffer would be posted with all of that buffer. */
function unshared(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}

function weightOf(request: CommitRequest): number {
  const bytesOf = (body: BodyToKeep | undefined) => (body?.kind === 'exact' ? body.bytes.length : 0)
  return request.plans.reduce(
    (sum, plan) =>
      sum + ROW_WEIGHT + bytesOf(plan.received) + bytesOf(plan.outgoing?.body) + bytesOf(plan.notice?.body),
    0,
  )
}
