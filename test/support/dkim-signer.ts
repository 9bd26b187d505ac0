/** Mail signed with DKIM for tests, by a signer that shares no code with the verifier, and the DNS that knows its keys. */

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { Resolver } from '../../src/proof/resolver.ts'
import { FAIL, memoryDns } from './memory-dns.ts'

export interface TestKey {
  readonly privateKey: KeyObject
  readonly algorithm: 'rsa-sha256' | 'ed25519-sha256'
  /** What `p=` holds. */
  readonly published: string
}

export function makeRsaKey(modulusLength = 2048): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength })
  const published = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  return { privateKey, algorithm: 'rsa-sha256', published }
}

export function makeEd25519Key(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const published = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')
  return { privateKey, algorithm: 'ed25519-sha256', published }
}

export function recordOf(key: TestKey): string {
  return `v=DKIM1; k=${key.algorithm.replace('-sha256', '')}; p=${key.published}`
}

export interface Unsigned {
  readonly header: readonly string[]
  readonly body: string
}

/** The field that signs the message. Tags given as null are left out, others replace what is usual or join it. */
export function signatureField(
  mail: Unsigned,
  key: TestKey,
  tags: Readonly<Record<string, string | null>>,
  write: (tags: readonly string[]) => string = (each) => each.join('; '),
): string {
  const [header = 'simple', body = 'simple'] = (tags['c'] ?? 'simple/simple').split('/')
  const bh = createHash('sha256').update(canonicalBody(mail.body, body), 'latin1').digest('base64')
  const all = { v: '1', a: key.algorithm, d: 'blue.example', s: 'sel', h: 'from:to:subject:date', bh, ...tags, b: '' }
  const written = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]))
  const field = `DKIM-Signature: ${write(written)}`
  const signed = [...signedFields(mail.header, all.h ?? ''), field].map((each) => canonicalField(each, header))
  const text = Buffer.from(signed.join('\r\n'), 'latin1')
  return field.replace(/\bb=(?![^;\s])/, `b=${signBytes(text, key).toString('base64')}`)
}

/** What a key makes of a canonical header text. */
export function signBytes(bytes: Uint8Array, { algorithm, privateKey }: TestKey): Buffer {
  return algorithm === 'rsa-sha256'
    ? sign('sha256', bytes, privateKey)
    : sign(null, createHash('sha256').update(bytes).digest(), privateKey)
}

export function messageOf(mail: Unsigned): Buffer {
  return Buffer.from(`${mail.header.join('\r\n')}\r\n\r\n${mail.body}`, 'latin1')
}

/** The message with a signature on top. */
export function signMail(mail: Unsigned, key: TestKey, tags: Readonly<Record<string, string | null>> = {}): Unsigned {
  return { header: [signatureField(mail, key, tags), ...mail.header], body: mail.body }
}

function signedFields(header: readonly string[], names: string): string[] {
  const left = [...header].reverse()
  return names.split(':').flatMap((name) => {
    const at = left.findIndex((each) => each.split(':')[0]?.toLowerCase() === name.trim().toLowerCase())
    return at < 0 ? [] : left.splice(at, 1)
  })
}

function canonicalField(field: string, form: string): string {
  if (form === 'simple') return field
  const [name = '', ...rest] = field.split(':')
  const words = rest
    .join(':')
    .split(/[ \t\r\n]+/)
    .filter((word) => word !== '')
  return `${name.toLowerCase()}:${words.join(' ')}`
}

function canonicalBody(body: string, form: string): string {
  const lines = body.split('\r\n').map((line) => (form === 'simple' ? line : line.split(/[ \t]+/).join(' ')))
  const clean = form === 'simple' ? lines : lines.map((line) => (line.endsWith(' ') ? line.slice(0, -1) : line))
  while (clean.length > 0 && clean.at(-1) === '') clean.pop()
  return clean.length === 0 ? (form === 'simple' ? '\r\n' : '') : `${clean.join('\r\n')}\r\n`
}

export interface MemoryResolver extends Resolver {
  /** Every question asked, as `type name`. */
  readonly asked: readonly string[]
}

/** TXT records by name; `failed` for a name whose servers do not answer. */
export function memoryResolver(zone: Readonly<Record<string, readonly string[] | 'failed'>>): MemoryResolver {
  const asked: string[] = []
  const dns = memoryDns(
    Object.fromEntries(
      Object.entries(zone).map(([name, texts]) => [name, texts === 'failed' ? FAIL : { TXT: texts.map(textStrings) }]),
    ),
  )
  return {
    asked,
    lookup(type, name) {
      asked.push(`${type} ${name}`)
      return dns.lookup(type, name)
    },
  }
}

function textStrings(text: string): string[] {
  return text.match(/.{1,255}/gs) ?? []
}
