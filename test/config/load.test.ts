import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Config } from '../../src/config/config.ts'
import { configFileFrom, type Environment } from '../../src/config/environment.ts'
import { loadConfig } from '../../src/config/load.ts'
import { mistakeLine } from '../../src/config/mistakes.ts'
import { LOG_LEVELS } from '../../src/log/logger.ts'

const SMALLEST = `
hostname = "mx.shop.example"
[outbound]
smart_host = "127.0.0.1:25"
[[marketplace]]
id = "us"
name = "Shop"
domain = "shop.example"
`

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-config-'))
  file = join(folder, 'tradepost.toml')
})
afterEach(() => rmSync(folder, { recursive: true }))

function configOf(toml: string, env: Environment = {}): Config {
  writeFileSync(file, toml)
  const loaded = loadConfig({ file, env })
  if (loaded.kind === 'mistakes') throw new Error(loaded.mistakes.map(mistakeLine).join('\n'))
  return loaded.config
}

function mistakesOf(toml: string | Uint8Array, env: Environment = {}): string[] {
  writeFileSync(file, toml)
  const loaded = loadConfig({ file, env })
  if (loaded.kind === 'ok') throw new Error('no mistake was found')
  return loaded.mistakes.map((mistake) => mistakeLine(mistake).replace(file, 'FILE'))
}

describe('a configuration', () => {
  it('needs a host name, a smart host and a marketplace; the rest has defaults', () => {
    expect(configOf(SMALLEST)).toEqual({
      file,
      policyFile: join(folder, 'policy.toml'),
      hostname: 'mx.shop.example',
      dataDir: join(process.cwd(), 'data'),
      inbound: {
        listen: [{ host: '127.0.0.1', port: 2525 }],
        trustedNetworks: [],
        maxMessageBytes: 12 * 1024 * 1024,
        maxRecipients: 20,
        maxConnections: 200,
        maxConnectionsPerIp: 10,
        proxyNetworks: [],
        tls: { certificateFile: null, keyFile: null, minVersion: 'TLSv1.2' },
      },
      outbound: {
        smartHost: { host: '127.0.0.1', port: 25 },
        maxConnections: 20,
        retrySchedule: {
          waitsMs: [60_000, 300_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000],
          giveUpAfterMs: 172_800_000,
        },
        tls: { mode: 'opportunistic', implicit: false, caFile: null },
        login: null,
        sendsFrom: [],
      },
      proof: { unprotectedDomains: 'refuse', authservId: null, maxSignatureAgeMs: 604_800_000 },
      dns: { servers: [], timeoutMs: 5_000, cacheForMs: 300_000 },
      operators: { mailbox: null },
      quarantine: { expireAfterMs: 14 * 24 * 3_600_000 },
      clamd: null,
      limits: {
        perIpPerMinute: 60,
        unknownRecipientsPerIpPerHour: 20,
        perPartyPerHour: 1000,
        perConversationPerHour: 40,
        noticesPerPartyPerHour: 30,
        minFreeBytes: 256 * 1024 * 1024,
      },
      log: { level: 'info' },
      ops: { listen: null },
      marketplaces: [{ id: 'us', name: 'Shop', domain: 'shop.example' }],
      signing: [],
    })
  })

  it.each([
    ['"/run/clamav/clamd.ctl"', { path: '/run/clamav/clamd.ctl' }],
    ['"127.0.0.1:3310"', { host: '127.0.0.1', port: 3310 }],
    ['"[::1]:3310"', { host: '::1', port: 3310 }],
  ])('finds clamd at %s', (written, address) => {
    const config = configOf(`${SMALLEST}\n[clamd]\naddress = ${written}\nwhen_unavailable = "pass"\n`)
    expect(config.clamd).toEqual({ address, timeoutMs: 20_000, whenUnavailable: 'pass' })
  })

  it('is frozen all the way down', () => {
    const config = configOf(SMALLEST)
    expect(() => Object.assign(config.inbound, { maxRecipients: 1 })).toThrow(TypeError)
    expect(() => Object.assign(config.outbound.retrySchedule.waitsMs, [1])).toThrow(TypeError)
  })

  it('reads keys, certificates and passwords from files beside it', () => {
    const config = configOf(`
hostname = "mx.shop.example"
[inbound]
tls_certificate = "tls/chain.pem"
[outbound]
smart_host = "smtp.provider.example:465"
tls = "verified"
tls_implicit = true
tls_ca = "/etc/ssl/own.pem"
user = "shop"
password_file = "password"
[proof]
unprotected_domains = "accept"
authserv_id = "MX.Shop.example"
[dns]
servers = ["192.0.2.53", "[::1]:5353", "127.0.0.1:5353"]
[operators]
mailbox = "Ops@Company.example"
[quarantine]
expire_after = "36h"
[[marketplace]]
id = "us"
name = "Shop"
domain = "shop.example"
dkim = ["TP1:dkim/tp1.pem", "tp2:/etc/tp2.pem"]
`)
    expect(config.inbound.tls).toMatchObject({ certificateFile: join(folder, 'tls/chain.pem'), keyFile: null })
    expect(config.outbound.tls).toEqual({ mode: 'verified', implicit: true, caFile: '/etc/ssl/own.pem' })
    expect(config.outbound.login).toEqual({ user: 'shop', password: null, passwordFile: join(folder, 'password') })
    expect(config.proof).toMatchObject({ unprotectedDomains: 'accept', authservId: 'mx.shop.example' })
    expect(config.dns.servers).toEqual(['192.0.2.53', '[::1]:5353', '127.0.0.1:5353'])
    expect(config.operators).toEqual({ mailbox: 'ops@company.example' })
    expect(config.quarantine).toEqual({ expireAfterMs: 36 * 3_600_000 })
    expect(config.signing).toEqual([
      { domain: 'shop.example', selector: 'tp1', keyFile: join(folder, 'dkim/tp1.pem') },
      { domain: 'shop.example', selector: 'tp2', keyFile: '/etc/tp2.pem' },
    ])
  })

  it('never shows a password', () => {
    const login = '[outbound]\nsmart_host = "127.0.0.1:25"\ntls = "required"\nuser = "shop"\n'
    const toml = SMALLEST.replace('[outbound]\nsmart_host = "127.0.0.1:25"\n', login)
    const config = configOf(toml, { TRADEPOST_OUTBOUND_PASSWORD: 'open sesame' })
    expect(config.outbound.login?.password?.reveal()).toBe('open sesame')
    for (const shown of [
      JSON.stringify(config),
      inspect(config, { depth: 9 }),
      String(config.outbound.login?.password),
    ]) {
      expect(shown).toContain('[secret]')
      expect(shown).not.toContain('sesame')
    }
    const [mistake] = mistakesOf(toml, { TRADEPOST_OUTBOUND_PASSWORD: 'open\nsesame' })
    expect(mistake).toBe('TRADEPOST_OUTBOUND_PASSWORD: outbound.password is not usable; expected a text of one line')
  })

  it('listens in one place or several', () => {
    const { listen } = configOf(`${SMALLEST}\n[inbound]\nlisten = ["127.0.0.1:25", "[::1]:25"]`).inbound
    expect(listen).toEqual([
      { host: '127.0.0.1', port: 25 },
      { host: '::1', port: 25 },
    ])
  })

  it('writes domains in lower-case A-labels', () => {
    expect(configOf(SMALLEST.replace('shop.example"', 'MÜNCHEN.example"')).hostname).toBe('mx.xn--mnchen-3ya.example')
  })

  it('takes every level that the logger knows', () => {
    for (const level of LOG_LEVELS) expect(configOf(SMALLEST, { TRADEPOST_LOG_LEVEL: level }).log.level).toBe(level)
  })
})

describe('the environment', () => {
  it('stands above the file', () => {
    const config = configOf(SMALLEST, {
      TRADEPOST_HOSTNAME: 'mx.other.example',
      TRADEPOST_DATA_DIR: '/var/lib/tradepost',
      TRADEPOST_INBOUND_LISTEN: '127.0.0.1:0, [::1]:0',
      TRADEPOST_INBOUND_TRUSTED_NETWORKS: '10.0.0.0/8,::1',
      TRADEPOST_OUTBOUND_RETRY_SCHEDULE: '1s,1s,2s',
      TRADEPOST_LIMITS_PER_IP_PER_MINUTE: '0',
      TRADEPOST_OPS_LISTEN: '127.0.0.1:9090',
    })
    expect(config.hostname).toBe('mx.other.example')
    expect(config.dataDir).toBe('/var/lib/tradepost')
    expect(config.inbound.listen).toEqual([
      { host: '127.0.0.1', port: 0 },
      { host: '::1', port: 0 },
    ])
    expect(config.inbound.trustedNetworks).toEqual(['10.0.0.0/8', '::1/128'])
    expect(config.outbound.retrySchedule.waitsMs).toEqual([1000, 1000, 2000])
    expect(config.limits.perIpPerMinute).toBe(0)
    expect(config.ops.listen).toEqual({ host: '127.0.0.1', port: 9090 })
  })

  it('empties a list with an empty variable', () => {
    const toml = `${SMALLEST}\n[inbound]\ntrusted_networks = ["10.0.0.0/8"]`
    expect(configOf(toml, { TRADEPOST_INBOUND_TRUSTED_NETWORKS: '' }).inbound.trustedNetworks).toEqual([])
  })

  it('changes and adds marketplaces by number', () => {
    const { marketplaces } = configOf(SMALLEST, {
      TRADEPOST_MARKETPLACE_0_DOMAIN: 'us.example',
      TRADEPOST_MARKETPLACE_1_ID: 'de',
      TRADEPOST_MARKETPLACE_1_NAME: 'Laden',
      TRADEPOST_MARKETPLACE_1_DOMAIN: 'de.example',
    })
    expect(marketplaces).toEqual([
      { id: 'us', name: 'Shop', domain: 'us.example' },
      { id: 'de', name: 'Laden', domain: 'de.example' },
    ])
  })

  it('is named as the place of its mistakes, and variables that set nothing are mistakes', () => {
    expect(
      mistakesOf(SMALLEST, {
        TRADEPOST_INBOND_LISTEN: '127.0.0.1:0',
        TRADEPOST_COLOUR: 'red',
        TRADEPOST_LIMITS_PER_IP_PER_MINUTE: 'many',
        TRADEPOST_INBOUND_TRUSTED_NETWORKS: '10.0.0.0/8,nowhere',
        TRADEPOST_MARKETPLACE_2_ID: 'de',
      }),
    ).toEqual([
      'TRADEPOST_INBOUND_TRUSTED_NETWORKS: inbound.trusted_networks[1] is "nowhere"; expected networks such as "10.0.0.0/8", "2001:db8::/32" or "192.0.2.7"',
      'TRADEPOST_LIMITS_PER_IP_PER_MINUTE: limits.per_ip_per_minute is "many"; expected a whole number from 0 to 1000000',
      'TRADEPOST_COLOUR: is not a setting; expected a section and a key as in TRADEPOST_INBOUND_LISTEN',
      'TRADEPOST_INBOND_LISTEN: is not a setting; expected TRADEPOST_INBOUND_LISTEN',
      'TRADEPOST_MARKETPLACE_2_ID: marketplace.2.id numbers a table that does not follow on the others; expected tables numbered from 0 without a gap',
    ])
  })

  it('may hold other variables, and those of the command line and the tests', () => {
    const env = { HOME: '/root', TRADEPOST_CONFIG: 'x.toml', TRADEPOST_CORPUS: '/corpus', TRADEPOSTER: '1' }
    expect(configOf(SMALLEST, env).hostname).toBe('mx.shop.example')
  })

  it('names the configuration file unless the command line does', () => {
    expect(configFileFrom(undefined, {})).toBe('config/tradepost.toml')
    expect(configFileFrom(undefined, { TRADEPOST_CONFIG: 'a.toml' })).toBe('a.toml')
    expect(configFileFrom('b.toml', { TRADEPOST_CONFIG: 'a.toml' })).toBe('b.toml')
  })
})

describe('mistakes', () => {
  it('are all reported at once', () => {
    const toml = `
hostnme = "mx.shop.example"
listen = "127.0.0.1:25"
data_dir = 7
[inbound]
listen = "127.0.0.1"
trusted_networks = ["10.0.0.0/33"]
max_message_size = 12
max_recipients = 0
[outbound]
smart_host = "127.0.0.1:0"
retry_schedule = []
give_up_after = "2 weeks"
[limits]
per_ip_per_minute = 1.5
[log]
level = "loud"
[[marketplace]]
id = "us"
domain = "shop.example"
colour = "red"
[[marketplace]]
id = "us"
name = "Two\\nlines"
domain = "SHOP.example"
`
    expect(mistakesOf(toml)).toEqual([
      'FILE: hostname is missing; expected a full host name such as "mx.marketplace.example"',
      'FILE: data_dir is 7; expected a directory',
      'FILE: inbound.listen is "127.0.0.1"; expected host:port such as "127.0.0.1:2525" or "[::1]:2525", or a list of them',
      'FILE: inbound.trusted_networks[0] is "10.0.0.0/33"; expected networks such as "10.0.0.0/8", "2001:db8::/32" or "192.0.2.7"',
      'FILE: inbound.max_message_size is 12; expected a size such as "512KiB" or "12MiB", from 16KiB to 64MiB',
      'FILE: inbound.max_recipients is 0; expected a whole number from 1 to 100',
      'FILE: outbound.smart_host is "127.0.0.1:0"; expected host:port such as "127.0.0.1:25" or "smtp.example.net:25"',
      'FILE: outbound.retry_schedule is an empty list; expected durations such as "1m", "5m", "1h", each from 10ms to 30d, at least one',
      'FILE: outbound.give_up_after is "2 weeks"; expected a duration such as "30s", "5m" or "48h", from 1s to 30d',
      'FILE: limits.per_ip_per_minute is 1.5; expected a whole number from 0 to 1000000',
      'FILE: log.level is "loud"; expected one of trace, debug, info, warn, error, fatal, silent',
      'FILE: marketplace[0].name is missing; expected a text of one line, up to 200 characters',
      'FILE: marketplace[0].colour is not a known key; expected one of id, name, domain, dkim',
      'FILE: marketplace[1].name is "Two\\nlines"; expected a text of one line, up to 200 characters',
      'FILE: hostnme is not a known key; expected hostname',
      'FILE: listen is not a known key; expected inbound.listen',
      'FILE: marketplace[1].id is "us", like that of another marketplace; expected a different id for each marketplace',
      'FILE: marketplace[1].domain is "SHOP.example", like that of another marketplace; expected a different domain for each marketplace',
    ])
  })

  it.each([
    ['a key without its certificate', '[inbound]\ntls_key = "k.pem"', 'inbound.tls_certificate is missing'],
    [
      'TLS from the first byte that may be left out',
      '[outbound]\ntls_implicit = true',
      'outbound.tls is "opportunistic"',
    ],
    ['authorities that nobody asks', '[outbound]\ntls_ca = "ca.pem"', 'outbound.tls is "opportunistic"'],
    ['a user without a password', '[outbound]\ntls = "required"\nuser = "x"', 'outbound.password_file is missing'],
    ['a password without a user', '[outbound]\npassword = "x"', 'outbound.user is missing'],
    [
      'two passwords',
      '[outbound]\ntls = "required"\nuser = "x"\npassword = "x"\npassword_file = "y"',
      'outbound.password_file is set beside password',
    ],
    [
      'a password that may go in clear',
      '[outbound]\nuser = "x"\npassword = "y"',
      'outbound.tls is "opportunistic"; expected required or verified, so that the password is never sent in clear',
    ],
    [
      'operators in a mail domain of ours',
      '[operators]\nmailbox = "ops@shop.example"',
      'operators.mailbox is in a mail',
    ],
    [
      'operators at the name of this host',
      '[operators]\nmailbox = "ops@mx.shop.example"',
      'operators.mailbox is in a mail',
    ],
    ['one selector twice', 'dkim = ["a:x.pem", "A:y.pem"]', 'marketplace[0].dkim names the selector "a" twice'],
    ['a selector that is none', 'dkim = ["a b:x.pem"]', 'marketplace[0].dkim[0] is "a b:x.pem"'],
    ['an edge by its address', '[proof]\nauthserv_id = "192.0.2.1"', 'proof.authserv_id is "192.0.2.1"'],
    ['a scanner without a port', '[clamd]\naddress = "127.0.0.1"', 'clamd.address is "127.0.0.1"'],
    ['a scanner on any port', '[clamd]\naddress = "127.0.0.1:0"', 'clamd.address is "127.0.0.1:0"'],
    ['a socket by a relative name', '[clamd]\naddress = "clamd.ctl"', 'clamd.address is "clamd.ctl"'],
    ['a resolver by its name', '[dns]\nservers = ["dns.example"]', 'dns.servers[0] is "dns.example"'],
  ])('name %s', (_, toml, mistake) => {
    const [section = '', ...lines] = toml.split('\n')
    const into = SMALLEST.includes(section)
      ? SMALLEST.replace(section, toml)
      : SMALLEST.replace('[outbound]', `${toml}\n[outbound]`)
    expect(mistakesOf(lines.length === 0 ? `${SMALLEST}${toml}` : into).join('\n')).toContain(`FILE: ${mistake}`)
  })

  it.each([
    ['an empty file', '', 'FILE: marketplace is missing; expected at least one [[marketplace]] table'],
    ['a section that is none', 'inbound = 3', 'FILE: inbound is 3; expected the table [inbound]'],
    [
      'a list that is a table',
      '[marketplace]',
      'FILE: marketplace is a table; expected at least one [[marketplace]] table',
    ],
    [
      'an empty list',
      'marketplace = []',
      'FILE: marketplace is an empty list; expected at least one [[marketplace]] table',
    ],
    ['an unknown section', '[inbund]\nlisten = "a:1"', 'FILE: inbund is not a known key; expected inbound'],
  ])('name %s', (_, toml, expected) => expect(mistakesOf(toml)).toContain(expected))

  it.each([
    [
      'a slip of syntax',
      'hostname = "a\n',
      'FILE: line 1, column 14: control characters are not allowed in strings; expected valid TOML',
    ],
    [
      'a key given twice',
      '[log]\nlevel="info"\nlevel="warn"',
      'FILE: line 3: "level" is there a second time; expected each key and table once',
    ],
    ['what is no text', new Uint8Array([0xff, 0xfe, 0x00]), 'FILE: is not UTF-8 text; expected TOML in UTF-8'],
    ['a file far too large', new Uint8Array(5 * 1024 * 1024), 'FILE: is too large; expected at most 4 MiB'],
  ])('name %s by its place', (_, toml, expected) =>
    expect(mistakesOf(toml)).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]),
  )

  it.each([
    ['each given', 'listen = ["[::1]:25", "127.0.0.1:9090"]', '127.0.0.1:9090', true],
    ['that of inbound left out', '', '127.0.0.1:2525', true],
    ['inbound on every address', 'listen = "0.0.0.0:9090"', '127.0.0.1:9090', true],
    ['ops on every address', 'listen = "127.0.0.1:9090"', '[::]:9090', true],
    ['other ports', 'listen = "127.0.0.1:9090"', '127.0.0.1:9091', false],
    ['other hosts', 'listen = "127.0.0.1:9090"', '127.0.0.2:9090', false],
    ['any free port', 'listen = "127.0.0.1:0"', '127.0.0.1:0', false],
  ])('name an address that inbound and ops share: %s', (_, inbound, ops, shared) => {
    const toml = `log.level = "loud"\n${SMALLEST}\n[inbound]\n${inbound}\n[ops]\nlisten = "${ops}"`
    const mistake = `FILE: ops.listen is "${ops}", which inbound.listen takes; expected another address or port than inbound.listen`
    const expected = [expect.stringMatching(/log\.level/), ...(shared ? [mistake] : [])]
    expect(mistakesOf(toml)).toEqual(expected)
  })

  it('name a file that is not there or cannot be read', () => {
    const absent = loadConfig({ file: join(folder, 'none.toml'), env: {} })
    expect(absent).toMatchObject({ mistakes: [{ key: null, problem: 'does not exist' }] })
    const directory = loadConfig({ file: folder, env: {} })
    expect(directory).toMatchObject({ mistakes: [{ key: null, problem: 'cannot be read (EISDIR)' }] })
  })
})
