/** What comes back after the smart host has taken a message: told to its writer once, and remembered of the address. */

import { afterEach, beforeEach, expect, it } from 'vitest'
import { type DaemonProcess, deliver, startDaemon } from '../support/daemon-process.ts'
import { type FakeSmartHost, startFakeSmartHost } from '../support/fake-smart-host.ts'
import { BUYER_ADDRESS, makeMarketplace, SELLER_ADDRESS, type TestMarketplace } from '../support/marketplace.ts'
import { runJson } from '../support/tradepost-daemon.ts'
import { until } from '../support/until.ts'

const MAILBOX = 'operators@office.example'

let smartHost: FakeSmartHost
let marketplace: TestMarketplace
let daemon: DaemonProcess

beforeEach(async () => {
  smartHost = await startFakeSmartHost()
  const extra = `[operators]\nmailbox = "${MAILBOX}"`
  marketplace = await makeMarketplace({ smartHostPort: smartHost.port, extra })
  daemon = await startDaemon(marketplace.configFile)
})
afterEach(async () => {
  await daemon.kill()
  await smartHost.stop()
  await marketplace.remove()
})

const sentTo = (address: string) => smartHost.messages.filter(({ forwardPaths }) => forwardPaths[0] === address)
const events = (name: string) => daemon.log.filter((entry) => entry['event'] === name)

/** A report as Postfix writes it, with the words of the remote server in it. */
function bounce(status: string, words: string): string {
  return [
    'From: MAILER-DAEMON@mx.blue.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain',
    '',
    `<${SELLER_ADDRESS}>: host mx.blue.example[192.0.2.25] said: ${words}`,
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.blue.example',
    '',
    `Final-Recipient: rfc822; ${SELLER_ADDRESS}`,
    'Action: failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${words}`,
    '',
    '--b1--',
    '',
  ].join('\r\n')
}

async function returnPathOfNext(subject: string): Promise<string> {
  expect(await daemon.deliver(marketplace.buyerMail(subject))).toBe(true)
  await until(() => sentTo(SELLER_ADDRESS).some(({ bytes }) => bytes.includes(subject)))
  const sent = sentTo(SELLER_ADDRESS).find(({ bytes }) => bytes.includes(subject))
  await until(() => daemon.waiting() === 0)
  return sent?.reversePath ?? ''
}

it('a hard bounce: one notice, one alert; the next writer hears at once, until an operator restores', async () => {
  const to = await returnPathOfNext('Is it blue')
  const words = '550 5.1.1 no such user here'
  expect(await deliver(daemon.address, { from: '', to, bytes: bounce('5.1.1', words) })).toBe(true)
  expect(await deliver(daemon.address, { from: '', to, bytes: bounce('5.1.1', words) })).toBe(true)
  await until(() => sentTo(BUYER_ADDRESS).length > 0 && sentTo(MAILBOX).length > 0)
  const [notice] = sentTo(BUYER_ADDRESS)
  expect(notice?.reversePath).toBe('')
  expect(notice?.bytes).toContain('Subject: Not delivered: Is it blue\r\n')
  expect(notice?.bytes).not.toMatch(/blue\.example|192\.0\.2|no such user|5\.1\.1/)
  expect(sentTo(MAILBOX)[0]?.bytes).toContain('tradepost party restore --only mail --side seller S1')
  expect(sentTo(MAILBOX)[0]?.bytes).not.toContain(SELLER_ADDRESS)
  expect(events('bounced')).toMatchObject([{ severity: 'hard', status: '5.1.1', direction: 'buyer-to-seller' }])
  expect(events('returned')).toMatchObject([{ kind: 'bounce' }])

  expect(await daemon.deliver(marketplace.buyerMail('Or is it green'))).toBe(true)
  await until(() => sentTo(BUYER_ADDRESS).length > 1)
  expect(sentTo(BUYER_ADDRESS)[1]?.bytes).toContain('Subject: Not delivered: Or is it green\r\n')
  expect(sentTo(SELLER_ADDRESS)).toHaveLength(1)
  expect(await runJson(marketplace.configFile, ['party', 'show', 'S1'])).toMatchObject([
    { unreachable: { status: '5.1.1' } },
  ])

  await runJson(marketplace.configFile, ['party', 'restore', 'S1'])
  await returnPathOfNext('And now')
  expect(sentTo(BUYER_ADDRESS)).toHaveLength(2)
  expect(sentTo(MAILBOX)).toHaveLength(1)
})

it('a soft bounce: one notice, and the next message goes out', async () => {
  const to = await returnPathOfNext('Is it blue')
  const words = '552 5.2.2 mailbox is full'
  expect(await deliver(daemon.address, { from: '', to, bytes: bounce('5.2.2', words) })).toBe(true)
  await until(() => sentTo(BUYER_ADDRESS).length > 0)
  await returnPathOfNext('Still there')
  expect(sentTo(MAILBOX)).toEqual([])
})

it('what else comes back is kept or refused, and nobody is told', async () => {
  const to = await returnPathOfNext('Is it blue')
  const vacation = 'From: sales@blue.example\r\nSubject: Away\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.\r\n'
  const person = 'From: sales@blue.example\r\nSubject: Re: Is it blue\r\n\r\nYes.\r\n'
  expect(await deliver(daemon.address, { from: '', to, bytes: vacation })).toBe(true)
  expect(await deliver(daemon.address, { from: SELLER_ADDRESS, to, bytes: person })).toBe(false)
  const forged = { from: '', to: `b-${'2'.repeat(20)}@marketplace.example`, bytes: bounce('5.1.1', '550 5.1.1 no') }
  expect(await deliver(daemon.address, forged)).toBe(false)
  const toNoReply = { from: BUYER_ADDRESS, to: 'no-reply@marketplace.example', bytes: person }
  expect(await deliver(daemon.address, toNoReply)).toBe(true)
  expect(events('returned').map(({ kind }) => kind)).toEqual(['automatic', 'no-reply'])
  const exported = String(events('returned')[1]?.['returned'])
  expect(exported).toMatch(/^[a-z2-9]{20}$/)
  await until(() => daemon.waiting() === 0)
  expect(smartHost.messages).toHaveLength(1)
})
