/** Mail of ours that came back is refused as a loop, whoever brings it. */

import { describe, expect, it } from 'vitest'
import { createProver } from '../../src/proof/prove-sender.ts'
import { memoryDns } from '../support/memory-dns.ts'
import { address, makeIncoming } from '../support/make-plan.ts'

const prove = createProver(
  {
    ownDomains: ['marketplace.example', 'relay.operator.example'],
    unprotectedDomains: 'refuse',
    authservId: null,
    maxSignatureAgeMs: 7 * 24 * 60 * 60_000,
  },
  memoryDns({ 'mail.example': { TXT: [['v=spf1 ip4:192.0.2.1 -all']] } }),
)

interface Mail {
  readonly from?: string
  readonly reversePath?: string | null
  readonly lines?: readonly string[]
}

async function outcome({ from = 'ann@mail.example', reversePath = from, lines = [] }: Mail, trusted: boolean) {
  const raw = [`From: Ann <${from}>`, 'Subject: x', ...lines, '', 'x', ''].join('\r\n')
  const proof = await prove(
    makeIncoming('', {
      raw: Buffer.from(raw),
      envelope: { reversePath, forwardPaths: [address('k7m2q9x4w8t3b6zd@marketplace.example')] },
      client: { ip: '192.0.2.1', trusted, helo: 'client.example' },
    }),
  )
  return proof.kind === 'refused' ? `${proof.reply.code} ${proof.reply.enhanced} ${proof.reason}` : 'proven'
}

const CAME_BACK = (domain: string) => `554 5.4.6 Message-ID ${domain}: a message of ours came back`

describe.each([
  ['a stranger', false],
  ['a trusted network', true],
])('from %s', (_, trusted) => {
  it.each<[string, Mail, string]>([
    [
      'an alias in From',
      { from: 'p3n8r5v2y6c9h4js@marketplace.example', reversePath: 'ann@mail.example' },
      '554 5.4.6 From marketplace.example: a mail domain of ours',
    ],
    [
      'no-reply of ours in From',
      { from: 'no-reply@marketplace.example', reversePath: null },
      '554 5.4.6 From marketplace.example: a mail domain of ours',
    ],
    [
      'a return path of ours as reverse-path',
      { reversePath: 'b-token@marketplace.example' },
      '554 5.4.6 MAIL FROM marketplace.example: a mail domain of ours',
    ],
    [
      'our host name as reverse-path',
      { reversePath: 'root@relay.operator.example' },
      '554 5.4.6 MAIL FROM relay.operator.example: a mail domain of ours',
    ],
    [
      'a Message-ID of ours',
      { lines: ['Message-ID: <abc.def@marketplace.example>'] },
      CAME_BACK('marketplace.example'),
    ],
    ['one in capitals', { lines: ['MESSAGE-ID: <ABC@Marketplace.EXAMPLE>'] }, CAME_BACK('marketplace.example')],
    ['one with a comment', { lines: ['Message-ID: <a@marketplace.example> (sent)'] }, CAME_BACK('marketplace.example')],
    [
      'one with an address in a comment',
      { lines: ['Message-ID: <a@marketplace.example> (added by postmaster@mail.example)'] },
      CAME_BACK('marketplace.example'),
    ],
    ['one that is folded', { lines: ['Message-ID:', ' <a@marketplace.example>'] }, CAME_BACK('marketplace.example')],
    [
      'one beside another',
      { lines: ['Message-ID: <a@mail.example>', 'Message-ID: <a@marketplace.example>'] },
      CAME_BACK('marketplace.example'),
    ],
    [
      'a Message-ID of our host name',
      { lines: ['Message-ID: <a@relay.operator.example>'] },
      CAME_BACK('relay.operator.example'),
    ],
  ])('%s is a loop', async (_title, mail, expected) => {
    expect(await outcome(mail, trusted)).toBe(expected)
  })

  it.each<[string, Mail]>([
    ['a Message-ID of a host below our domain', { lines: ['Message-ID: <a@edge.marketplace.example>'] }],
    ['a Message-ID that only ends like ours', { lines: ['Message-ID: <a@xmarketplace.example>'] }],
    ['our domain in the left part of an id', { lines: ['Message-ID: <marketplace.example@mail.example>'] }],
    ['what it answers', { lines: ['In-Reply-To: <a@marketplace.example>', 'References: <a@marketplace.example>'] }],
    ['an id without a sign', { lines: ['Message-ID: marketplace.example'] }],
    ['no Message-ID', {}],
  ])('%s is not', async (_title, mail) => {
    expect(await outcome(mail, trusted)).toBe('proven')
  })
})

it('an id as long as a header may be takes no time', async () => {
  const long = `Message-ID: <${'@'.repeat(20_000)}${'a'.repeat(20_000)}@${'a'.repeat(20_000)}@>`
  const begun = performance.now()
  expect(await outcome({ lines: [long] }, true)).toBe('proven')
  expect(performance.now() - begun).toBeLessThan(1000)
})

it('a reverse-path that our edge wrote anew in our domain is none', async () => {
  const reversePath = 'srs0=hash=tt=mail.example=ann@marketplace.example'
  expect(await outcome({ reversePath }, true)).toBe('proven')
})
