/** What this relay says of signatures beside what mailauth says, which signs and verifies with code of its own. */

import fc from 'fast-check'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { describe, expect, it } from 'vitest'
import { checkDkim } from '../../src/proof/dkim.ts'
import {
  makeEd25519Key,
  makeRsaKey,
  memoryResolver,
  messageOf,
  recordOf,
  signMail,
  type TestKey,
  type Unsigned,
} from '../support/dkim-signer.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const NAME = 'sel._domainkey.blue.example'
const rsa = makeRsaKey()
const ed25519 = makeEd25519Key()
const FORMS = ['relaxed/relaxed', 'relaxed/simple', 'simple/relaxed', 'simple/simple']

const mail: Unsigned = {
  header: [
    'From: sales@blue.example',
    'To: a@x.example',
    'Subject:  Your\r\n  order',
    'Date: Sun, 22 Nov 2026 12:00:00 +0000',
  ],
  body: 'It is  on its way. \r\n\r\n\ttab\r\n\r\n',
}

async function ours(raw: Buffer, key: TestKey): Promise<boolean> {
  const question = { raw, fromDomain: 'blue.example', now: NOW, maxSignatureAgeMs: 86_400_000 }
  const result = await checkDkim(question, memoryResolver({ [NAME]: [recordOf(key)] }))
  return result.passes.length === 1
}

async function theirs(raw: Buffer, key: TestKey): Promise<boolean> {
  const { results } = await dkimVerify(raw, { resolver: async () => [[recordOf(key)]], curTime: NOW })
  return results[0]?.status.result === 'pass'
}

for (const c of FORMS) {
  for (const key of [rsa, ed25519]) {
    it(`mail that mailauth signs verifies (${c}, ${key.algorithm})`, async () => {
      const raw = messageOf(mail)
      const privateKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
      // The types want the key here, the code there.
      const signer = { signingDomain: 'blue.example', selector: 'sel', privateKey }
      const options = {
        ...signer,
        canonicalization: c,
        algorithm: key.algorithm,
        signTime: NOW,
        signatureData: [signer],
      }
      const { signatures } = await dkimSign(raw, options)
      expect(await ours(Buffer.concat([Buffer.from(signatures), raw]), key)).toBe(true)
    })
  }
}

const line = fc.string({ unit: fc.constantFrom(' ', '\t', 'a', '=', ';', ':', 'é', '.'), maxLength: 12 })
const body = fc.array(line, { maxLength: 12 }).map((lines) => lines.map((each) => `${each}\r\n`).join(''))
const subject = line.map((text) => `Subject:${text.replace(/([a:])([ \t])/g, '$1\r\n$2')}x`)

it('both verify the same mail, and not when a byte of it is changed', async () => {
  const cases = fc.record({
    body,
    subject,
    c: fc.constantFrom(...FORMS),
    at: fc.nat(),
    byte: fc.constantFrom('z', 'Z'),
  })
  await fc.assert(
    fc.asyncProperty(cases, async ({ body, subject, c, at, byte }) => {
      const [from = '', to = '', , date = ''] = mail.header
      const raw = messageOf(signMail({ header: [from, to, subject, date], body }, ed25519, { c }))
      expect([await ours(raw, ed25519), await theirs(raw, ed25519)]).toEqual([true, true])
      // No byte of a letter may change; those of white space and of unsigned parts of the signature may.
      const letters = [...raw.toString('latin1').matchAll(/[a.=]/g)].map(({ index }) => index)
      const changed = Buffer.from(raw)
      changed.write(byte, letters[at % letters.length] ?? 0, 'latin1')
      expect(await ours(changed, ed25519)).toBe(false)
    }),
    { numRuns: 150 },
  )
})

describe('where mailauth takes other bytes for spaces', () => {
  const withSubject = (text: string): Unsigned => ({
    ...mail,
    header: [...mail.header.filter((each) => !each.startsWith('Subject')), `Subject: ${text}`],
  })
  const signed = (text: string) => signMail(withSubject(text), rsa, { c: 'relaxed/relaxed' })

  it('UTF-8 in a signed field verifies here, not there', async () => {
    const raw = messageOf(signed(Buffer.from('voilà Россия').toString('latin1')))
    expect([await ours(raw, rsa), await theirs(raw, rsa)]).toEqual([true, false])
  })

  for (const space of ['\x0b', '\x0c', '\xa0']) {
    it(`a space that became ${JSON.stringify(space)} is a change here, not there`, async () => {
      const raw = Buffer.from(
        messageOf(signed('Your order')).toString('latin1').replace('Your ', `Your${space}`),
        'latin1',
      )
      expect([await ours(raw, rsa), await theirs(raw, rsa)]).toEqual([false, true])
    })
  }
})
