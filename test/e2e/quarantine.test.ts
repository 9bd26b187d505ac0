/** A held message: the operators hear of it, and when nobody decides, its writer does; through restarts and kills. */

import { appendFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DaemonProcess, startDaemon } from '../support/daemon-process.ts'
import { type FakeSmartHost, startFakeSmartHost } from '../support/fake-smart-host.ts'
import { BUYER_ADDRESS, makeMarketplace, type TestMarketplace } from '../support/marketplace.ts'
import { runJson } from '../support/tradepost-daemon.ts'
import { until } from '../support/until.ts'

const MAILBOX = 'operators@office.example'
/** The second message of a conversation in an hour is held. */
const HOLDING = '[limits]\nper_conversation_per_hour = 1'
const ALERTING = `${HOLDING}\n[operators]\nmailbox = "${MAILBOX}"`

let smartHost: FakeSmartHost
let marketplace: TestMarketplace
let daemon: DaemonProcess

beforeEach(async () => {
  smartHost = await startFakeSmartHost()
})
afterEach(async () => {
  await daemon.kill()
  await smartHost.stop()
  await marketplace.remove()
})

async function start(extra: string): Promise<void> {
  marketplace = await makeMarketplace({ smartHostPort: smartHost.port, extra })
  daemon = await startDaemon(marketplace.configFile)
}

const events = (name: string) => daemon.log.filter((entry) => entry['event'] === name)
const sentTo = (address: string) => smartHost.messages.filter(({ forwardPaths }) => forwardPaths[0] === address)

/** One message is sent on and the next one is held. Gives its id. */
async function haveOneHeld(): Promise<string> {
  expect(await daemon.deliver(marketplace.buyerMail('Is it blue'))).toBe(true)
  expect(await daemon.deliver(marketplace.buyerMail('Or is it green'))).toBe(true)
  const quarantined = await daemon.logged('quarantined', ({ event }) => event === 'quarantined')
  return String(quarantined['message'])
}

describe('the operators', () => {
  it('hear of a held message, and send it on with the command that they read', async () => {
    await start(ALERTING)
    const message = await haveOneHeld()
    await until(() => sentTo(MAILBOX).length > 0)
    const [alert] = sentTo(MAILBOX)
    expect(alert?.reversePath).toBe('')
    expect(alert?.bytes).toContain('Subject: [Tradepost] Message held: structure.rate\r\n')
    expect(alert?.bytes).not.toMatch(/ann|sales|green/i)
    const [, command = ''] = /^ {4}tradepost (quarantine release \S+)\r$/m.exec(alert?.bytes ?? '') ?? []
    expect(command).toBe(`quarantine release ${message}`)
    await runJson(marketplace.configFile, command.split(' '))
    await until(() => smartHost.messages.some(({ bytes }) => bytes.includes('Or is it green')))
    expect(events('quarantined')).toMatchObject([{ alert: events('delivered').find(isForOperators)?.['delivery'] }])
  })

  it('hear of it once, though it comes twice and the daemon is killed right after its 250', async () => {
    await start(ALERTING)
    await smartHost.stop()
    await haveOneHeld()
    await daemon.kill()

    await smartHost.listen()
    daemon = await startDaemon(marketplace.configFile)
    expect(await daemon.deliver(marketplace.buyerMail('Or is it green'))).toBe(true)
    await daemon.logged('duplicate', ({ event }) => event === 'duplicate')
    await until(() => daemon.waiting() === 0)
    expect(sentTo(MAILBOX)).toHaveLength(1)
  })

  it('who have no mailbox find it in the log and in the list', async () => {
    await start(HOLDING)
    const message = await haveOneHeld()
    const listed = await runJson(marketplace.configFile, ['quarantine', 'list'])
    expect(listed).toMatchObject([{ id: message, held: 'held' }])
    const { received_at, held_until } = listed[0] ?? {}
    expect(Date.parse(String(held_until)) - Date.parse(String(received_at))).toBe(14 * 24 * 3_600_000)
    await until(() => daemon.waiting() === 0)
    expect(smartHost.messages).toHaveLength(1)
  })
})

describe('a held message that nobody decides about', () => {
  it('is dropped when its time is over, though the daemon did not run by then, and its writer is told', async () => {
    await start(HOLDING)
    const message = await haveOneHeld()
    await daemon.kill()

    await appendFile(marketplace.configFile, '[quarantine]\nexpire_after = "1s"\n')
    daemon = await startDaemon(marketplace.configFile)
    const expired = await daemon.logged('expired', ({ event }) => event === 'quarantine-expired')
    expect(expired).toMatchObject({ level: 'warn', message, direction: 'buyer-to-seller' })
    await until(() => sentTo(BUYER_ADDRESS).length > 0)
    expect(sentTo(BUYER_ADDRESS)[0]?.bytes).toContain('Subject: Not delivered: Or is it green\r\n')
    expect(await runJson(marketplace.configFile, ['quarantine', 'show', message])).toMatchObject([
      { held: 'dropped', held_until: null },
    ])
    expect(
      smartHost.messages.some(
        ({ forwardPaths, bytes }) => forwardPaths[0] !== BUYER_ADDRESS && bytes.includes('green'),
      ),
    ).toBe(false)
  })
})

function isForOperators(entry: { readonly [field: string]: unknown }): boolean {
  return entry['kind'] === 'operators'
}
