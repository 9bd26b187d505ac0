/** The part of the store that the delivery worker uses, in memory and easily upset. */

import { parseAddress } from '../../src/core/address.ts'
import type { OperatorMail } from '../../src/core/operator-mail.ts'
import type { Outgoing } from '../../src/core/outgoing.ts'
import type { AttemptResult, DueDelivery } from '../../src/store/records.ts'
import type { CommitOutcome, FirstClaim } from '../../src/store/store.ts'
import type { DeliveryWorkerParts } from '../../src/outbound/delivery-worker.ts'

type WorkerStore = DeliveryWorkerParts['store']
type Method = keyof WorkerStore

export interface KeptDelivery {
  readonly due: Omit<DueDelivery, 'lease' | 'attempts'>
  state: 'waiting' | 'delivered' | 'failed' | 'expired'
  attempts: number
  dueAt: Date
  lease: string | null
  leaseEndsAt: Date | null
  lastReply: string | null
}

export interface MemoryDeliveries extends WorkerStore {
  readonly kept: ReadonlyMap<string, KeptDelivery>
  readonly notices: Outgoing[]
  readonly alerts: OperatorMail[]
  /** Calls so far, by method. */
  readonly calls: Record<Method, number>
  add(id: string, changes?: Partial<DueDelivery> & { readonly dueAt?: Date }): void
  /** Queues deliveries as a commit does, the first of them claimed for its caller. */
  commit(ids: readonly string[], claim: FirstClaim, now: Date): CommitOutcome
  /** Makes the next so many calls of a method throw. */
  fail(method: Method, times: number): void
  /** Called before a claim hands anything out. */
  beforeClaim: () => void
  /** Gives a lease away, as another node would take it once it has ended. */
  stealLease(id: string): void
}

export function createMemoryDeliveries(acceptedAt: Date): MemoryDeliveries {
  const kept = new Map<string, KeptDelivery>()
  const notices: Outgoing[] = []
  const alerts: OperatorMail[] = []
  const calls = { claimDueDeliveries: 0, outgoingBytes: 0, nextDueAt: 0, noticeContext: 0, recordAttempt: 0 }
  const failing = new Map<Method, number>()
  let leases = 0

  const called = (method: Method) => {
    calls[method]++
    const left = failing.get(method) ?? 0
    failing.set(method, left - 1)
    if (left > 0) throw new Error(`${method} failed`)
  }
  const find = (id: string) => {
    const found = kept.get(id)
    if (found === undefined) throw new Error(`no delivery ${id}`)
    return found
  }
  const claimable = (delivery: KeptDelivery, now: Date) =>
    delivery.state === 'waiting' &&
    delivery.dueAt <= now &&
    (delivery.leaseEndsAt === null || delivery.leaseEndsAt <= now)

  const lend = (delivery: KeptDelivery, now: Date, leaseMs: number): DueDelivery => {
    const lease = `lease${++leases}`
    delivery.lease = lease
    delivery.leaseEndsAt = new Date(now.getTime() + leaseMs)
    return { ...delivery.due, lease, attempts: delivery.attempts }
  }

  const store: MemoryDeliveries = {
    kept,
    notices,
    alerts,
    calls,
    beforeClaim: () => {},
    fail: (method, times) => void failing.set(method, times),
    stealLease(id) {
      find(id).lease = 'stolen'
    },
    add(id, { dueAt = acceptedAt, attempts = 0, ...changes } = {}) {
      const due = {
        id,
        message: `message of ${id}`,
        conversation: 'conversation',
        direction: 'buyer-to-seller' as const,
        kind: 'relay' as const,
        acceptedAt,
        reversePath: plain('bounce@relay.example'),
        forwardPath: plain(`${id}@mail.example`),
        ...changes,
      }
      const rest = { attempts, dueAt, lease: null, leaseEndsAt: null, lastReply: null }
      kept.set(id, { due, state: 'waiting', ...rest })
    },
    commit(ids, { limit, leaseMs }, now) {
      for (const id of ids) store.add(id, { dueAt: now })
      const claimed = ids.slice(0, limit).map((id) => lend(find(id), now, leaseMs))
      return { kind: 'committed', claimed, unclaimed: ids.length - claimed.length }
    },
    async claimDueDeliveries(now, limit, leaseMs) {
      called('claimDueDeliveries')
      store.beforeClaim()
      return [...kept.values()]
        .filter((delivery) => claimable(delivery, now))
        .slice(0, limit)
        .map((delivery) => lend(delivery, now, leaseMs))
    },
    async outgoingBytes(id) {
      called('outgoingBytes')
      return Buffer.from(`Subject: ${find(id).due.id}\r\n\r\ntext\r\n`)
    },
    async nextDueAt() {
      called('nextDueAt')
      const times = [...kept.values()]
        .filter(({ state }) => state === 'waiting')
        .map(({ dueAt, leaseEndsAt }) => Math.max(dueAt.getTime(), leaseEndsAt?.getTime() ?? 0))
      return times.length === 0 ? null : new Date(Math.min(...times))
    },
    async noticeContext(id) {
      called('noticeContext')
      const { due } = find(id)
      if (due.kind !== 'relay' || due.message === null) return null
      return {
        message: due.message,
        marketplace: { id: 'us', name: 'Example', domain: 'relay.example' },
        writerName: 'Ann',
        writtenBy: plain('ann@mail.example'),
        readerName: 'Shop',
        readerAlias: plain('alias@relay.example'),
        reader: { side: 'seller', partyId: 'S1' },
        subject: 'Hello',
        language: 'en',
        originalMessageId: null,
        responseDueAt: null,
        receivedAt: acceptedAt,
      }
    },
    async recordAttempt(id, lease, result, { notice, alert }) {
      called('recordAttempt')
      const delivery = find(id)
      if (delivery.lease !== lease || delivery.state !== 'waiting') return false
      record(delivery, result)
      if (notice !== null) notices.push(notice)
      if (alert !== null) alerts.push(alert)
      return true
    },
  }
  return store
}

function record(delivery: KeptDelivery, result: AttemptResult): void {
  delivery.attempts++
  delivery.lastReply = result.reply
  delivery.lease = null
  delivery.leaseEndsAt = null
  if (result.kind === 'deferred') delivery.dueAt = result.nextAttemptAt
  else delivery.state = result.kind
}

export function plain(text: string) {
  const address = parseAddress(text)
  if (address === null) throw new Error(`${text} is not an address`)
  return address
}
