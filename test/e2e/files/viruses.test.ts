/** The compiled daemon beside a real clamd: what is found, what stands where it was, and what the writer is told. */

import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DaemonProcess, startDaemon } from '../../support/daemon-process.ts'
import { type FakeSmartHost, startFakeSmartHost } from '../../support/fake-smart-host.ts'
import {
  BUYER_ADDRESS,
  type Mail,
  makeMarketplace,
  SELLER_ADDRESS,
  type TestMarketplace,
} from '../../support/marketplace.ts'
import { until } from '../../support/until.ts'
import { EICAR, type PrivateClamd, startClamd } from './private-clamd.ts'

const run = promisify(execFile)
let clamd: PrivateClamd
let smartHost: FakeSmartHost
let marketplace: TestMarketplace
let daemon: DaemonProcess

beforeAll(async () => {
  clamd = await startClamd({ streamMaxLength: '1M' })
  smartHost = await startFakeSmartHost()
  const extra = `[clamd]\naddress = ${JSON.stringify(clamd.path)}\n`
  marketplace = await makeMarketplace({ smartHostPort: smartHost.port, extra })
  daemon = await startDaemon(marketplace.configFile)
})
afterAll(async () => {
  await daemon.kill()
  await smartHost.stop()
  await clamd.stop()
  await marketplace.remove()
})

/** The mail with a text file beside its text. */
function withFile(mail: Mail, content: Buffer | string): Mail {
  const [header = '', ...text] = mail.bytes.split('\r\n\r\n')
  const lines =
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  const bytes = [
    header.replace('text/plain; charset=utf-8', 'multipart/mixed; boundary=b'),
    '',
    '--b',
    '',
    text.join('\r\n\r\n'),
    '--b',
    'Content-Type: text/plain; name=manual.txt',
    'Content-Disposition: attachment; filename=manual.txt',
    'Content-Transfer-Encoding: base64',
    '',
    ...lines,
    '--b--',
    '',
  ].join('\r\n')
  return { ...mail, bytes }
}

const leftFor = async (address: string, subject: string) => {
  const left = () =>
    smartHost.messages.find(({ forwardPaths, bytes }) => forwardPaths.includes(address) && bytes.includes(subject))
  await until(() => left() !== undefined)
  return left()?.bytes ?? ''
}
const events = (name: string) => daemon.log.filter((entry) => entry['event'] === name)

describe('a file with a virus', () => {
  it("stops a seller's message, and its writer is told which virus it is", async () => {
    await daemon.deliver(withFile(marketplace.sellerMail('Manual'), EICAR))
    const notice = await leftFor(SELLER_ADDRESS, 'Manual')
    expect(notice.replace(/=\r\n/g, '')).toContain('a virus: Eicar-Test-Signature.UNOFFICIAL')
    expect(events('discarded').at(-1)).toMatchObject({ rule: ['attachment.virus'] })
  })

  it("is taken out of a buyer's message", async () => {
    await daemon.deliver(withFile(marketplace.buyerMail('Picture'), EICAR))
    const arrived = await leftFor(SELLER_ADDRESS, 'Picture')
    expect(arrived).toContain('[file removed: manual.txt]')
    expect(arrived).not.toContain(Buffer.from(EICAR).toString('base64').slice(0, 40))
  })

  it('is found by inspect as well', async () => {
    const file = join(marketplace.folder, 'one.eml')
    await writeFile(file, withFile(marketplace.sellerMail('Manual'), EICAR).bytes)
    const args = ['dist/cli.js', '--config', marketplace.configFile, 'inspect', file, '--direction', 'seller-to-buyer']
    const { stdout } = await run(process.execPath, args)
    expect(stdout).toContain('attachment.virus  discard')
    await rm(file)
  })
})

describe('a file without one', () => {
  it('goes on', async () => {
    await daemon.deliver(withFile(marketplace.sellerMail('Instructions'), 'Wash cold.\n'))
    expect(await leftFor(BUYER_ADDRESS, 'Instructions')).toContain('manual.txt')
  })
})

describe('a file that clamd does not look through', () => {
  it('waits with its client, because it is too large for it, and then because it is gone', async () => {
    const isTaken = (mail: Mail) => daemon.deliver(mail)
    expect(await isTaken(withFile(marketplace.sellerMail('Large'), Buffer.alloc(2 * 1024 * 1024, 'word ')))).toBe(false)
    expect(events('refused').at(-1)).toMatchObject({
      reply: '451 4.3.0',
      reason: expect.stringContaining('size limit'),
    })
    await clamd.stop()
    expect(await isTaken(withFile(marketplace.sellerMail('Later'), 'Wash cold.\n'))).toBe(false)
    expect(events('trouble').at(-1)).toMatchObject({
      where: 'clamd',
      session: events('refused').at(-1)?.['session'],
      error: expect.stringContaining('ENOENT'),
    })
    expect(await isTaken(marketplace.sellerMail('No file'))).toBe(true)
    clamd = await startClamd({ streamMaxLength: '1M' })
  })
})
