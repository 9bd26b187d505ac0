import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { describe, expect, it } from 'vitest'
import { NOW, runCommand } from '../support/run-command.ts'

interface Sections {
  readonly inbound?: string
  readonly outbound?: string
  readonly proof?: string
}

const config = ({ inbound = '', outbound = 'smart_host = "127.0.0.1:25"', proof = '' }: Sections) => `
hostname = "mx.marketplace.example"
[inbound]
${inbound}
[outbound]
${outbound}
[proof]
${proof}
[operators]
mailbox = "ops@elsewhere.example"
[[marketplace]]
id = "us"
name = "Example Marketplace"
domain = "marketplace.example"
`

/** The hints beside the one that nothing is signed. */
async function hints(sections: Sections, policy?: null): Promise<string[]> {
  const ran = await runCommand(['config', 'check', '--json'], { config: config(sections), policy })
  expect(ran.exitCode).toBe(0)
  const all: string[] = JSON.parse(ran.stdout).hints
  return all.filter((hint) => !hint.includes('is not signed'))
}

describe('config check hints at', () => {
  it.each<readonly [string, Sections, string]>([
    [
      'a network that is everybody',
      { inbound: 'trusted_networks = ["10.0.0.0/8", "0.0.0.0/0"]' },
      'holds 0.0.0.0/0: any',
    ],
    ['load balancers that are everybody', { inbound: 'proxy_networks = "::/0"' }, 'proxy_networks holds ::/0: any'],
    ['an edge that is nowhere', { proof: 'authserv_id = "mx.edge.example"' }, 'authserv_id has no effect'],
    ['mail that nobody proves', { proof: 'unprotected_domains = "accept"' }, 'nobody proves who writes'],
    ['port 465 without its TLS', { outbound: 'smart_host = "smtp.example.net:465"' }, 'set tls_implicit'],
    [
      'a certificate for an address',
      { outbound: 'smart_host = "192.0.2.25:587"\ntls = "verified"' },
      'smart_host is an IP address',
    ],
  ])('%s', async (_, sections, expected) => {
    expect(await hints(sections)).toEqual([expect.stringContaining(expected)])
  })

  it('nothing in what is usual', async () => {
    const usual = {
      inbound: 'trusted_networks = "10.0.0.0/8"\nproxy_networks = "10.0.7.1"',
      outbound: 'smart_host = "smtp.example.net:465"\ntls = "verified"\ntls_implicit = true',
      proof: 'authserv_id = "mx.edge.example"',
    }
    expect(await hints(usual)).toEqual([])
  })

  it('a policy that is not there, which it does not claim to have read', async () => {
    expect(await hints({}, null)).toEqual([expect.stringMatching(/policy\.toml does not exist: the rules act/)])
    const ran = await runCommand(['config', 'check'], { config: config({}), policy: null })
    expect(ran.stdout).toMatch(/^FILE: no mistakes\n/)
  })

  it('a certificate that ends, and secrets that everybody on the host may read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tradepost-hints-'))
    try {
      const day = 24 * 60 * 60_000
      const made = await generate([{ name: 'commonName', value: 'mx.marketplace.example' }], {
        algorithm: 'sha256',
        notBeforeDate: new Date(NOW.getTime() - 80 * day),
        notAfterDate: new Date(NOW.getTime() + 10 * day),
      })
      const file = join(folder, 'both.pem')
      writeFileSync(file, `${made.cert}\n${made.private}`, { mode: 0o600 })
      const inbound = `tls_certificate = ${JSON.stringify(file)}`
      const ends = expect.stringContaining('tls_certificate ends at 2026-12-02T12:00:00.000Z: renew it')
      expect(await hints({ inbound })).toEqual([ends])
      chmodSync(file, 0o644)
      const exposed = `${file} holds a secret and may be read by every user of this host: chmod o-r.`
      expect(await hints({ inbound })).toEqual([ends, exposed])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
