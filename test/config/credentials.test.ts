/** The files that a configuration names, right and wrong. */

import { generateKeyPairSync, type KeyObject, verify } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { generate } from 'selfsigned'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Config } from '../../src/config/config.ts'
import { type Credentials, loadCertificate, loadCredentials, loadSigningKeys } from '../../src/config/credentials.ts'
import { loadConfig } from '../../src/config/load.ts'
import { type Mistake, mistakeLine } from '../../src/config/mistakes.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ed25519 = generateKeyPairSync('ed25519')
const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()
const PASSWORD = 'correct horse battery'
let made: { readonly cert: string; readonly private: string }
beforeAll(async () => {
  made = await generate([{ name: 'commonName', value: 'mx.shop.example' }], { algorithm: 'sha256' })
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-credentials-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Keys {
  readonly inbound?: readonly string[]
  readonly outbound?: readonly string[]
  readonly marketplace?: readonly string[]
}

function configOf({ inbound = [], outbound = [], marketplace = [] }: Keys): Config {
  const file = join(folder, 'tradepost.toml')
  writeFileSync(
    file,
    [
      'hostname = "mx.shop.example"',
      ...['[inbound]', ...inbound, '[outbound]', 'smart_host = "127.0.0.1:25"', ...outbound],
      ...['[[marketplace]]', 'id = "us"', 'name = "Shop"', 'domain = "shop.example"', ...marketplace],
    ].join('\n'),
  )
  const loaded = loadConfig({ file, env: {} })
  if (loaded.kind === 'mistakes') throw new Error(loaded.mistakes.map(mistakeLine).join('\n'))
  return loaded.config
}

function put(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}

function credentialsOf(keys: Keys): Credentials {
  const loaded = loadCredentials(configOf(keys))
  if (loaded.kind === 'mistakes') throw new Error(loaded.mistakes.map(mistakeLine).join('\n'))
  return loaded.credentials
}

function linesOf(mistakes: readonly Mistake[]): string[] {
  return mistakes.map((mistake) => mistakeLine(mistake).replaceAll(`${folder}/`, ''))
}

function mistakesOf(keys: Keys): string[] {
  const loaded = loadCredentials(configOf(keys))
  if (loaded.kind === 'ok') throw new Error('no mistake was found')
  return linesOf(loaded.mistakes)
}

const LOGIN = ['tls = "required"', 'user = "relay"']
const SIGNING_KEY = 'expected an RSA key from 2048 bits or an Ed25519 key, as `tradepost dkim generate` makes them'
const READABLE = 'expected a file that this user may read'

/** Root may read everything, so as root this is done by nobody. */
function asSomebodyElse<T>(read: () => T): T {
  if (process.geteuid?.() !== 0) return read()
  process.seteuid?.(65_534)
  try {
    return read()
  } finally {
    process.seteuid?.(0)
  }
}

describe('credentials', () => {
  it('are none where nothing is configured', () => {
    expect(credentialsOf({})).toEqual({ certificate: null, login: null, smartHostCa: null, signingKeys: [] })
  })

  it('are read from files beside the configuration', () => {
    put({ 'mx.pem': made.cert, 'mx.key': made.private, 'ca.pem': `# ours\n${made.cert}`, password: `${PASSWORD}\n\n` })
    const { certificate, login, smartHostCa } = credentialsOf({
      inbound: ['tls_certificate = "mx.pem"', 'tls_key = "mx.key"'],
      outbound: ['tls = "verified"', 'tls_ca = "ca.pem"', 'user = "relay"', 'password_file = "password"'],
    })
    expect(certificate?.chain.trim()).toBe(made.cert.trim().replace(/\r\n/g, '\n'))
    expect(certificate?.key.reveal()).toBe(made.private)
    expect(certificate?.validTo.getTime()).toBeGreaterThan(0)
    expect(login?.password.reveal()).toBe(PASSWORD)
    expect(smartHostCa).toMatch(/^-----BEGIN CERTIFICATE-----/)
  })

  it('may have certificate and key in one file, and the password in the configuration', () => {
    put({ 'both.pem': `${made.private}\n${made.cert}\n${made.cert}` })
    const { certificate, login } = credentialsOf({
      inbound: ['tls_certificate = "both.pem"'],
      outbound: [...LOGIN, `password = "${PASSWORD}"`],
    })
    expect(certificate?.chain.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
    expect(certificate?.chain).not.toContain('PRIVATE')
    expect(login?.password.reveal()).toBe(PASSWORD)
  })

  it('print no secret', () => {
    put({ 'both.pem': `${made.private}${made.cert}`, password: PASSWORD, 'tp.pem': pem(rsa.privateKey) })
    const credentials = credentialsOf({
      inbound: ['tls_certificate = "both.pem"'],
      outbound: [...LOGIN, 'password_file = "password"'],
      marketplace: ['dkim = "tp:tp.pem"'],
    })
    for (const shown of [JSON.stringify(credentials), inspect(credentials, { depth: 9, showHidden: true })]) {
      expect(shown).not.toContain(PASSWORD)
      expect(shown).not.toContain('PRIVATE')
    }
  })
})

describe('a certificate without a key', () => {
  it('says where the key may stand', () => {
    put({ 'mx.pem': made.cert })
    const loaded = loadCredentials(configOf({ inbound: ['tls_certificate = "mx.pem"'] }))
    const lines = loaded.kind === 'mistakes' ? loaded.mistakes.map(mistakeLine) : []
    expect(lines).toEqual([
      `${join(folder, 'mx.pem')}: (inbound.tls_certificate) holds no private key; ` +
        'expected its key in the same file, or another file in inbound.tls_key',
    ])
  })
})

describe('signing keys', () => {
  it('sign as their algorithm has it, each in the name of its domain', () => {
    put({ 'r.pem': pem(rsa.privateKey), 'e.pem': pem(ed25519.privateKey) })
    const [first, second, ...more] = credentialsOf({ marketplace: ['dkim = ["tp1:r.pem", "tp2:e.pem"]'] }).signingKeys
    const text = Buffer.from('from:x\r\n')
    expect(more).toEqual([])
    expect(first).toMatchObject({ domain: 'shop.example', selector: 'tp1', algorithm: 'rsa-sha256' })
    expect(second).toMatchObject({ domain: 'shop.example', selector: 'tp2', algorithm: 'ed25519-sha256' })
    expect(verify('sha256', text, rsa.publicKey, first?.sign(text) ?? text)).toBe(true)
    expect(Buffer.from(first?.publicKey ?? []).equals(rsa.publicKey.export({ type: 'spki', format: 'der' }))).toBe(true)
    expect(second?.publicKey).toHaveLength(32)
    expect(Buffer.from(second?.publicKey ?? []).toString('base64url')).toBe(
      ed25519.publicKey.export({ format: 'jwk' }).x,
    )
    expect(second?.sign(text)).toHaveLength(64)
  })

  it('are read in the older form of RSA keys too', () => {
    put({ 'r.pem': rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString() })
    expect(credentialsOf({ marketplace: ['dkim = "tp1:r.pem"'] }).signingKeys).toHaveLength(1)
  })

  it('are read alone for a command, whatever is wrong with the rest', () => {
    put({ 'e.pem': pem(ed25519.privateKey) })
    const config = configOf({ inbound: ['tls_certificate = "none.pem"'], marketplace: ['dkim = "tp1:e.pem"'] })
    expect(loadSigningKeys(config)).toMatchObject({ kind: 'ok', signingKeys: [{ selector: 'tp1' }] })
    expect(loadCredentials(config).kind).toBe('mistakes')
  })

  const encrypted = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' } as const
  it.each<readonly [string, string | null, string, string]>([
    ['is missing', null, 'does not exist', READABLE],
    [
      'is too short',
      pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey),
      'holds an RSA key of 1024 bits',
      SIGNING_KEY,
    ],
    [
      'is of another kind',
      pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
      'holds a key of the kind ec',
      SIGNING_KEY,
    ],
    ...(
      [
        ['is encrypted', ed25519.privateKey.export(encrypted).toString()],
        ['is public', ed25519.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
        ['is no key', 'hello'],
        ['is empty', ''],
      ] as const
    ).map(([title, text]) => {
      const problem = 'holds no private key that can be read'
      return [title, text, problem, 'expected an unencrypted private key in PEM form'] as const
    }),
    ['is endless', 'x'.repeat(1024 * 1024 + 1), 'is larger than 1 MiB', READABLE],
  ])('are told of when one %s', (_, text, problem, expected) => {
    if (text !== null) put({ 'tp1.pem': text })
    expect(mistakesOf({ marketplace: ['dkim = "tp1:tp1.pem"'] })).toEqual([
      `tp1.pem: (marketplace.dkim) ${problem}; ${expected}`,
    ])
  })

  it('are told of when one is a folder', () => {
    mkdirSync(join(folder, 'tp1.pem'))
    expect(mistakesOf({ marketplace: ['dkim = "tp1:tp1.pem"'] })).toEqual([
      `tp1.pem: (marketplace.dkim) is not a file; ${READABLE}`,
    ])
  })

  it('are told of when one may not be read', () => {
    put({ 'tp1.pem': pem(ed25519.privateKey) })
    chmodSync(join(folder, 'tp1.pem'), 0)
    chmodSync(folder, 0o755)
    const config = configOf({ marketplace: ['dkim = "tp1:tp1.pem"'] })
    const loaded = asSomebodyElse(() => loadCredentials(config))
    expect(loaded.kind === 'mistakes' && linesOf(loaded.mistakes)).toEqual([
      `tp1.pem: (marketplace.dkim) may not be read; ${READABLE}`,
    ])
  })
})

describe('a certificate', () => {
  it.each([
    ['has no certificate', 'hello', () => made.private, 'mx.pem: (inbound.tls_certificate) holds no certificate'],
    [
      'cannot be read',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      () => made.private,
      'mx.pem: (inbound.tls_certificate) holds a certificate that cannot be read',
    ],
    [
      'does not fit its key',
      null,
      () => pem(rsa.privateKey),
      'mx.key: (inbound.tls_key) does not belong to the first certificate',
    ],
    ['has no key', null, () => 'hello', 'mx.key: (inbound.tls_key) holds no private key that can be read'],
  ])('is told of when it %s', (_, certificate, key, expected) => {
    put({ 'mx.pem': certificate ?? made.cert, 'mx.key': key() })
    const config = configOf({ inbound: ['tls_certificate = "mx.pem"', 'tls_key = "mx.key"'] })
    const loaded = loadCertificate(config.inbound.tls)
    expect(linesOf(loaded.kind === 'mistakes' ? loaded.mistakes : [])).toEqual([expect.stringContaining(expected)])
  })
})

describe('everything that is wrong', () => {
  it('is told at once, and no word of what is in the files', () => {
    put({
      'mx.pem': made.cert,
      'mx.key': `${PASSWORD}\n${pem(rsa.privateKey)}`,
      'ca.pem': PASSWORD,
      password: `\n${PASSWORD}`,
    })
    const lines = mistakesOf({
      inbound: ['tls_certificate = "mx.pem"', 'tls_key = "mx.key"'],
      outbound: ['tls = "verified"', 'tls_ca = "ca.pem"', 'user = "relay"', 'password_file = "password"'],
      marketplace: ['dkim = ["tp1:none.pem", "tp2:ca.pem"]'],
    })
    expect(lines.map((line) => line.slice(0, line.indexOf(';')))).toEqual([
      'mx.key: (inbound.tls_key) does not belong to the first certificate',
      'password: (outbound.password_file) begins with an empty line',
      'ca.pem: (outbound.tls_ca) holds no certificate',
      'none.pem: (marketplace.dkim) does not exist',
      'ca.pem: (marketplace.dkim) holds no private key that can be read',
    ])
    expect(lines.join('\n')).not.toMatch(new RegExp(`${PASSWORD}|PRIVATE`))
  })
})
