/**
 * Proof of the sender with real parts: unbound between us and the DNS, python3-dkim as the signer, Postfix as a
 * forwarder that knows nothing of us. The steps are one story: each goes on from the one before.
 */

import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeRsaKey, recordOf } from '../../support/dkim-signer.ts'
import { type DnsServer, startDnsServer, type Zones } from '../../support/dns-server.ts'
import { type FakeSmartHost, startFakeSmartHost } from '../../support/fake-smart-host.ts'
import { makeMarketplace, SELLER_ADDRESS, type TestMarketplace } from '../../support/marketplace.ts'
import { freePorts } from '../../support/ports.ts'
import { type Daemon, runJson, startDaemon } from '../../support/tradepost-daemon.ts'
import { until } from '../../support/until.ts'
import { type PrivatePostfix, startPostfix } from './private-postfix.ts'
import { startUnbound, type Unbound } from './unbound.ts'

const KEY = makeRsaKey(2048)
const SIGNED = 'ann@signs.example'
const ZONES: Zones = {
  'mail.example': { TXT: ['v=spf1 include:_spf.provider.example -all'] },
  '_spf.provider.example': { TXT: ['v=spf1 ip4:127.0.0.1 -all'] },
  // Nothing may send in its name but what carries its signature.
  'signs.example': { TXT: ['v=spf1 -all'] },
  '_dmarc.signs.example': { TXT: ['v=DMARC1; p=reject; adkim=s; aspf=s'] },
  's1._domainkey.signs.example': { TXT: [recordOf(KEY)] },
}

let folder: string
let dns: DnsServer
let unbound: Unbound
let forwarder: PrivatePostfix
let smartHost: FakeSmartHost
let marketplace: TestMarketplace
let daemon: Daemon

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-proof-'))
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'key.pem'), KEY.privateKey.export({ type: 'pkcs8', format: 'pem' }))
  dns = await startDnsServer(ZONES)
  unbound = await startUnbound(join(folder, 'unbound'), dns.port)
  smartHost = await startFakeSmartHost()
  marketplace = await makeMarketplace({
    smartHostPort: smartHost.port,
    trustedNetworks: [],
    // What is asked in one step must be asked again in the next.
    extra: `[dns]\nservers = "${unbound.address}"\ncache_for = "0s"\n`,
  })
  const addresses = ['ann@mail.example', SIGNED]
  const lines = [{ buyer: { id: 'B1', name: 'Ann Lee', addresses } }]
  await runJson(marketplace.configFile, ['import', '-'], lines.map((line) => JSON.stringify(line)).join('\n'))
  daemon = await startDaemon(marketplace.configFile)
  const [port = 0] = await freePorts(1)
  const ours = daemon.address.slice(daemon.address.lastIndexOf(':') + 1)
  forwarder = await startPostfix(join(folder, 'forwarder'), {
    hostname: 'forwarder.example',
    port,
    settings: [
      'virtual_alias_domains = old.example',
      `virtual_alias_maps = inline:{{shop@old.example = ${marketplace.sellerAlias}}}`,
      'relay_domains = marketplace.example',
      `transport_maps = inline:{{marketplace.example = smtp:[127.0.0.1]:${ours}}}`,
      'bounce_notice_recipient = nobody@forwarder.example',
      'notify_classes =',
    ],
  })
})

afterAll(async () => {
  await forwarder?.stop()
  await daemon?.stop()
  await smartHost?.stop()
  await unbound?.stop()
  await dns?.close()
  await marketplace?.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Beside it this process must go on: the DNS server is in it. */
function swaks(server: string, text: string, from: string, to: string): Promise<string> {
  const args = ['--server', server, '--ehlo', 'out.mail.example', '--from', from, '--to', to, '--data', '-']
  return new Promise((resolve) => {
    const child = execFile('swaks', args, (_error, stdout) => resolve(stdout))
    child.stdin?.end(text.replace(/\r\n/g, '\n'))
  })
}

function message(from: string, subject: string): string {
  const header = [
    `From: Ann Lee <${from}>`,
    `To: ${marketplace.sellerAlias}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <${subject.replace(/\W/g, '-')}@laptop.example>`,
  ]
  return `${header.join('\r\n')}\r\n\r\nIs it blue?\r\n`
}

function signedByPython(text: string): string {
  const args = ['s1', 'signs.example', join(folder, 'key.pem')]
  return execFileSync('dkimsign', args, { input: text, encoding: 'latin1' })
}

const arrivedAs = async (count: number) => {
  await until(() => smartHost.messages.length === count, 20_000)
  const newest = smartHost.messages.at(-1)
  expect(newest?.forwardPaths).toEqual([SELLER_ADDRESS])
  return newest?.bytes ?? ''
}
const proofs = () => daemon.log.filter(({ event }) => event === 'relayed').map(({ proof }) => proof)

describe('with unbound as resolver, mail', () => {
  it('that SPF proves through an include is taken from swaks', async () => {
    const said = await swaks(
      daemon.address,
      message('ann@mail.example', 'One'),
      'ann@mail.example',
      marketplace.sellerAlias,
    )
    expect(said).toMatch(/<-\s+250 2\.0\.0 Message accepted/)
    expect(await arrivedAs(1)).toContain('Subject: One')
    expect(proofs()).toEqual(['spf'])
  })

  it('that was signed, and forwarded by a Postfix elsewhere, is taken although SPF fails', async () => {
    const said = await swaks(
      `127.0.0.1:${forwarder.port}`,
      signedByPython(message(SIGNED, 'Two')),
      SIGNED,
      'shop@old.example',
    )
    expect(said).toMatch(/<-\s+250 2\.0\.0 Ok: queued/)
    expect(await arrivedAs(2)).toContain('Subject: Two')
    expect(proofs()).toEqual(['spf', 'dkim'])
  })

  it('that was changed on its way is refused, and the forwarder knows why', async () => {
    const changed = signedByPython(message(SIGNED, 'Three')).replace('Is it blue?', 'Send it to 5 New Road.')
    await swaks(`127.0.0.1:${forwarder.port}`, changed, SIGNED, 'shop@old.example')
    await until(() => /status=bounced .*550 5\.7\.26 Neither SPF nor DKIM proves/.test(forwarder.log()), 20_000)
    expect(smartHost.messages).toHaveLength(2)
  })

  it('that nobody can prove while DNS fails waits with the forwarder, and comes when DNS is back', async () => {
    dns.add({ 's1._domainkey.signs.example': 'servfail' })
    await swaks(`127.0.0.1:${forwarder.port}`, signedByPython(message(SIGNED, 'Four')), SIGNED, 'shop@old.example')
    await until(() => /status=deferred .*451 4\.4\.3 The sender could not be verified/.test(forwarder.log()), 20_000)
    dns.add({ 's1._domainkey.signs.example': { TXT: [recordOf(KEY)] } })
    expect(await arrivedAs(3)).toContain('Subject: Four')
  }, 40_000)

  it('of an impostor who sends through the same forwarder is refused', async () => {
    await swaks(`127.0.0.1:${forwarder.port}`, message(SIGNED, 'Five'), 'eve@mail.example', 'shop@old.example')
    await until(() => (forwarder.log().match(/550 5\.7\.26/g) ?? []).length >= 2, 20_000)
    expect(smartHost.messages).toHaveLength(3)
    expect(await runJson(marketplace.configFile, ['message', 'list'])).toHaveLength(3)
  })
})
