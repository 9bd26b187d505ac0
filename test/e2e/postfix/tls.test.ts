/**
 * TLS with real peers: swaks and Postfix hand mail in over it, Postfix takes mail over it. The steps are one story: each
 * goes on from the one before.
 */

import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Authority, createAuthority, type TestCertificate } from '../../support/certificates.ts'
import { freePorts } from '../../support/ports.ts'
import { connectSmtp } from '../../support/smtp-client.ts'
import { type Daemon, runJson, startDaemon, writeTestConfig } from '../../support/tradepost-daemon.ts'
import { arrival, readMaildir } from './maildir.ts'
import { type PrivatePostfix, startPostfix } from './private-postfix.ts'

const ANN = 'ann@mail.example'
const SHOP = 'shop@blue.example'
const run = promisify(execFile)

let folder: string
let authority: Authority
let smartHost: PrivatePostfix
let edge: PrivatePostfix
let daemon: Daemon | undefined
let ports: { readonly smartHost: number; readonly edge: number; readonly tradepost: number }
let alias: string
const file = (name: string) => join(folder, name)
const inbox = () => file(`mailboxes/${SHOP}`)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-tls-'))
  // Postfix has users of its own, which must find their folders below this one.
  chmodSync(folder, 0o755)
  const [smart = 0, edgePort = 0, tradepost = 0] = await freePorts(3)
  ports = { smartHost: smart, edge: edgePort, tradepost }
  authority = await createAuthority()
  writeFileSync(file('ca.pem'), authority.certificate.chain)
  writeFileSync(file('stranger.pem'), (await createAuthority('Somebody Else')).certificate.chain)
  putCertificate('smart', await authority.issue(['127.0.0.1']))
  putCertificate('mx', await authority.issue(['mx.marketplace.example', 'first.example']))
  smartHost = await startPostfix(file('smart-host'), { hostname: 'smart.example', port: smart, settings: mailboxes() })
  edge = await startPostfix(file('edge'), { hostname: 'edge.example', port: edgePort, settings: relayOverTls() })
  await serve('verified', 'stranger.pem')
  alias = await importOrder()
})

afterAll(async () => {
  await daemon?.stop()
  await edge?.stop()
  await smartHost?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('mail over TLS', () => {
  it('comes in from swaks, which checks our certificate', async () => {
    const said = await swaks(ports.tradepost, 'One', '--tls', '--tls-verify', '--tls-ca-path', file('ca.pem'))
    expect(said).toMatch(/=== TLS started with cipher TLSv1\.[23]/)
    expect(said).toMatch(/<~ {2}250 2\.0\.0/)
  })

  it('does not go out to a smart host that the configured authority does not know', async () => {
    const deferred = await daemon?.logged('the failed attempt', ({ event }) => event === 'deferred')
    expect(deferred?.['reply']).toMatch(/^TLS with the smart host failed: its certificate is from no authority/)
    expect(smartHost.log()).not.toContain('from=<')
    expect(await readMaildir(inbox())).toEqual([])
  })

  it('goes out once the right authority is configured', async () => {
    await serve('verified', 'ca.pem')
    const { bytes } = await arrival(inbox(), 1)
    expect(bytes.toString()).toMatch(/\(using TLSv1\.3 with cipher/)
  })

  it('goes out to a certificate that nobody looks at, where TLS is only required', async () => {
    await serve('required', null)
    await swaks(ports.tradepost, 'Two', '--tls')
    const { bytes } = await arrival(inbox(), 2)
    expect(bytes.toString()).toMatch(/\(using TLSv1\.3 with cipher/)
  })

  it('comes in from a Postfix that insists on it and checks our name', async () => {
    await swaks(ports.edge, 'Three')
    await arrival(inbox(), 3)
    expect(edge.log()).toMatch(/Verified TLS connection established to 127\.0\.0\.1/)
  })

  it('shows another certificate after SIGHUP, with nothing restarted', async () => {
    putCertificate('mx', await authority.issue(['mx.marketplace.example', 'second.example']))
    process.kill(daemon?.pid ?? 0, 'SIGHUP')
    await daemon?.logged('the new certificate', ({ event }) => event === 'certificate-reloaded')
    const client = connectSmtp(`127.0.0.1:${ports.tradepost}`)
    await client.reply()
    await client.ask('EHLO laptop.example')
    const socket = await client.startTls({
      ca: authority.certificate.chain,
      rejectUnauthorized: true,
      servername: 'second.example',
    })
    expect(socket.authorized).toBe(true)
    client.close()
    await swaks(ports.edge, 'Four')
    await arrival(inbox(), 4)
  })
})

/** Starts the daemon, in place of the one that runs. */
async function serve(mode: string, ca: string | null): Promise<void> {
  await daemon?.stop()
  const config = writeTestConfig(file('tradepost'), {
    listenPort: ports.tradepost,
    smartHostPort: ports.smartHost,
    sections: {
      inbound: [`tls_certificate = "${file('mx.pem')}"`, `tls_key = "${file('mx.key')}"`],
      outbound: [`tls = "${mode}"`, 'retry_schedule = ["1s"]', ...(ca === null ? [] : [`tls_ca = "${file(ca)}"`])],
    },
  })
  daemon = await startDaemon(config)
}

function putCertificate(name: string, { chain, pem }: TestCertificate): void {
  writeFileSync(file(`${name}.key`), pem)
  writeFileSync(file(`${name}.pem`), chain)
}

function mailboxes(): string[] {
  const root = file('mailboxes')
  mkdirSync(root)
  execFileSync('chown', ['postfix', root])
  const id = (which: string) => execFileSync('id', [which, 'postfix'], { encoding: 'utf8' }).trim()
  return [
    `virtual_mailbox_domains = blue.example`,
    `virtual_mailbox_base = ${root}`,
    `virtual_mailbox_maps = inline:{${SHOP}=${SHOP}/}`,
    `virtual_uid_maps = static:${id('-u')}`,
    `virtual_gid_maps = static:${id('-g')}`,
    'smtpd_tls_security_level = encrypt',
    `smtpd_tls_cert_file = ${file('smart.pem')}`,
    `smtpd_tls_key_file = ${file('smart.key')}`,
    'smtpd_tls_received_header = yes',
  ]
}

function relayOverTls(): string[] {
  return [
    'relay_domains = marketplace.example',
    `transport_maps = inline:{marketplace.example=smtp:[127.0.0.1]:${ports.tradepost}}`,
    'smtp_tls_security_level = verify',
    'smtp_tls_verify_cert_match = mx.marketplace.example',
    `smtp_tls_CAfile = ${file('ca.pem')}`,
    'smtp_tls_loglevel = 1',
  ]
}

async function importOrder(): Promise<string> {
  const lines = [
    { seller: { id: 'S1', name: 'Blue Widgets', addresses: [SHOP], marketplaces: ['us'] } },
    { buyer: { id: 'B1', name: 'Ann Lee', addresses: [ANN] } },
    {
      order: {
        id: '111-2222222-3333333',
        marketplace: 'us',
        buyer: 'B1',
        seller: 'S1',
        placed_at: '2026-11-20T10:00:00Z',
        items: [{ asin: 'B00EXAMPLE', title: 'Blue widget' }],
      },
    },
  ]
  const input = lines.map((line) => JSON.stringify(line)).join('\n')
  const [order] = await runJson(file('tradepost/tradepost.toml'), ['import', '-'], input)
  return String(order?.['seller_alias'])
}

async function swaks(port: number, subject: string, ...more: readonly string[]): Promise<string> {
  const args = [
    ...['--server', `127.0.0.1:${port}`, '--ehlo', 'laptop.example', '--timeout', '15'],
    ...['--from', ANN, '--to', alias, '--h-From', `Ann Lee <${ANN}>`, '--h-Subject', subject],
    ...['--h-Message-Id', `<${subject}@laptop.example>`, '--body', `This is number ${subject}.`, ...more],
  ]
  const { stdout } = await run('swaks', args).catch((error: { stdout?: string }) => ({ stdout: String(error.stdout) }))
  return stdout
}
