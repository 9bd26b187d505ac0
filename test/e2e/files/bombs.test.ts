/** Messages made to cost as much as they can arrive without pause, and other people's mail goes on as always. */
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOSTILE_INPUTS } from '../../hostile/ten-megabytes.ts'
import { type DaemonProcess, deliver, startDaemon } from '../../support/daemon-process.ts'
import { type FakeSmartHost, startFakeSmartHost } from '../../support/fake-smart-host.ts'
import { makeMarketplace, type TestMarketplace } from '../../support/marketplace.ts'

/** One of each kind that must be opened or read to its end. */
const BOMBS = [
  'a body of "a.b"',
  'a text file of "1 "',
  'links without end',
  'a document that unpacks to 40 MB',
  'a page of 7 MB',
  'a picture of 24 megapixels',
  'a picture of 20,000 frames',
  'random bytes called a document',
]
const SENDERS = 4
const SESSIONS = 100
const SESSION_EVERY_MS = 80

let smartHost: FakeSmartHost
let marketplace: TestMarketplace
let daemon: DaemonProcess
let bombs: Buffer[]

beforeAll(async () => {
  bombs = await Promise.all(HOSTILE_INPUTS.filter(({ title }) => BOMBS.includes(title)).map(async ({ make }) => make()))
  smartHost = await startFakeSmartHost()
  marketplace = await makeMarketplace({ smartHostPort: smartHost.port })
  daemon = await startDaemon(marketplace.configFile)
})
afterAll(async () => {
  await daemon.kill()
  await smartHost.stop()
  await marketplace.remove()
})

describe('while bombs arrive', () => {
  it('an ordinary session is over within a second, 99 times of 100', { timeout: 90_000, retry: 1 }, async () => {
    expect(bombs).toHaveLength(BOMBS.length)
    let sending = true
    let taken = 0
    const from = marketplace.buyerMail('bomb')
    const sender = async (first: number) => {
      for (let index = first; sending; index++) {
        const bytes = bombs[index % bombs.length]?.toString('latin1') ?? ''
        await deliver(daemon.address, { ...from, bytes }).catch(() => false)
        taken++
      }
    }
    const senders = Array.from({ length: SENDERS }, (_, index) => sender(index * 2))
    const times: number[] = []
    const sessions: Promise<void>[] = []
    for (let session = 0; session < SESSIONS; session++) {
      const began = performance.now()
      const ended = deliver(daemon.address, marketplace.buyerMail(`Question ${session}`)).then((accepted) => {
        expect(accepted).toBe(true)
        times.push(performance.now() - began)
      })
      sessions.push(ended)
      await setTimeout(SESSION_EVERY_MS)
    }
    await Promise.all(sessions)
    sending = false
    await Promise.all(senders)
    times.sort((a, b) => a - b)
    expect(taken).toBeGreaterThan(SENDERS)
    expect(times[Math.ceil(times.length * 0.99) - 1]).toBeLessThan(1000)
  })
})
