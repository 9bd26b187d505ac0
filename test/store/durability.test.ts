/** What the SQLite store does when processes are killed, locks are held and threads die. */

import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { heldDatabase } from '../../src/store/sqlite/held-database.ts'
import type { ThreadSetup } from '../../src/store/sqlite/protocol.ts'
import { startThread } from '../../src/store/sqlite/thread.ts'
import { StoreBusy } from '../../src/store/store.ts'
import { at, makeIncoming, makePlan, US } from '../support/make-plan.ts'
import { aliasOf, factsTo, messageIds, openShop, say, text } from './contract/kit.ts'
import { openIn, temporaryFolder } from './sqlite-support.ts'

let folder: string

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function startDaemon(...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'daemon-child.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

describe('a daemon that is killed', () => {
  for (const { title, after } of [
    { title: 'right after its first message', after: 1 },
    { title: 'in the middle of many', after: 150 },
  ]) {
    it(`has kept everything it answered for, and nothing half: ${title}`, async () => {
      const child = startDaemon(folder, 'commit')
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.stdout === null) throw new Error('the child has no output')
      const answered: string[] = []
      for await (const line of createInterface(child.stdout)) {
        if (line === 'open') continue
        answered.push(line)
        if (answered.length === after) child.kill('SIGKILL')
      }
      await ended
      const store = await openIn(folder)
      try {
        const kept = new Map((await store.listMessages({ limit: 100_000 })).map((message) => [message.id, message]))
        expect(answered.length).toBeGreaterThanOrEqual(after)
        expect(answered.filter((id) => !kept.has(id))).toEqual([])
        for (const { id, receivedBytes, deliveries } of kept.values()) {
          expect((await store.messageBytes(id, 'received'))?.length).toBe(receivedBytes)
          expect(deliveries).toHaveLength(1)
        }
        expect(await store.countWaiting()).toBe(kept.size)
      } finally {
        await store.close()
      }
    })
  }
})

describe('a lock held by another process', () => {
  it('fails what must be written in less than a second, and look-ups go on meanwhile', async () => {
    const store = await openIn(folder)
    const other = heldDatabase(join(folder, 'tradepost.db'))
    try {
      const shop = await openShop(store)
      const facts = await factsTo(store, shop, 'seller')
      other.exec('BEGIN IMMEDIATE')
      const started = performance.now()
      // More than fit into one group, so that some wait behind others that wait.
      const commits = Promise.allSettled(
        Array.from({ length: 200 }, () => store.commitPlans(makeIncoming(), [makePlan(facts)], at('10:00:00'))),
      )
      let slowest = 0
      for (let count = 0; count < 50; count += 1) {
        const asked = performance.now()
        expect(await store.isLiveAlias(aliasOf(shop, 'seller'), at('10:00:00'))).toBe(true)
        slowest = Math.max(slowest, performance.now() - asked)
      }
      // Far less than the writer waits: the look-ups did not queue behind it.
      expect(slowest).toBeLessThan(250)
      const reasons = (await commits).map((outcome) => (outcome.status === 'rejected' ? outcome.reason : null))
      expect(performance.now() - started).toBeLessThan(1000)
      expect(reasons.filter((reason) => !(reason instanceof StoreBusy))).toEqual([])
      expect(String(reasons[0])).toContain('store busy')
      other.exec('COMMIT')
      expect(await messageIds(store)).toEqual([])
      await say(store, shop)
    } finally {
      other.close()
      await store.close()
    }
  })
})

describe('a thread of the store', () => {
  const setup: ThreadSetup = {
    dir: { path: '', database: '', keys: '', lock: '', bodies: '' },
    marketplaces: [US],
    sweepBefore: null,
  }
  interface Verbs {
    greet(name: string): string
    die(): never
    exit(): never
  }
  /** A thread with a few verbs of its own, written out since threads cannot load TypeScript. */
  const source = (serving: string) => {
    const file = join(folder, 'thread.mjs')
    const serve = new URL('../../dist/store/sqlite/serve.js', import.meta.url).href
    writeFileSync(file, `import { answerEach, serve } from ${JSON.stringify(serve)}\n${serving}`)
    return new URL(`file://${file}`)
  }
  const VERBS = `
    const verbs = {
      greet: (name) => 'hello ' + name,
      die: () => { setImmediate(() => { throw new Error('a bug') }) ; Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50) },
      exit: () => process.exit(3),
    }
    serve(() => ({ answer: (waiting) => answerEach(verbs, waiting), close() {} }))`

  it('that dies takes what it was asked with it, says so, and rejects what comes later', async () => {
    const thread = await startThread<Verbs>('test', source(VERBS), setup)
    expect(await thread.ask('greet', ['Ann'])).toBe('hello Ann')
    const pending = Promise.allSettled([thread.ask('exit', []), thread.ask('greet', ['Bob'])])
    expect((await thread.failed).message).toBe("the store's test thread has ended (exit code 3)")
    for (const outcome of await pending) expect(outcome).toMatchObject({ status: 'rejected' })
    await expect(thread.ask('greet', ['Cleo'])).rejects.toThrow("the store's test thread has ended")
    await thread.stop()
  })

  it('hears patient requests together with the next one, in the order they were asked', async () => {
    const thread = await startThread<Verbs>('test', source(VERBS), setup)
    const order: string[] = []
    const patient = thread.ask('greet', ['Ann'], { patienceMs: 60_000 }).then((text) => order.push(text))
    await thread.ask('greet', ['Bob']).then((text) => order.push(text))
    await patient
    expect(order).toEqual(['hello Ann', 'hello Bob'])
    await thread.stop()
  })

  it('hears a patient request alone when nobody else comes, and at once when it is to stop', async () => {
    const thread = await startThread<Verbs>('test', source(VERBS), setup)
    expect(await thread.ask('greet', ['Ann'], { patienceMs: 5 })).toBe('hello Ann')
    const last = thread.ask('greet', ['Bob'], { patienceMs: 60_000 })
    await thread.stop()
    expect(await last).toBe('hello Bob')
  })

  it('that meets a bug of ours ends, and tells which', async () => {
    const thread = await startThread<Verbs>('test', source(VERBS), setup)
    // Whether the reply or the error comes first is open.
    await Promise.allSettled([thread.ask('die', [])])
    expect((await thread.failed).message).toBe("the store's test thread has failed: a bug")
    await thread.stop()
  })

  it('that cannot start is an error of whoever starts it', async () => {
    const failing = source("serve(() => { throw new Error('no such file') })")
    await expect(startThread<Verbs>('test', failing, setup)).rejects.toThrow('no such file')
  })

  it('that is stopped in order has not failed', async () => {
    const thread = await startThread<Verbs>('test', source(VERBS), setup)
    const asked = thread.ask('greet', ['Ann'])
    await thread.stop()
    expect(await asked).toBe('hello Ann')
    expect(await Promise.race([thread.failed, Promise.resolve('nothing')])).toBe('nothing')
    await expect(thread.ask('greet', ['Bob'])).rejects.toThrow('the store is closed')
  })

  it('gives back an error of a verb to the one who asked', async () => {
    const thread = await startThread<Verbs & { nothing(): void }>('test', source(VERBS), setup)
    await expect(thread.ask('nothing', [])).rejects.toThrow('no verb nothing')
    expect(text(Buffer.from(await thread.ask('greet', ['Ann'])))).toBe('hello Ann')
    await thread.stop()
  })
})
