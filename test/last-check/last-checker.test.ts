import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, describe, expect, it } from 'vitest'
import type { RelayPlan } from '../../src/core/relay-plan.ts'
import { createLastChecker, type LastChecker, type LastCheckerOptions } from '../../src/last-check/last-checker.ts'
import { caseFacts } from '../support/case-facts.ts'
import { makeOutgoing, makePlan } from '../support/make-plan.ts'
import { ADDRESS, docx, HIDDEN, message, withFile } from './make-message.ts'

const open: LastChecker[] = []
function checker(options: LastCheckerOptions = {}): LastChecker {
  const created = createLastChecker(options)
  open.push(created)
  return created
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const FACTS = caseFacts({ direction: 'buyer-to-seller' })
function planWith(bytes: Uint8Array, changes: Partial<RelayPlan> = {}): RelayPlan {
  return makePlan(FACTS, { hidden: HIDDEN, outgoing: makeOutgoing(FACTS, { bytes }), ...changes })
}
const CLEAN = planWith(message())
const LEAKING = planWith(withFile(docx(ADDRESS)))

describe('the last check', () => {
  it('says the same here and in a worker thread', async () => {
    for (const one of [checker(), checker({ hereMessageBytes: 0 })]) {
      expect(await one.check(CLEAN)).toBe(CLEAN)
      expect(await one.check(LEAKING)).toMatchObject({
        disposition: { kind: 'quarantine' },
        notice: null,
        findings: [
          {
            rule: 'leak.address',
            where: 'attachment:part 2',
            excerpt: 'the finished message names its writer (message, part 2, file, member 2)',
          },
        ],
      })
    }
  })

  it('lets a plan be that sends nothing', async () => {
    const plan = planWith(message(), { outgoing: null })
    expect(await checker().check(plan)).toBe(plan)
  })

  it('unpacks in a worker thread what is small and becomes large', async () => {
    const plan = planWith(withFile(docx(`${'x'.repeat(2_000_000)}${ADDRESS}`)))
    expect(await checker().check(plan)).toMatchObject({ findings: [{ rule: 'leak.address' }] })
    // Here, it would be beyond the bounds: the worker that answers otherwise is the proof that it was asked.
    const asked = checker({ worker: FAULTY })
    expect(await asked.check(CLEAN)).toBe(CLEAN)
    await expect(asked.check(plan)).rejects.toThrow()
  })

  it('does not hold up the main thread with documents and large texts', async () => {
    const one = checker()
    const plans = [
      planWith(withFile(docx('Ann writes to Bob. '.repeat(500_000)))),
      planWith(message({ text: 'Ann writes to Bob@x.example. '.repeat(200_000) })),
      planWith(message({ html: '<p>Ann writes &nbsp; to Bob@x.example.</p> '.repeat(2500) })),
    ]
    for (const plan of plans) await one.check(plan)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    for (const plan of plans) expect(await one.check(plan)).toBe(plan)
    delay.disable()
    // 50 ms on a machine of its own.
    expect(delay.max / 1e6).toBeLessThan(200)
  })

  it('in all its words never holds what it found', async () => {
    const secret = planWith(withFile('x', `${ADDRESS}.pdf`))
    const checked = await checker().check(secret)
    expect(JSON.stringify('kind' in checked ? checked : checked.findings)).not.toContain('ann')
  })
})

const FAULTY = new URL('../examine/workers/faulty.mjs', import.meta.url)

describe('a check that does not come to its end is no pass', () => {
  const faulty = (options: LastCheckerOptions = {}) =>
    checker({ worker: FAULTY, hereMessageBytes: 0, threads: 1, timeoutMs: 1000, memoryMb: 64, ...options })
  const plan = (wish: string, duplicateKey = wish) => planWith(Buffer.from(wish), { duplicateKey })

  it('when it takes too long', async () => {
    expect(await faulty().check(plan('LOOP'))).toEqual({ kind: 'uncheckable', reason: 'not checked within 1000 ms' })
  })

  it('when it takes too much memory', async () => {
    const one = faulty({ timeoutMs: 20_000 })
    expect(await one.check(plan('MEMORY'))).toEqual({ kind: 'uncheckable', reason: 'not checked within 64 MB' })
  })

  it.each(['EXIT', 'THROW'])('when its thread breaks; twice, and the message is to blame: %s', async (wish) => {
    const one = faulty({ timeoutMs: 20_000 })
    await expect(one.check(plan(wish))).rejects.toThrow('checking a message broke')
    await expect(one.check(plan(wish, 'another message'))).rejects.toThrow('checking a message broke')
    expect(await one.check(plan(wish))).toEqual({ kind: 'uncheckable', reason: 'checking it broke twice' })
  })
})
