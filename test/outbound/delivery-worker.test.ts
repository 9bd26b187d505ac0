import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLogger } from '../../src/log/logger.ts'
import { createMailLog } from '../../src/log/mail-log.ts'
import {
  type DeliveryWorker,
  type DeliveryWorkerParts,
  startDeliveryWorker,
} from '../../src/outbound/delivery-worker.ts'
import type { SendOutcome } from '../../src/outbound/outcome.ts'
import type { OutgoingEnvelope } from '../../src/outbound/host-connection.ts'
import { createDrivenTime, type DrivenTime } from '../support/driven-time.ts'
import { createMemoryDeliveries, type MemoryDeliveries } from '../support/memory-deliveries.ts'

const DELIVERED: SendOutcome = { kind: 'delivered', reply: '250 2.0.0 Ok' }
const DEFERRED: SendOutcome = { kind: 'deferred', reply: '451 4.3.0 Later, ann@mail.example' }
const FAILED: SendOutcome = { kind: 'failed', reply: '550 5.1.1 <ann@mail.example> unknown', severity: 'hard' }
const MINUTE = 60_000

let time: DrivenTime
let store: MemoryDeliveries
let worker: DeliveryWorker
/** Sends in progress, in order; each ends when the test says how. */
let sends: {
  readonly to: string
  readonly bytes: string
  readonly aborted: () => boolean
  end(outcome: SendOutcome): void
}[]
let sent: number
let most: number
let closed: boolean
let events: { readonly event: string; readonly [field: string]: unknown }[]

beforeEach(() => {
  time = createDrivenTime()
  store = createMemoryDeliveries(time.now())
  sends = []
  sent = 0
  most = 0
  closed = false
  events = []
})
afterEach(async () => {
  const drained = worker.drain(0)
  await time.advance(2_000)
  await drained
  expect(time.waiting).toBe(0)
})

function start(changes: Partial<DeliveryWorkerParts> = {}): void {
  worker = startDeliveryWorker({
    store,
    smartHost: { send, close },
    schedule: { waitsMs: [MINUTE, 5 * MINUTE], giveUpAfterMs: 10 * MINUTE },
    clock: time,
    scheduler: time,
    mailLog: createMailLog(createLogger('trace', { write: (line) => void events.push(JSON.parse(line)) })),
    unreachableAlert: () => null,
    composeNotice: (context, severity) => ({
      delivery: `${severity} notice about ${context.message}`,
      messageId: '<n@relay.example>',
      reversePath: null,
      forwardPath: context.writtenBy,
      bytes: Buffer.from(severity),
    }),
    leaseMs: 20 * MINUTE,
    concurrency: 2,
    ...changes,
  })
}

async function close(): Promise<void> {
  closed = true
}

function send(envelope: OutgoingEnvelope, bytes: Uint8Array, signal?: AbortSignal): Promise<SendOutcome> {
  sent++
  return new Promise((resolve) => {
    const entry = {
      to: envelope.forwardPath,
      bytes: Buffer.from(bytes).toString(),
      aborted: () => signal?.aborted ?? false,
      end(outcome: SendOutcome) {
        sends = sends.filter((other) => other !== entry)
        resolve(outcome)
      },
    }
    sends.push(entry)
    most = Math.max(most, sends.length)
    signal?.addEventListener('abort', () => entry.end({ kind: 'deferred', reply: 'aborted' }))
  })
}

async function endAll(outcome: SendOutcome): Promise<void> {
  for (;;) {
    await time.settle()
    if (sends.length === 0) return
    for (const entry of [...sends]) entry.end(outcome)
  }
}

async function after(microtasks: number): Promise<void> {
  for (let turn = 0; turn < microtasks; turn++) await null
}

const stateOf = (id: string) => store.kept.get(id)?.state
const eventsNamed = (name: string) => events.filter(({ event }) => event === name)

describe('the delivery worker', () => {
  it('sends what is due when it starts, and records it', async () => {
    store.add('a')
    start()
    await time.settle()
    expect(sends).toMatchObject([{ to: 'a@mail.example', bytes: 'Subject: a\r\n\r\ntext\r\n' }])
    await endAll(DELIVERED)
    expect(stateOf('a')).toBe('delivered')
    expect(eventsNamed('delivered')).toMatchObject([
      { delivery: 'a', attempts: 1, kind: 'relay', reply: '250 2.0.0 Ok' },
    ])
  })

  it('begins at once when woken', async () => {
    start()
    await time.settle()
    store.add('a')
    worker.wake()
    await time.settle()
    expect(sends).toHaveLength(1)
  })

  it('finds what others put there within a second', async () => {
    start()
    await time.advance(10_000)
    store.add('a')
    await time.advance(1_000)
    expect(sends).toHaveLength(1)
  })

  it('only reads while nothing is due', async () => {
    start()
    await time.settle()
    const { claimDueDeliveries } = store.calls
    await time.advance(60_000)
    expect(store.calls.claimDueDeliveries).toBe(claimDueDeliveries)
    expect(store.calls.nextDueAt).toBeLessThanOrEqual(60)
  })

  it('begins to the millisecond when something falls due', async () => {
    store.add('a', { dueAt: new Date(time.now().getTime() + 4_321) })
    start()
    await time.advance(4_320)
    expect(sends).toHaveLength(0)
    await time.advance(1)
    expect(sends).toHaveLength(1)
  })

  it('sends so many at once and no more, until all are sent, each once', async () => {
    for (let index = 0; index < 25; index++) store.add(`d${index}`)
    start({ concurrency: 4 })
    await endAll(DELIVERED)
    expect([sent, most]).toEqual([25, 4])
    expect([...store.kept.values()].every(({ state }) => state === 'delivered')).toBe(true)
    // Claims come in groups: one for each delivery would write to the disk as often.
    expect(store.calls.claimDueDeliveries).toBeLessThan(10)
  })

  it('does not overlook what arrives while it claims, however late', async () => {
    for (let microtasks = 0; microtasks < 20; microtasks++) {
      store = createMemoryDeliveries(time.now())
      start()
      await time.settle()
      store.beforeClaim = () => {
        store.beforeClaim = () => {}
        void after(microtasks).then(() => {
          store.add('b')
          worker.wake()
        })
      }
      store.add('a')
      worker.wake()
      await time.settle()
      expect(sends.map(({ to }) => to)).toEqual(['a@mail.example', 'b@mail.example'])
      await endAll(DELIVERED)
      await worker.drain(0)
    }
  })

  it('tries again as the schedule says, then gives up and tells the writer', async () => {
    store.add('a')
    start()
    await endAll(DEFERRED)
    expect(eventsNamed('deferred')).toMatchObject([{ attempts: 1, next_attempt_at: '2026-11-20T10:01:00.000Z' }])
    await time.advance(MINUTE)
    expect(sends).toHaveLength(1)
    await endAll(DEFERRED)
    expect(eventsNamed('deferred').at(-1)).toMatchObject({ attempts: 2, next_attempt_at: '2026-11-20T10:06:00.000Z' })
    await time.advance(5 * MINUTE)
    await endAll(DEFERRED)
    expect(stateOf('a')).toBe('expired')
    expect(sent).toBe(3)
    expect(eventsNamed('expired')).toMatchObject([{ attempts: 3 }])
    expect(eventsNamed('noticed')).toMatchObject([{ reason: 'undelivered' }])
    expect(store.notices).toMatchObject([
      { delivery: 'soft notice about message of a', forwardPath: 'ann@mail.example' },
    ])
  })

  it('tells the writer of a final failure, once, and no address in the log', async () => {
    store.add('a')
    start()
    await endAll(FAILED)
    expect(stateOf('a')).toBe('failed')
    expect(store.notices).toMatchObject([{ delivery: 'hard notice about message of a' }])
    expect(eventsNamed('noticed')).toMatchObject([{ reason: 'unreachable' }])
    expect(JSON.stringify(events)).not.toContain('@')
    expect(store.kept.get('a')?.lastReply).toContain('ann@mail.example')
  })

  it('tells nobody of a notice that failed', async () => {
    store.add('a', { kind: 'notice', reversePath: null })
    start()
    await endAll(FAILED)
    expect(stateOf('a')).toBe('failed')
    expect(store.notices).toEqual([])
    expect(eventsNamed('failed')).toMatchObject([{ kind: 'notice' }])
    expect(eventsNamed('noticed')).toEqual([])
    expect(store.calls.noticeContext).toBe(0)
  })

  it('records a failure even when its notice cannot be composed', async () => {
    store.add('a')
    start({
      composeNotice: () => {
        throw new Error('no words')
      },
    })
    await endAll(FAILED)
    expect(stateOf('a')).toBe('failed')
    expect(eventsNamed('trouble')).toMatchObject([{ where: 'outbound notice' }])
  })
})

describe('the delivery worker, when the store fails', () => {
  it('records a delivery as often as it takes, and sends it once', async () => {
    store.add('a')
    start()
    await time.settle()
    store.fail('recordAttempt', 8)
    await endAll(DELIVERED)
    await time.advance(60_000)
    expect(stateOf('a')).toBe('delivered')
    expect(sent).toBe(1)
    expect(eventsNamed('delivered')).toHaveLength(1)
  })

  it('does not send again what it claims again while it is still recording', async () => {
    store.add('a')
    start({ leaseMs: 60_000 })
    await time.settle()
    store.fail('recordAttempt', 25)
    await endAll(DELIVERED)
    await time.advance(5 * MINUTE)
    expect(store.calls.claimDueDeliveries).toBeGreaterThan(1)
    expect(stateOf('a')).toBe('delivered')
    expect(sent).toBe(1)
  })

  it('retries reading what a notice needs', async () => {
    store.add('a')
    store.fail('noticeContext', 3)
    start()
    await endAll(FAILED)
    await time.advance(10_000)
    expect(stateOf('a')).toBe('failed')
    expect(store.notices).toHaveLength(1)
  })

  it('stops sending while it cannot record', async () => {
    for (let index = 0; index < 10; index++) store.add(`d${index}`)
    store.fail('recordAttempt', 1_000)
    start()
    await endAll(DELIVERED)
    await time.advance(30_000)
    expect(sent).toBe(2)
    store.fail('recordAttempt', 0)
    await time.advance(30_000)
    await endAll(DELIVERED)
    expect(sent).toBe(10)
  })

  it('backs off from claims that fail, and goes on', async () => {
    store.add('a')
    store.fail('claimDueDeliveries', 3)
    start()
    await time.advance(3_000)
    expect(store.calls.claimDueDeliveries).toBeLessThanOrEqual(3)
    expect(sends).toHaveLength(0)
    await time.advance(30_000)
    expect(sends).toHaveLength(1)
    expect(eventsNamed('trouble')).toHaveLength(3)
  })

  it('goes on after a failed look at what is due', async () => {
    start()
    await time.settle()
    store.fail('nextDueAt', 2)
    store.add('a')
    await time.advance(30_000)
    expect(sends).toHaveLength(1)
  })

  it('puts off a message whose bytes cannot be read', async () => {
    store.add('a')
    store.fail('outgoingBytes', 1)
    start()
    await time.settle()
    expect(sent).toBe(0)
    expect(store.kept.get('a')).toMatchObject({ state: 'waiting', attempts: 1 })
    await time.advance(MINUTE)
    expect(sends).toHaveLength(1)
  })

  it('says so when the lease was lost to another', async () => {
    store.add('a')
    start()
    await time.settle()
    store.stealLease('a')
    await endAll(DELIVERED)
    expect(stateOf('a')).toBe('waiting')
    expect(eventsNamed('trouble')).toMatchObject([{ where: 'outbound record', delivery: 'a', result: 'delivered' }])
    expect(eventsNamed('delivered')).toEqual([])
  })
})

describe('the delivery worker and time', () => {
  it('breaks off an attempt at half its lease', async () => {
    store.add('a')
    start({ leaseMs: 20_000 })
    await time.advance(9_999)
    expect(sends).toMatchObject([{ to: 'a@mail.example' }])
    await time.advance(1)
    expect(sends).toHaveLength(0)
    expect(store.kept.get('a')).toMatchObject({ state: 'waiting', attempts: 1, lastReply: 'aborted' })
  })

  it('does not begin a claimed delivery when little is left of its lease', async () => {
    for (const id of ['a', 'b', 'c']) store.add(id)
    start({ leaseMs: 20 * MINUTE })
    await time.advance(6 * MINUTE)
    for (const entry of [...sends]) entry.end(DELIVERED)
    await time.settle()
    expect(sent).toBe(2)
    // Its lease ends, and it is claimed anew.
    await time.advance(15 * MINUTE)
    expect(sends.map(({ to }) => to)).toEqual(['c@mail.example'])
  })
})

describe('the delivery worker and commits that claim for it', () => {
  /** What the relay does around a commit. */
  const commit = (...ids: string[]) => {
    const places = worker.reserve(ids.length)
    places.settle(store.commit(ids, places.claim, time.now()))
  }
  /** How many of so many places it keeps, without keeping them for long. */
  const placesOf = (count: number) => {
    const places = worker.reserve(count)
    places.settle(null)
    return places.claim.limit
  }

  beforeEach(async () => {
    start()
    await time.settle()
  })

  it('begins what was committed without a claim of its own, and records it as ever', async () => {
    const { claimDueDeliveries } = store.calls
    commit('a')
    await time.settle()
    expect(sends).toMatchObject([{ to: 'a@mail.example', bytes: 'Subject: a\r\n\r\ntext\r\n' }])
    await endAll(DELIVERED)
    expect(stateOf('a')).toBe('delivered')
    expect(eventsNamed('delivered')).toMatchObject([{ delivery: 'a', attempts: 1 }])
    expect(store.calls.claimDueDeliveries).toBe(claimDueDeliveries)
  })

  it('tries again what its first attempt left', async () => {
    commit('a')
    await endAll(DEFERRED)
    expect(store.kept.get('a')).toMatchObject({ state: 'waiting', attempts: 1 })
    await time.advance(MINUTE)
    expect(sends).toHaveLength(1)
  })

  it('keeps no more places than it has, for those that are sent and as many that come next', async () => {
    expect(placesOf(10)).toBe(4)
    const first = worker.reserve(3)
    expect(first.claim).toEqual({ limit: 3, leaseMs: 20 * MINUTE })
    expect(placesOf(10)).toBe(1)
    first.settle(store.commit(['a', 'b', 'c'], first.claim, time.now()))
    expect(placesOf(10)).toBe(1)
    await endAll(DELIVERED)
    expect(placesOf(10)).toBe(4)
    expect([sent, most]).toEqual([3, 2])
  })

  for (const outcome of [null, { kind: 'duplicate' }, { kind: 'stale' }, { kind: 'replayed' }] as const) {
    it(`has its places back after a commit that ${outcome === null ? 'failed' : `is ${outcome.kind}`}`, async () => {
      for (let count = 0; count < 10; count++) worker.reserve(4).settle(outcome)
      expect(placesOf(10)).toBe(4)
      await time.settle()
      expect(sends).toHaveLength(0)
    })
  }

  it('has its places back where less was committed than was meant to be', async () => {
    const places = worker.reserve(3)
    places.settle(store.commit(['a'], places.claim, time.now()))
    expect(placesOf(10)).toBe(3)
  })

  it('claims what was committed beyond the places', async () => {
    commit('a', 'b', 'c', 'd', 'e', 'f')
    await time.settle()
    await endAll(DELIVERED)
    expect([sent, most]).toEqual([6, 2])
    expect([...store.kept.values()].every(({ state }) => state === 'delivered')).toBe(true)
  })

  it('lets what waits go first: it keeps no places until that has been claimed', async () => {
    commit('a', 'b', 'c', 'd', 'e')
    expect(placesOf(1)).toBe(0)
    commit('f')
    await time.settle()
    for (const entry of [...sends]) entry.end(DELIVERED)
    await time.settle()
    expect(placesOf(1)).toBe(0)
    await endAll(DELIVERED)
    expect(placesOf(10)).toBe(4)
    expect([sent, most]).toEqual([6, 2])
  })

  it('keeps no places while it cannot claim what waits', async () => {
    store.fail('claimDueDeliveries', 2)
    worker.wake()
    await time.settle()
    expect(placesOf(1)).toBe(0)
    await time.advance(30_000)
    expect(placesOf(1)).toBe(1)
  })

  it('gives no place away twice: not one that a claim under way may fill', async () => {
    let kept: number | null = null
    store.beforeClaim = () => {
      kept ??= placesOf(10)
    }
    for (let index = 0; index < 6; index++) store.add(`d${index}`)
    worker.wake()
    await endAll(DELIVERED)
    expect(kept).toBe(0)
    expect([sent, most]).toEqual([6, 2])
  })

  it('claims nothing for places that a commit under way may fill', async () => {
    const places = worker.reserve(4)
    const { claimDueDeliveries } = store.calls
    store.add('waiting')
    worker.wake()
    await time.settle()
    expect(store.calls.claimDueDeliveries).toBe(claimDueDeliveries)
    places.settle(null)
    await time.settle()
    expect(sends.map(({ to }) => to)).toEqual(['waiting@mail.example'])
  })

  it('sends each of many once, whatever falls between', async () => {
    for (let index = 0; index < 60; index++) {
      commit(`a${index}`, `b${index}`)
      if (index % 7 === 0) store.add(`c${index}`)
      if (index % 11 === 0) worker.wake()
      if (index % 3 === 0) for (const entry of [...sends]) entry.end(DELIVERED)
      await after(index % 13)
    }
    await endAll(DELIVERED)
    await time.advance(1_000)
    await endAll(DELIVERED)
    expect([...store.kept.values()].filter(({ state }) => state !== 'delivered')).toEqual([])
    expect([sent, most]).toEqual([store.kept.size, 2])
  })

  it('leaves to its lease what was committed so late that little of it is left', async () => {
    const places = worker.reserve(1)
    const committed = store.commit(['a'], places.claim, time.now())
    await time.advance(6 * MINUTE)
    places.settle(committed)
    await time.settle()
    expect(sent).toBe(0)
    await time.advance(15 * MINUTE)
    expect(sends.map(({ to }) => to)).toEqual(['a@mail.example'])
  })

  it('keeps no places while it drains, and leaves what was committed meanwhile to the next daemon', async () => {
    const places = worker.reserve(1)
    const committed = store.commit(['a'], places.claim, time.now())
    const drained = worker.drain(1_000)
    places.settle(committed)
    expect(placesOf(1)).toBe(0)
    await time.advance(60_000)
    await drained
    expect(sent).toBe(0)
    expect(store.kept.get('a')).toMatchObject({ state: 'waiting', attempts: 0 })
  })
})

describe('draining the delivery worker', () => {
  it('claims no more, waits for what is in flight, and hangs up', async () => {
    for (const id of ['a', 'b', 'c']) store.add(id)
    start()
    await time.settle()
    const drained = worker.drain(30_000)
    await time.settle()
    expect(closed).toBe(false)
    await endAll(DELIVERED)
    await drained
    expect(closed).toBe(true)
    expect([stateOf('a'), stateOf('b'), stateOf('c')]).toEqual(['delivered', 'delivered', 'waiting'])
    worker.wake()
    await time.advance(60_000)
    expect(sent).toBe(2)
  })

  it('breaks off what takes longer, and records nothing about it', async () => {
    store.add('a')
    start()
    await time.settle()
    const drained = worker.drain(30_000)
    await time.advance(29_999)
    expect(sends.map(({ aborted }) => aborted())).toEqual([false])
    await time.advance(1)
    await drained
    expect(sends).toHaveLength(0)
    expect(store.kept.get('a')).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(store.calls.recordAttempt).toBe(0)
  })

  it('does not wait for a store that never records', async () => {
    store.add('a')
    store.fail('recordAttempt', 1_000)
    start()
    await endAll(DELIVERED)
    const drained = worker.drain(5_000)
    await time.advance(5_000)
    await drained
    expect(closed).toBe(true)
  })
})
