/** Sends what is due: claim, attempt, record. */

import { setMaxListeners } from 'node:events'
import type { DueDelivery } from '../store/records.ts'
import type { CommitOutcome, FirstClaim, Store } from '../store/store.ts'
import { type Attempt, recordAttempt, type RecordParts } from './attempt-record.ts'
import { type Scheduler, systemScheduler, within } from '../system/scheduler.ts'
import { sendAttempt, type SendParts } from './send-attempt.ts'

type CommonParts = Omit<RecordParts & SendParts, 'store' | 'scheduler'>

export interface DeliveryWorkerParts extends CommonParts {
  readonly store: Pick<Store, 'claimDueDeliveries' | 'outgoingBytes' | 'nextDueAt' | 'noticeContext' | 'recordAttempt'>
  /** Messages being sent at once. */
  readonly concurrency: number
  readonly scheduler?: Scheduler
}

export interface DeliveryWorker {
  /** Says that something may be due now. Call it after each commit that was not made for {@link reserve}d places. */
  wake(): void
  /** Keeps up to `count` places for what a commit is about to queue: none while something older waits for one. */
  reserve(count: number): Places
  /** Claims no more, lets what is in flight finish for up to `ms`, then hangs up. */
  drain(ms: number): Promise<void>
}

/** Places that are kept for one commit. */
export interface Places {
  /** How the commit claims for them. */
  readonly claim: FirstClaim
  /** Begins what was committed and ends the reservation. Call it once, whatever became of the commit; null for nothing. */
  settle(outcome: CommitOutcome | null): void
}

/** How often the store is asked for what others put there, for instance the command line. */
const POLL_MS = 1_000
const LONGEST_BACKOFF_MS = 30_000
/** For attempts that were broken off to notice it. */
const LAST_WORDS_MS = 1_000

export function startDeliveryWorker(workerParts: DeliveryWorkerParts): DeliveryWorker {
  const parts = { ...workerParts, scheduler: workerParts.scheduler ?? systemScheduler }
  const { store, smartHost, clock, mailLog, scheduler, concurrency, leaseMs } = parts
  const stop = new AbortController()
  // Each attempt listens, while it sends and while it waits to be recorded: so many are no leak.
  setMaxListeners(2 * concurrency, stop.signal)
  /** What was claimed and not begun; at most another `concurrency`, so that claims come in groups. */
  const ready: { readonly attempt: Attempt; readonly beginBy: number }[] = []
  const running = new Map<string, { readonly attempt: Attempt; readonly done: Promise<void> }>()
  /** Places of commits and of a claim that are under way. */
  let reserved = 0
  let maybeDue = true
  let pumping: Promise<void> | null = null
  let failures = 0
  let draining = false
  let callOffLook: (() => void) | null = null

  pump()
  return { wake, reserve, drain }

  function wake(): void {
    maybeDue = true
    pump()
  }

  function reserve(count: number): Places {
    const limit = draining || maybeDue ? 0 : Math.min(count, freePlaces())
    const reservedAt = clock.now()
    reserved += limit
    return {
      claim: { limit, leaseMs },
      settle(outcome) {
        reserved -= limit
        if (outcome?.kind === 'committed') {
          take(outcome.claimed, reservedAt)
          if (outcome.unclaimed > 0) maybeDue = true
        }
        pump()
      },
    }
  }

  /** Keeps every place busy while something is due. */
  function pump(): void {
    beginReady()
    if (draining || pumping !== null) return
    if (!mayClaim()) {
      lookLater()
      return
    }
    pumping = claimWhileFree().finally(() => {
      pumping = null
      // Woken just now, after the last look at the flag.
      if (failures === 0 && mayClaim()) pump()
      else lookLater()
    })
  }

  function mayClaim(): boolean {
    return maybeDue && !draining && ready.length === 0 && running.size < concurrency && freePlaces() > 0
  }

  function freePlaces(): number {
    return Math.max(0, 2 * concurrency - running.size - ready.length - reserved)
  }

  async function claimWhileFree(): Promise<void> {
    try {
      while (mayClaim()) {
        maybeDue = false
        await claim()
        failures = 0
        beginReady()
      }
    } catch (error) {
      maybeDue = true
      failures++
      mailLog.trouble('outbound claim', error)
    }
  }

  async function claim(): Promise<void> {
    const limit = freePlaces()
    const now = clock.now()
    reserved += limit
    try {
      const claimed = await store.claimDueDeliveries(now, limit, leaseMs)
      // As many as asked for: perhaps there are more.
      if (claimed.length >= limit) maybeDue = true
      take(claimed, now)
    } finally {
      reserved -= limit
    }
  }

  function take(claimed: readonly DueDelivery[], claimedAt: Date): void {
    for (const delivery of claimed) {
      const known = running.get(delivery.id)?.attempt
      // Still being sent or written down, and the lease ran out meanwhile: it is not sent a second time.
      if (known !== undefined) known.lease = delivery.lease
      else ready.push({ attempt: { delivery, lease: delivery.lease }, beginBy: claimedAt.getTime() + leaseMs / 4 })
    }
  }

  function beginReady(): void {
    while (!draining && running.size < concurrency) {
      const next = ready.shift()
      if (next === undefined) return
      // Too late to be done before the lease ends; it is claimed again then.
      if (clock.now().getTime() > next.beginBy) continue
      const { attempt } = next
      const done = run(attempt).finally(() => {
        running.delete(attempt.delivery.id)
        pump()
      })
      running.set(attempt.delivery.id, { attempt, done })
    }
  }

  /** Holds its place until the outcome is written down: a store that fails stops the sending too. Never rejects. */
  async function run(attempt: Attempt): Promise<void> {
    const startedAt = clock.now().getTime()
    const outcome = await sendAttempt(attempt.delivery, parts, stop.signal)
    const end = { ...outcome, ms: Math.max(0, clock.now().getTime() - startedAt) }
    await recordAttempt(attempt, end, parts, stop.signal)
  }

  function lookLater(): void {
    scheduleLook(failures === 0 ? POLL_MS : Math.min(POLL_MS * 2 ** failures, LONGEST_BACKOFF_MS))
  }

  function scheduleLook(ms: number): void {
    if (draining || callOffLook !== null) return
    callOffLook = scheduler.after(ms, () => {
      callOffLook = null
      void look()
    })
  }

  /** Reading when something is due is cheaper than claiming it, which writes. */
  async function look(): Promise<void> {
    try {
      const next = await store.nextDueAt()
      failures = 0
      const wait = next === null ? POLL_MS : next.getTime() - clock.now().getTime()
      // A claim that failed is made up for even where nothing is due, for until then no places are kept.
      if (wait <= 0 || maybeDue) wake()
      else scheduleLook(Math.min(wait, POLL_MS))
    } catch (error) {
      failures++
      mailLog.trouble('outbound look', error)
      lookLater()
    }
  }

  async function drain(ms: number): Promise<void> {
    draining = true
    callOffLook?.()
    ready.length = 0
    await within(scheduler, ms, Promise.all([pumping, ...dones()]))
    // What is broken off now has an unknown outcome, and is tried again by the next daemon.
    stop.abort()
    await within(scheduler, LAST_WORDS_MS, Promise.all(dones()))
    await smartHost.close()
  }

  function dones(): Promise<void>[] {
    return [...running.values()].map(({ done }) => done)
  }
}
