/** What the log says of mail that was not proven: each method with the domain that was asked, and the cause. */

import { describe, expect, it } from 'vitest'
import { createProver, type ProofOptions } from '../../src/proof/prove-sender.ts'
import { FAIL, memoryDns } from '../support/memory-dns.ts'
import { address, makeIncoming } from '../support/make-plan.ts'

const OPTIONS: ProofOptions = {
  ownDomains: ['marketplace.example'],
  unprotectedDomains: 'refuse',
  authservId: null,
  maxSignatureAgeMs: 7 * 24 * 60 * 60_000,
}
const ALIAS = address('k7m2q9x4w8t3b6zd@marketplace.example')
const resolver = memoryDns({
  'mail.example': { TXT: [['v=spf1 ip4:192.0.2.1 -all']] },
  'open.example': { TXT: [['v=spf1 +all']] },
  'broken.example': FAIL,
})
const NO_DKIM = 'dkim without an aligned signature'

async function reasonFor(from: string, reversePath: string | null, helo = 'client'): Promise<string> {
  const proof = await createProver(
    OPTIONS,
    resolver,
  )(
    makeIncoming('', {
      raw: Buffer.from(`From: ${from}\r\nSubject: x\r\n\r\nx\r\n`),
      envelope: { reversePath: reversePath === null ? null : address(reversePath), forwardPaths: [ALIAS] },
      client: { ip: '198.51.100.7', trusted: false, helo },
    }),
  )
  return proof.kind === 'refused' ? proof.reason : 'proven'
}

describe('the reason of a refusal names the domains that were asked', () => {
  it.each([
    [
      'SPF that fails',
      'ann@mail.example',
      'ann@mail.example',
      `From mail.example: spf of mail.example fail; ${NO_DKIM}`,
    ],
    [
      'SPF of another domain',
      'ann@mail.example',
      'x@open.example',
      `From mail.example: spf of open.example not aligned; ${NO_DKIM}`,
    ],
    [
      'SPF for everybody',
      'ann@open.example',
      'ann@open.example',
      `From open.example: spf of open.example passes for everybody; ${NO_DKIM}`,
    ],
    [
      'DNS that does not answer',
      'ann@broken.example',
      'ann@broken.example',
      `From broken.example: spf of broken.example temperror: DNS does not answer; ${NO_DKIM}`,
    ],
    [
      'a null reverse-path and a bare EHLO',
      'ann@mail.example',
      null,
      `From mail.example: spf has no domain to ask; ${NO_DKIM}`,
    ],
    ['a domain of ours', 'x@marketplace.example', null, 'From marketplace.example: a mail domain of ours'],
  ])('%s', async (_, from, reversePath, reason) => {
    expect(await reasonFor(from, reversePath)).toBe(reason)
    expect(reason).not.toContain('@')
  })
})
