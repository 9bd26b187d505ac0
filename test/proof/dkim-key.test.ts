import { createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type KeyUse, readKey } from '../../src/proof/dkim-key.ts'
import { makeEd25519Key, makeRsaKey } from '../support/dkim-signer.ts'

const rsa = makeRsaKey().published
const ed25519 = makeEd25519Key().published
const forRsa: KeyUse = { algorithm: 'rsa-sha256', domain: 'blue.example', identityDomain: 'blue.example' }
const forEd25519: KeyUse = { ...forRsa, algorithm: 'ed25519-sha256' }
const forSubdomain: KeyUse = { ...forRsa, identityDomain: 'mail.blue.example' }

/** The key of an RSA modulus of our choice, which nobody can sign with. */
function oddRsa(modulusBytes: number, exponent: number[], first = 0xff): string {
  const modulus = Buffer.alloc(modulusBytes, 0xff).fill(first, 0, 1)
  const jwk = { kty: 'RSA', n: modulus.toString('base64url'), e: Buffer.from(exponent).toString('base64url') }
  const der = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' })
  return der.toString('base64')
}

const pkcs1 = createPublicKey({ key: Buffer.from(rsa, 'base64'), format: 'der', type: 'spki' })
  .export({ type: 'pkcs1', format: 'der' })
  .toString('base64')

describe('a key is read from', () => {
  for (const [title, record, use = forRsa] of [
    ['what is usual', `v=DKIM1; k=rsa; p=${rsa}`],
    ['no more than the key', `p=${rsa}`],
    ['tags in another order behind v=', `v=DKIM1; p=${rsa}; k=rsa;`],
    ['base64 with spaces in it', `v=DKIM1; p=${rsa.replace(/.{50}/g, '$& ')}`],
    ['base64 without padding', `v=DKIM1; p=${rsa.replace(/=+$/, '')}`],
    ['RSAPublicKey', `v=DKIM1; p=${pkcs1}`],
    ['a record that is being tested', `v=DKIM1; t=y; p=${rsa}`],
    ['a record for the domain itself alone', `v=DKIM1; t=y:s; p=${rsa}`],
    ['hashes among which is ours', `v=DKIM1; h=sha1 : sha256; p=${rsa}`],
    ['services among which is mail', `v=DKIM1; s=tlsrpt:email; p=${rsa}`],
    ['any service', `v=DKIM1; s=*; p=${rsa}`],
    ['a record with notes and unknown tags', `v=DKIM1; n=it's=20ours (really); g=*; p=${rsa}`],
    ['8192 bits', `p=${oddRsa(1024, [1, 0, 1])}`],
    ['the exponent 3', `p=${oddRsa(256, [3])}`],
    ['Ed25519', `v=DKIM1; k=ed25519; p=${ed25519}`, forEd25519],
    ['a record without flags, for a subdomain', `v=DKIM1; p=${rsa}`, forSubdomain],
  ] as const) {
    it(title, () => expect(readKey([record.match(/.{1,255}/g) ?? []], use)).toMatchObject({ kind: 'key' }))
  }

  it('the one record of several that is a key', () => {
    const records = [['v=spf1 -all'], [`v=DKIM1; p=${rsa}`], ['some=words about p = something']]
    expect(readKey(records, forRsa)).toMatchObject({ kind: 'key' })
  })
})

describe('no key is read from', () => {
  for (const [title, record, reason, use = forRsa] of [
    ['words', 'hello', 'there is no key'],
    ['nothing', '', 'there is no key'],
    ['a revoked key', 'v=DKIM1; k=rsa; p=', 'the key is revoked'],
    ['a tag written twice', `v=DKIM1; p=${rsa}; p=${rsa}`, 'p= is there twice'],
    ['escaped semicolons', `v=DKIM1\\; k=rsa\\; p=${rsa}`, 'the key has another version'],
    ['a part that is no tag', `v=DKIM1; rsa; p=${rsa}`, 'a part is not a tag with a value'],
    ['another version', `v=DKIM2; p=${rsa}`, 'the key has another version'],
    ['a version in other case', `v=dkim1; p=${rsa}`, 'the key has another version'],
    ['a version that does not come first', `p=${rsa}; v=DKIM1`, 'the key has another version'],
    ['another algorithm', `k=ed25519; p=${ed25519}`, 'the key is for another algorithm'],
    ['an RSA key that calls itself nothing', `p=${rsa}`, 'the key is for another algorithm', forEd25519],
    ['an unknown algorithm', `k=dsa; p=${rsa}`, 'the key is for another algorithm'],
    ['a key under the wrong name', `k=rsa; p=${ed25519}`, 'the key is not an RSA key'],
    ['an RSA key under the wrong name', `k=ed25519; p=${rsa}`, 'the key is not an Ed25519 key', forEd25519],
    ['SHA-1', `h=sha1; p=${rsa}`, 'the key is for another hash'],
    ['another service', `s=tlsrpt; p=${rsa}`, 'the key is not for mail'],
    ['a record for the domain alone', `t=s; p=${rsa}`, 'the key is not for subdomains in i=', forSubdomain],
    ['odd characters', `p=${rsa}!`, 'the key is not base64, or too long'],
    ['base64 that is no key', 'p=AAAA', 'the key is not an RSA key'],
    ['1023 bits', `p=${oddRsa(128, [1, 0, 1], 0x7f)}`, 'the key has 1023 bits, fewer than 1024'],
    ['8200 bits', `p=${oddRsa(1025, [1, 0, 1])}`, 'the key has 8200 bits, more than 8192'],
    ['a key without end', `p=${'A'.repeat(60_000)}`, 'the key is not base64, or too long'],
    ['the exponent 1', `p=${oddRsa(256, [1])}`, 'the key has an odd exponent'],
    ['an exponent as large as the key', `p=${oddRsa(256, Array(255).fill(255))}`, 'the key has an odd exponent'],
  ] as const) {
    it(title, () => expect(readKey([[record]], use)).toEqual({ kind: 'refused', reason }))
  }

  it('two keys under one name', () => {
    const records = [[`v=DKIM1; p=${rsa}`], ['v=DKIM1; p=']]
    expect(readKey(records, forRsa)).toMatchObject({ kind: 'refused', reason: 'there are several keys under one name' })
  })
})
