/** The real daemon as a process: mail in over SMTP, a scripted smart host behind it, its log and its exit codes. */
import { execFile, spawn } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diskSpace } from '../../src/system/disk-space.ts'
import { type DaemonProcess, startDaemon } from '../support/daemon-process.ts'
import { startDnsServer } from '../support/dns-server.ts'
import { type FakeSmartHost, startFakeSmartHost } from '../support/fake-smart-host.ts'
import { BUYER_ADDRESS, makeMarketplace, SELLER_ADDRESS, type TestMarketplace } from '../support/marketplace.ts'
import { connectSmtp } from '../support/smtp-client.ts'
import { until } from '../support/until.ts'

const run = promisify(execFile)
let smartHost: FakeSmartHost
let marketplace: TestMarketplace
let daemon: DaemonProcess

beforeEach(async () => {
  smartHost = await startFakeSmartHost()
  marketplace = await makeMarketplace({ smartHostPort: smartHost.port })
  daemon = await startDaemon(marketplace.configFile)
})
afterEach(async () => {
  await daemon.kill()
  await smartHost.stop()
  await marketplace.remove()
})

const field = (bytes: string, name: string) =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(bytes)?.[1]?.replace(/\r\n/g, '')
const arrivedFor = (address: string) => smartHost.messages.filter(({ forwardPaths }) => forwardPaths.includes(address))
const events = (name: string) => daemon.log.filter((entry) => entry['event'] === name)
const tradepost = async (...args: string[]) =>
  (await run(process.execPath, ['dist/cli.js', '--config', marketplace.configFile, ...args])).stdout

async function nextFor(address: string, count = 1): Promise<string> {
  await until(() => arrivedFor(address).length >= count)
  return arrivedFor(address)[count - 1]?.bytes ?? ''
}

describe('a conversation', () => {
  it('crosses with aliases only, and its thread holds on both sides', async () => {
    expect(await daemon.deliver(marketplace.buyerMail('Question', 'Is it green?\r\n'))).toBe(true)
    const question = await nextFor(SELLER_ADDRESS)
    expect(field(question, 'From')).toBe(`"Ann Lee" <${marketplace.buyerAlias}>`)
    expect(field(question, 'To')).toBe(`"Blue Widgets" <${SELLER_ADDRESS}>`)

    const questionId = field(question, 'Message-ID') ?? ''
    expect(await daemon.deliver(marketplace.sellerMail('Re: Question', 'Yes.\r\n', questionId))).toBe(true)
    const answer = await nextFor(BUYER_ADDRESS)
    expect(field(answer, 'In-Reply-To')).toBe('<Question@laptop.mail.example>')

    const answerId = field(answer, 'Message-ID') ?? ''
    expect(
      await daemon.deliver({
        ...marketplace.buyerMail('Re: Re: Question'),
        bytes: marketplace
          .buyerMail('Re: Re: Question')
          .bytes.replace('MIME-Version', `References: <Question@laptop.mail.example> ${answerId}\r\nMIME-Version`),
      }),
    ).toBe(true)
    const thanks = await nextFor(SELLER_ADDRESS, 2)
    expect(field(thanks, 'References')).toBe(`${questionId} <Re-Question@laptop.blue.example>`)

    for (const { bytes } of arrivedFor(SELLER_ADDRESS))
      expect(bytes.toLowerCase()).not.toMatch(/mail\.example|laptop\.mail|127\.0\.0/)
    for (const { bytes } of arrivedFor(BUYER_ADDRESS))
      expect(bytes.toLowerCase()).not.toMatch(/blue\.example|127\.0\.0/)
    const report = JSON.parse((await tradepost('responses', 'report', '--json')).split('\n', 1)[0] ?? '') as unknown
    expect(JSON.stringify(report)).toContain('"met":1')
  })

  it('names nobody in the log', async () => {
    await daemon.deliver(marketplace.buyerMail('Question'))
    smartHost.script('rcpt', [{ say: `550 5.1.1 <${BUYER_ADDRESS}> is unknown here` }])
    await daemon.deliver(marketplace.sellerMail('Answer', 'See www.blue-widgets.example\r\n'))
    await daemon.deliver({
      ...marketplace.buyerMail('Stranger'),
      from: 'eve@evil.example',
      bytes: 'From: eve@evil.example\r\n\r\nx',
    })
    await until(() => events('failed').length === 1)
    const text = JSON.stringify(daemon.log)
    for (const secret of [
      BUYER_ADDRESS,
      SELLER_ADDRESS,
      'eve@evil',
      marketplace.buyerAlias,
      marketplace.sellerAlias,
      'blue-widgets',
      'Question',
    ]) {
      expect(text).not.toContain(secret)
    }
  })
})

describe('a message', () => {
  it('to two aliases is two messages, and neither reader learns of the other', async () => {
    const lines = [
      { seller: { id: 'S2', name: 'Red Lamps', addresses: ['desk@red.example'], marketplaces: ['us'] } },
      { order: { id: '222-1', marketplace: 'us', buyer: 'B1', seller: 'S2', placed_at: '2026-11-20T08:00:00Z' } },
    ]
    const file = join(marketplace.folder, 'more.jsonl')
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const { seller_alias: otherAlias } = JSON.parse(await tradepost('import', file)) as { seller_alias: string }

    const mail = marketplace.buyerMail('To both of you')
    const bytes = mail.bytes.replace(/^To: .*$/m, `To: ${mail.to}, ${otherAlias}`)
    const client = connectSmtp(daemon.address)
    await client.reply()
    await client.ask('EHLO laptop.example')
    await client.ask(`MAIL FROM:<${BUYER_ADDRESS}>`)
    for (const alias of [mail.to, otherAlias]) expect(await client.ask(`RCPT TO:<${alias}>`)).toMatch(/^250/)
    await client.ask('DATA')
    client.raw(`${bytes}\r\n.\r\n`)
    expect(await client.reply()).toMatch(/^250 2\.0\.0/)
    client.close()

    const [toBlue, toRed] = [await nextFor(SELLER_ADDRESS), await nextFor('desk@red.example')]
    expect(field(toBlue, 'To')).toBe(`"Blue Widgets" <${SELLER_ADDRESS}>`)
    expect(field(toRed, 'To')).toBe('"Red Lamps" <desk@red.example>')
    expect(toBlue).not.toMatch(new RegExp(`red\\.example|Red Lamps|${otherAlias}`))
    expect(toRed).not.toMatch(new RegExp(`blue\\.example|Blue Widgets|${mail.to}`))
    expect(field(toBlue, 'From')).not.toBe(field(toRed, 'From'))
    expect(field(toBlue, 'Message-ID')).not.toBe(field(toRed, 'Message-ID'))
    expect((await tradepost('message', 'list', '--json')).trim().split('\n')).toHaveLength(2)
  })

  it('sent twice is kept and delivered once', async () => {
    const mail = marketplace.buyerMail('Once')
    expect([await daemon.deliver(mail), await daemon.deliver(mail)]).toEqual([true, true])
    await until(() => events('duplicate').length === 1)
    await nextFor(SELLER_ADDRESS)
    expect((await tradepost('message', 'list', '--json')).trim().split('\n')).toHaveLength(1)
    expect(arrivedFor(SELLER_ADDRESS)).toHaveLength(1)
  })

  it('of a stranger, or of a party to its own alias, is refused and kept nowhere', async () => {
    const stranger = {
      ...marketplace.buyerMail('x'),
      bytes: marketplace.buyerMail('x').bytes.replace(BUYER_ADDRESS, 'ann@other.example'),
    }
    const toOwnAlias = { ...marketplace.buyerMail('y'), to: marketplace.buyerAlias }
    const plusTag = {
      ...marketplace.buyerMail('z'),
      bytes: marketplace.buyerMail('z').bytes.replace(BUYER_ADDRESS, 'ann+x@mail.example'),
    }
    for (const mail of [stranger, toOwnAlias, plusTag]) expect(await daemon.deliver(mail)).toBe(false)
    expect(events('refused').map(({ reply }) => reply)).toEqual(['550 5.7.1', '550 5.7.1', '550 5.7.1'])
    expect(await tradepost('message', 'list', '--json')).toBe('')
  })

  it('that the smart host refuses for good is told to its writer, once', async () => {
    smartHost.script('rcpt', [{ say: '550 5.1.1 no mailbox sales@blue.example at mx7.blue.example' }])
    await daemon.deliver(marketplace.buyerMail('Hello'))
    const notice = await nextFor(BUYER_ADDRESS)
    expect(field(notice, 'Subject')).toBe('Not delivered: Hello')
    expect(field(notice, 'Auto-Submitted')).toBe('auto-replied')
    expect(notice).not.toMatch(/blue\.example|5\.1\.1/)
    expect(arrivedFor(BUYER_ADDRESS)[0]?.reversePath).toBe('')
    await until(() => events('noticed').length === 1)
  })

  it('to an alias disabled a moment ago is refused at RCPT', async () => {
    await tradepost('alias', 'disable', marketplace.sellerAlias)
    const client = connectSmtp(daemon.address)
    await client.reply()
    await client.ask('EHLO laptop.example')
    await client.ask(`MAIL FROM:<${BUYER_ADDRESS}>`)
    const disabled = await client.ask(`RCPT TO:<${marketplace.sellerAlias}>`)
    const unknown = await client.ask('RCPT TO:<aaaaaaaaaaaaaaaa@marketplace.example>')
    expect([disabled, disabled]).toEqual([unknown, expect.stringMatching(/^550 5\.1\.1 /)])
    client.close()
  })
})

describe('the daemon', () => {
  it('keeps the old policy when the new one is wrong, and takes the next right one', async () => {
    const policy = (text: string) => writeFile(join(marketplace.folder, 'policy.toml'), text)
    const offer = (subject: string) => marketplace.sellerMail(subject, 'See www.blue-widgets.example\r\n')
    await policy('[links]\nallowed_domain = ["blue-widgets.example"]\n')
    process.kill(daemon.pid, 'SIGHUP')
    await until(() => events('policy-kept').length === 1)
    expect(daemon.log.filter(({ event }) => event === 'listening').map((line) => line['policy_hash'])).toEqual([
      events('policy-kept')[0]?.['hash'],
    ])
    expect(JSON.stringify(events('policy-kept'))).toContain('links.allowed_domain')
    await daemon.deliver(offer('first'))
    await until(() => events('discarded').length === 1)

    await policy('[links]\nallowed_domains = ["blue-widgets.example"]\n')
    process.kill(daemon.pid, 'SIGHUP')
    await until(() => events('policy-reloaded').length === 1)
    const added = { count: 1, first: ['blue-widgets.example'] }
    expect(events('policy-reloaded')[0]).toMatchObject({
      changes: [{ key: 'links.allowed_domains', removed: { count: 0 }, added }],
    })
    await daemon.deliver(offer('second'))
    await until(() => events('relayed').length === 1)

    await rm(join(marketplace.folder, 'policy.toml'))
    process.kill(daemon.pid, 'SIGHUP')
    await until(() => events('policy-kept').length === 2)
    await daemon.deliver(offer('third'))
    await until(() => events('relayed').length === 2)
  })

  it('finishes the message in flight when it is told to stop, and takes no other', async () => {
    const client = connectSmtp(daemon.address)
    const { from, to, bytes } = marketplace.buyerMail('in flight')
    await client.reply()
    for (const command of ['EHLO laptop.example', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA'])
      await client.ask(command)
    client.raw(bytes.slice(0, 40))
    const stopped = daemon.stop()
    await until(() =>
      connectSmtp(daemon.address)
        .closed()
        .then(() => true),
    )
    client.raw(`${bytes.slice(40)}\r\n.\r\n`)
    expect(await client.reply()).toMatch(/^250 2\.0\.0/)
    client.close()
    expect(await stopped).toBe(0)
    expect(events('stopped')).toHaveLength(1)
    daemon = await startDaemon(marketplace.configFile)
    await nextFor(SELLER_ADDRESS)
  })

  it('asks for proof from networks that are not trusted', async () => {
    await daemon.stop()
    const dns = await startDnsServer()
    const config = (await import('node:fs'))
      .readFileSync(marketplace.configFile, 'utf8')
      .replace('["127.0.0.0/8"]', '["192.0.2.0/24"]')
      .concat(`[dns]\nservers = "${dns.address}"\n`)
    await writeFile(marketplace.configFile, config)
    daemon = await startDaemon(marketplace.configFile)
    expect(await daemon.deliver(marketplace.buyerMail('x'))).toBe(false)
    expect(events('refused').map(({ reply }) => reply)).toEqual(['550 5.7.26'])
    await dns.close()
  })
})

describe('a daemon without room', () => {
  it('is unwell by the same measure that refuses mail, and says so once', async () => {
    await daemon.stop()
    const { total } = await diskSpace(marketplace.folder)
    const config = await readFile(marketplace.configFile, 'utf8')
    // Never all of a disk is free.
    const limits = `[limits]\nmin_free = "${total}B"\n[ops]\nlisten = "127.0.0.1:0"\n[[marketplace]]`
    await writeFile(marketplace.configFile, config.replace('[[marketplace]]', limits))
    daemon = await startDaemon(marketplace.configFile)
    expect(await daemon.deliver(marketplace.buyerMail('x'))).toBe(false)
    expect(events('refused').map(({ reply }) => reply)).toEqual(['452 4.3.1'])
    const ops = daemon.log.find((entry) => entry['for'] === 'ops')?.['address']
    for (let count = 0; count < 2; count += 1) {
      const health = await fetch(`http://${ops}/health`)
      expect([health.status, await health.json()]).toEqual([503, { status: 'unwell', reason: 'disk' }])
    }
    expect(await (await fetch(`http://${ops}/metrics`)).text()).toMatch(/^tradepost_disk_free_bytes [1-9]/m)
    expect(events('disk-low')).toEqual([expect.objectContaining({ level: 'warn', free_bytes: expect.any(Number) })])
  })
})

describe('a daemon that cannot start says why in one sentence and exits with 1', () => {
  const failToStart = (change: (config: string) => string = (config) => config) =>
    new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
      const file = join(marketplace.folder, 'other.toml')
      const config = `${change(configText())}`
      writeFile(file, config).then(() => {
        const child = spawn(process.execPath, ['dist/cli.js', 'serve', '--config', file])
        let stdout = ''
        let stderr = ''
        child.stdout.on('data', (chunk: Buffer) => {
          stdout += chunk.toString()
        })
        child.stderr.on('data', (chunk: Buffer) => {
          stderr += chunk.toString()
        })
        child.once('exit', (code) => resolve({ code, stdout, stderr }))
      }, reject)
    })
  const configText = () => `hostname = "mx.marketplace.example"
data_dir = ${JSON.stringify(join(marketplace.folder, 'other'))}
[inbound]
listen = "127.0.0.1:0"
[outbound]
smart_host = "127.0.0.1:1025"
[[marketplace]]
id = "us"
name = "Example Marketplace"
domain = "marketplace.example"
`

  it('when its port is taken', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as { port: number }
    const { code, stdout, stderr } = await failToStart((config) => config.replace('127.0.0.1:0', `127.0.0.1:${port}`))
    taken.close()
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(new RegExp(`^tradepost: [^\\n]*127\\.0\\.0\\.1:${port}[^\\n]*\\n$`))
  })

  it('when the port of [ops] is taken', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as { port: number }
    const { code, stderr } = await failToStart((config) =>
      config.replace('[[market', `[ops]\nlisten = "127.0.0.1:${port}"\n[[market`),
    )
    taken.close()
    expect(code).toBe(1)
    expect(stderr).toMatch(new RegExp(`^tradepost: [^\\n]*127\\.0\\.0\\.1:${port}[^\\n]*\\n$`))
  })

  it('when min_free is more than its whole disk', async () => {
    const { total } = await diskSpace(marketplace.folder)
    const { code, stdout, stderr } = await failToStart((config) =>
      config.replace('[[market', `[limits]\nmin_free = "${total + 1}B"\n[[market`),
    )
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^tradepost: \[limits\] min_free: [^\n]*whole disk of \S+\/other [^\n]*\n$/)
  })

  it('when another daemon runs on its data', async () => {
    const { code, stderr } = await failToStart((config) => config.replace('/other"', '/data"'))
    expect(code).toBe(1)
    expect(stderr).toMatch(/^tradepost: [^\n]*\n$/)
  })

  it('when its configuration is wrong, with every mistake', async () => {
    const { code, stderr } = await failToStart((config) =>
      config.replace('hostname', 'hostnam').replace('"127.0.0.1:1025"', '25'),
    )
    expect(code).toBe(1)
    expect(stderr).toMatch(/hostnam/)
    expect(stderr).toMatch(/outbound\.smart_host/)
    expect(stderr).toMatch(/^(?:tradepost: [^\n]+\n){3,}$/)
  })

  it('when the policy and a file of the configuration are wrong, with both', async () => {
    const policyFile = join(marketplace.folder, 'policy.toml')
    await writeFile(policyFile, 'nonsense = 1\n')
    const { code, stderr } = await failToStart((config) => `${config}\ndkim = "tp1:/nowhere/tp1.pem"\n`)
    await rm(policyFile)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^tradepost: \/nowhere\/tp1\.pem: [^\n]*\ntradepost: [^\n]*policy\.toml: nonsense [^\n]*\n$/)
  })

  it('when the configuration and the policy are wrong, with both', async () => {
    const policyFile = join(marketplace.folder, 'policy.toml')
    await writeFile(policyFile, 'nonsense = 1\n')
    const { code, stderr } = await failToStart((config) => config.replace('hostname', 'hostnam'))
    await rm(policyFile)
    expect(code).toBe(1)
    expect(stderr).toMatch(/hostnam/)
    expect(stderr).toMatch(/policy\.toml: nonsense/)
  })

  it('when its data folder would lie where there are no folders', async () => {
    const { code, stderr } = await failToStart((config) =>
      config.replace(/data_dir = .*/, 'data_dir = "/proc/nowhere"'),
    )
    expect(code).toBe(1)
    expect(stderr).toMatch(/^tradepost: [^\n]*\/proc\/nowhere[^\n]*\n$/)
  })

  it('when its data folder cannot be made', async () => {
    const { code, stderr } = await failToStart((config) =>
      config.replace(/data_dir = .*/, `data_dir = ${JSON.stringify(join(marketplace.configFile, 'below'))}`),
    )
    expect(code).toBe(1)
    expect(stderr).toMatch(/^tradepost: [^\n]*tradepost\.toml\/below[^\n]*\n$/)
  })
})
