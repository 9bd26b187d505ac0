import { describe, expect, it } from 'vitest'
import { memoryDns } from '../support/memory-dns.ts'
import { CONFIG, runCommand } from '../support/run-command.ts'

const SPF = 'v=spf1 ip4:192.0.2.25 -all'
const config = `${CONFIG}[[marketplace]]
id = "de"
name = "Beispielmarkt"
domain = "marktplatz.example"
`
const resolver = memoryDns({
  'marketplace.example': { MX: [{ exchange: 'mx.marketplace.example', priority: 5 }], TXT: [[SPF]] },
  'mx.marketplace.example': { A: ['192.0.2.25'], TXT: [['v=spf1 \u001b[31mmx -all']] },
  '_dmarc.marketplace.example': { TXT: [['v=DMARC1; p=none']] },
  '25.2.0.192.in-addr.arpa': { PTR: ['mx.marketplace.example'] },
})

describe('dns', () => {
  it('shows people what is published, what is not, and lines for a zone file', async () => {
    const ran = await runCommand(['dns', '--marketplace', 'us'], { config, resolver })
    expect(ran).toMatchObject({ exitCode: 1, stderr: '1 required record not as needed.\n' })
    expect(ran.stdout).toBe(
      [
        'us: marketplace.example',
        '',
        'STATUS   TYPE    NAME                                     FOR',
        'ok       MX      marketplace.example                      mail to aliases',
        'ok       A/AAAA  mx.marketplace.example                   the host of this relay',
        'ok       TXT     marketplace.example                      SPF: who sends for the domain',
        'differs  TXT     mx.marketplace.example                   SPF: who says this name in EHLO (advised)',
        '    published: v=spf1 \ufffd[31mmx -all',
        '    expected:  v=spf1 ip4:192.0.2.25 -all',
        '    It cannot be evaluated (permerror): mended, it may do.',
        'missing  TXT     SELECTOR._domainkey.marketplace.example  DKIM: a key we sign with',
        '    No key is configured: make one with `tradepost dkim generate`.',
        'ok       TXT     _dmarc.marketplace.example               DMARC: what becomes of forgeries (advised)',
        '    It asks for nothing (none): forged mail is let in. Better reject.',
        'ok       PTR     25.2.0.192.in-addr.arpa                  the name of a sending address',
        '',
        'As lines of a zone file:',
        '',
        'marketplace.example. IN MX 10 mx.marketplace.example.',
        'marketplace.example. IN TXT "v=spf1 ip4:192.0.2.25 -all"',
        'mx.marketplace.example. IN TXT "v=spf1 ip4:192.0.2.25 -all"',
        '_dmarc.marketplace.example. IN TXT "v=DMARC1; p=reject; adkim=s; aspf=s"',
        '25.2.0.192.in-addr.arpa. IN PTR mx.marketplace.example.',
        '',
        '',
      ].join('\n'),
    )
  })

  it('gives programs one object for each marketplace', async () => {
    const ran = await runCommand(['dns', '--json'], { config, resolver })
    expect(ran.exitCode).toBe(1)
    const objects = ran.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(objects).toMatchObject([
      { marketplace: 'us', domain: 'marketplace.example', ok: false },
      { marketplace: 'de', domain: 'marktplatz.example', ok: false },
    ])
    expect(objects[0].records[0]).toEqual({
      for: 'mx',
      type: 'MX',
      name: 'marketplace.example',
      required: true,
      status: 'ok',
      expected: '10 mx.marketplace.example.',
      zone: 'marketplace.example. IN MX 10 mx.marketplace.example.',
      published: ['5 mx.marketplace.example.'],
      note: null,
    })
  })

  it('tells which resolvers gave no answer, as that says nothing about the records', async () => {
    const asked = `${config}[dns]\nservers = ["192.0.2.53", "[2001:db8::53]:5353"]\n`
    const ran = await runCommand(['dns', '--marketplace', 'us'], { config: asked })
    expect(ran.exitCode).toBe(1)
    expect(ran.stderr).toContain('5 records could not be looked up at 192.0.2.53, [2001:db8::53]:5353.\n')
    const system = await runCommand(['dns', '--marketplace', 'us'], { config })
    expect(system.stderr).toContain('could not be looked up at the resolvers of this system.\n')
  })

  it('says which marketplaces there are where one is not', async () => {
    expect(await runCommand(['dns', '--marketplace', 'uk'], { config, resolver })).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: 'tradepost: There is no marketplace "uk" in FILE. It has: us, de.\n',
    })
  })

  it('asks nothing where a key cannot be read', async () => {
    const ran = await runCommand(['dns'], { config: `${config}dkim = "tp1:/nowhere/tp1.pem"\n`, resolver })
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.stderr).toContain('/nowhere/tp1.pem: (marketplace.dkim) does not exist')
  })
})
