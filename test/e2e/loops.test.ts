/** Programs that answer each other through the relay: each way ends, and no person's message with it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DaemonProcess, startDaemon } from '../support/daemon-process.ts'
import { type FakeSmartHost, startFakeSmartHost } from '../support/fake-smart-host.ts'
import {
  BUYER_ADDRESS,
  type Mail,
  makeMarketplace,
  SELLER_ADDRESS,
  type TestMarketplace,
} from '../support/marketplace.ts'
import { connectSmtp } from '../support/smtp-client.ts'
import { runJson } from '../support/tradepost-daemon.ts'
import { until } from '../support/until.ts'

let smartHost: FakeSmartHost
let marketplace: TestMarketplace
let daemon: DaemonProcess

beforeAll(async () => {
  smartHost = await startFakeSmartHost()
  const extra = '[limits]\nnotices_per_party_per_hour = 2\nper_ip_per_minute = 0'
  marketplace = await makeMarketplace({ smartHostPort: smartHost.port, extra })
  daemon = await startDaemon(marketplace.configFile)
})
afterAll(async () => {
  await daemon.kill()
  await smartHost.stop()
  await marketplace.remove()
})

const sentTo = (address: string) => smartHost.messages.filter(({ forwardPaths }) => forwardPaths[0] === address)
const stamped = (mail: Mail, field: string): Mail => ({ ...mail, bytes: `${field}\r\n${mail.bytes}` })

/** The reply to the final dot. */
async function replyTo({ from, to, bytes }: Mail): Promise<string> {
  const client = connectSmtp(daemon.address)
  try {
    await client.reply()
    for (const command of ['EHLO laptop.example', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA'])
      await client.ask(command)
    client.raw(`${bytes}\r\n.\r\n`)
    return await client.reply()
  } finally {
    client.close()
  }
}

describe('what we sent', () => {
  it('does not go round again, in either direction and whoever sends it back', async () => {
    expect(await daemon.deliver(marketplace.buyerMail('Is it blue'))).toBe(true)
    await until(() => sentTo(SELLER_ADDRESS).length > 0)
    const bytes = sentTo(SELLER_ADDRESS)[0]?.bytes ?? ''
    const asSeller = bytes.replace(/^From: .*$/m, `From: ${SELLER_ADDRESS}`)
    for (const mail of [
      { from: '', to: marketplace.sellerAlias, bytes },
      { from: SELLER_ADDRESS, to: marketplace.buyerAlias, bytes },
      { from: SELLER_ADDRESS, to: marketplace.buyerAlias, bytes: asSeller },
      { ...marketplace.sellerMail('From an alias'), from: marketplace.sellerAlias },
    ]) {
      expect(await replyTo(mail)).toMatch(/^554 5\.4\.6 Too many hops, this message seems to loop \(/)
    }
    expect(daemon.log.filter(({ event }) => event === 'refused').map(({ reason }) => reason)).toEqual([
      'From marketplace.example: a mail domain of ours',
      'From marketplace.example: a mail domain of ours',
      'Message-ID marketplace.example: a message of ours came back',
      'MAIL FROM marketplace.example: a mail domain of ours',
    ])
  })
})

describe('a program behind an alias whose every answer breaks a rule', () => {
  it('is told so often, and no more; everything it wrote is kept', async () => {
    const answers = [1, 2, 3, 4].map((number) => marketplace.sellerMail(`Offer ${number}`, 'www.blue.example\r\n'))
    for (const answer of answers) expect(await daemon.deliver(answer)).toBe(true)
    const discarded = daemon.log.filter(({ event }) => event === 'discarded')
    expect(discarded.map(({ notice, automatic }) => [notice, automatic])).toEqual([
      [undefined, false],
      [undefined, false],
      // The one that tells of a first step of strikes passes the limit.
      [undefined, false],
      ['suppressed', false],
    ])
    expect(daemon.log.filter(({ event }) => event === 'noticed')).toHaveLength(3)
    const notices = () => sentTo(SELLER_ADDRESS).filter(({ bytes }) => bytes.includes('Subject: Not delivered'))
    await until(() => notices().length === 3)
  })
})

describe('an answer that software marks as automatic', () => {
  const field = 'Auto-Submitted: auto-generated'

  it('is kept and goes no further, answers nothing, and nobody hears of it', async () => {
    const before = smartHost.messages.length
    expect(await daemon.deliver(stamped(marketplace.sellerMail('Received'), field))).toBe(true)
    expect(daemon.log.at(-1)).toMatchObject({ event: 'discarded', automatic: true, sign: field })
    const [report] = await runJson(marketplace.configFile, ['responses', 'report'])
    expect(JSON.stringify(report)).toContain('"due":1')
    expect(smartHost.messages).toHaveLength(before)
  })

  it("is a person's from a help desk, from the moment of its import, and answers", async () => {
    const seller = { id: 'S1', name: 'Blue', addresses: [SELLER_ADDRESS], marketplaces: ['us'], help_desk: true }
    await runJson(marketplace.configFile, ['import', '-'], JSON.stringify({ seller }))
    expect(await daemon.deliver(stamped(marketplace.sellerMail('Yes it is'), field))).toBe(true)
    await until(() => sentTo(BUYER_ADDRESS).some(({ bytes }) => bytes.includes('Subject: Yes it is')))
    expect(await daemon.deliver(stamped(marketplace.sellerMail('Away'), 'X-Autoreply: yes'))).toBe(true)
    const away = await daemon.logged('away', ({ sign }) => sign === 'X-Autoreply: yes')
    expect(await runJson(marketplace.configFile, ['message', 'list'])).toMatchObject([
      { id: away['message'], subject: 'Away', automatic: true, disposition: 'discard', deliveries: [] },
      { subject: 'Yes it is', automatic: false },
      { subject: 'Received', automatic: true, disposition: 'discard', deliveries: [] },
      { subject: 'Offer 4', automatic: false, disposition: 'discard' },
      { subject: 'Offer 3' },
      { subject: 'Offer 2' },
      { subject: 'Offer 1' },
      { subject: 'Is it blue' },
    ])
  })
})
