import { createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { dkimRecord, textStrings, textZoneLine } from '../../src/core/dkim-record.ts'
import { rsaKey } from '../support/signing-keys.ts'

/** The Ed25519 key of RFC 8463 section A.2. */
const PUBLISHED = '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='

describe('the record of a signing key', () => {
  it('holds the 32 bytes of an Ed25519 key', () => {
    const publicKey = Buffer.from(PUBLISHED, 'base64')
    expect(dkimRecord({ domain: 'shop.example', selector: 'tp1', algorithm: 'ed25519-sha256', publicKey })).toEqual({
      name: 'tp1._domainkey.shop.example',
      value: `v=DKIM1; k=ed25519; p=${PUBLISHED}`,
    })
  })

  it('holds the whole structure of an RSA key', () => {
    const key = rsaKey('shop.example', 'tp2')
    const { name, value } = dkimRecord(key)
    expect(name).toBe('tp2._domainkey.shop.example')
    const [, base64 = ''] = /^v=DKIM1; k=rsa; p=([A-Za-z0-9+/]+=*)$/.exec(value) ?? []
    const read = createPublicKey({ key: Buffer.from(base64, 'base64'), type: 'spki', format: 'der' })
    expect(read.asymmetricKeyDetails?.modulusLength).toBe(2048)
  })
})

describe('a TXT record in a zone file', () => {
  it.each([
    ['', ['']],
    ['v=spf1 -all', ['v=spf1 -all']],
    ['a'.repeat(255), ['a'.repeat(255)]],
    ['a'.repeat(256), ['a'.repeat(255), 'a']],
    ['a'.repeat(600), ['a'.repeat(255), 'a'.repeat(255), 'a'.repeat(90)]],
  ])('has strings of at most 255 octets (%#)', (value, strings) => {
    expect(textStrings(value)).toEqual(strings)
  })

  it('is one line that names the record from the root', () => {
    expect(textZoneLine({ name: 'shop.example', value: 'v=spf1 -all' })).toBe('shop.example. IN TXT "v=spf1 -all"')
  })

  it('puts several strings in brackets and marks what would end a string', () => {
    const value = `${'a'.repeat(254)}"\\`
    expect(textZoneLine({ name: 'x.example', value })).toBe(`x.example. IN TXT ( "${'a'.repeat(254)}\\"" "\\\\" )`)
  })
})
