/** Mail to postmaster and abuse: from strangers, to those who run the relay, through restarts and kills. */

import PostalMime from 'postal-mime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DaemonProcess, startDaemon } from '../support/daemon-process.ts'
import { type FakeSmartHost, startFakeSmartHost } from '../support/fake-smart-host.ts'
import { makeMarketplace, type Mail, type TestMarketplace } from '../support/marketplace.ts'
import { connectSmtp } from '../support/smtp-client.ts'
import { runJson } from '../support/tradepost-daemon.ts'
import { until } from '../support/until.ts'

const MAILBOX = 'operators@office.example'
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

/** A relay that trusts nobody. */
async function start(extra = `[operators]\nmailbox = "${MAILBOX}"`): Promise<void> {
  marketplace = await makeMarketplace({ smartHostPort: smartHost.port, trustedNetworks: [], extra })
  daemon = await startDaemon(marketplace.configFile)
}

const events = (name: string) => daemon.log.filter((entry) => entry['event'] === name)

function complaint(to: string, text = 'Your server sends spam.\r\n'): Mail {
  return {
    from: 'eve@mail.example',
    to,
    bytes: `From: Eve <eve@mail.example>\r\nTo: ${to}\r\nSubject: A complaint\r\n\r\n${text}`,
  }
}

/** What the original was, taken out of what arrived. */
async function originalIn(arrived: string): Promise<string> {
  const { attachments } = await PostalMime.parse(arrived, { attachmentEncoding: 'arraybuffer' })
  const [file] = attachments
  if (file === undefined || typeof file.content === 'string') throw new Error(`nothing is attached: ${arrived}`)
  return Buffer.from(new Uint8Array(file.content)).toString('latin1')
}

describe('mail of a stranger to a role address', () => {
  for (const to of [
    'postmaster@marketplace.example',
    'Abuse@Marketplace.Example',
    'PostMaster',
    'postmaster@mx.marketplace.example',
  ]) {
    it(`reaches the operators: ${to}`, async () => {
      await start()
      const mail = complaint(to, 'Your server sends spam.\r\n.\r\n..\r\n')
      expect(await daemon.deliver(mail)).toBe(true)
      await until(() => smartHost.messages.length > 0)
      const [arrived] = smartHost.messages
      expect(arrived).toMatchObject({ reversePath: '', forwardPaths: [MAILBOX] })
      expect(await originalIn(arrived?.bytes ?? '')).toBe(`${mail.bytes}\r\n`)
      await until(() => events('delivered').length > 0)
      const [taken] = events('operator-mail')
      expect(events('delivered')).toMatchObject([{ kind: 'operators', delivery: taken?.['delivery'] }])
      expect(Object.keys(events('delivered')[0] ?? {})).not.toContain('message')
      expect(JSON.stringify(daemon.log)).not.toMatch(/eve@|office\.example|complaint/i)
    })
  }

  it('waits for a smart host that is away, through a restart and a kill', async () => {
    await start()
    await smartHost.stop()
    expect(await daemon.deliver(complaint('abuse@marketplace.example', 'first\r\n'))).toBe(true)
    await until(() => events('deferred').length > 0)
    expect(await daemon.stop()).toBe(0)

    daemon = await startDaemon(marketplace.configFile)
    const text = `second\r\n${'a long one '.repeat(80)}\r\n`.repeat(300)
    expect(await daemon.deliver(complaint('postmaster@marketplace.example', text))).toBe(true)
    await daemon.kill()

    daemon = await startDaemon(marketplace.configFile)
    const waiting = await runJson(marketplace.configFile, ['queue', 'list'])
    expect(waiting).toMatchObject([
      { message: null, kind: 'operators' },
      { message: null, kind: 'operators' },
    ])
    expect(await runJson(marketplace.configFile, ['queue', 'show', String(waiting[0]?.['id'])])).toMatchObject([
      { message: null, kind: 'operators', forward_path: MAILBOX },
    ])
    await smartHost.listen()
    await until(() => daemon.waiting() === 0)
    const originals = await Promise.all(smartHost.messages.map(({ bytes }) => originalIn(bytes)))
    expect(originals.filter((original) => original.includes('\r\nfirst\r\n'))).toHaveLength(1)
    expect(originals.filter((original) => original.includes(text))).toHaveLength(1)
    expect(originals).toHaveLength(2)
    expect(await runJson(marketplace.configFile, ['message', 'list'])).toEqual([])
  })

  it('that the smart host refuses for good is an error of ours, told to nobody else, and can be tried again', async () => {
    await start()
    smartHost.script('rcpt', [{ say: '550 5.1.1 nobody here' }])
    expect(await daemon.deliver(complaint('abuse@marketplace.example'))).toBe(true)
    const failed = await daemon.logged('failed', ({ event }) => event === 'failed')
    expect(failed).toMatchObject({ level: 'error', kind: 'operators', attempts: 1 })
    expect(await daemon.waiting()).toBe(0)
    expect(events('noticed')).toEqual([])
    await runJson(marketplace.configFile, ['queue', 'retry', String(failed['delivery'])])
    await until(() => smartHost.messages.length > 0)
  })

  it('goes in no circle when the mailbox passes it on to where it came from', async () => {
    await start()
    await daemon.deliver(complaint('abuse@marketplace.example'))
    await until(() => smartHost.messages.length > 0)
    const bytes = smartHost.messages[0]?.bytes ?? ''
    expect(await daemon.deliver({ from: MAILBOX, to: 'abuse@marketplace.example', bytes })).toBe(true)
    await daemon.logged('returned', ({ event }) => event === 'operator-mail-returned')
    expect(events('operator-mail')).toHaveLength(1)
    await until(() => daemon.waiting() === 0)
    expect(smartHost.messages).toHaveLength(1)
  })

  it('of one who sends too much is refused for now', async () => {
    await start(`[operators]\nmailbox = "${MAILBOX}"\n[limits]\nper_ip_per_minute = 0`)
    let taken = 0
    while (taken < 100 && (await daemon.deliver(complaint('abuse@marketplace.example')))) taken++
    expect(taken).toBe(30)
    expect(events('refused').at(-1)).toMatchObject({ stage: 'operator mail', reply: '451 4.7.1' })
  })
})

describe('a transaction', () => {
  it('is for the operators or for parties, never for both', async () => {
    await start()
    const { sellerAlias } = marketplace
    for (const [first, second] of [
      [sellerAlias, 'postmaster@marketplace.example'],
      ['postmaster@marketplace.example', sellerAlias],
    ]) {
      const client = connectSmtp(daemon.address)
      await client.reply()
      await client.ask('EHLO laptop.example')
      await client.ask('MAIL FROM:<eve@mail.example>')
      expect(await client.ask(`RCPT TO:<${first}>`)).toMatch(/^250/)
      expect(await client.ask(`RCPT TO:<${second}>`)).toMatch(/^452 4\.5\.3/)
      client.close()
    }
  })

  it('to postmaster is refused where the operators have no mailbox', async () => {
    await start('')
    const client = connectSmtp(daemon.address)
    await client.reply()
    await client.ask('EHLO laptop.example')
    await client.ask('MAIL FROM:<eve@mail.example>')
    for (const to of ['postmaster', 'postmaster@marketplace.example', 'abuse@marketplace.example']) {
      expect(await client.ask(`RCPT TO:<${to}>`)).toMatch(/^550 5\.1\.1/)
    }
    client.close()
  })
})
