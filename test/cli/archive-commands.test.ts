import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import type { MessageRecord } from '../../src/store/records.ts'
import type { ListFilter } from '../../src/store/store.ts'
import { deliveryRecord, messageRecord } from '../support/records.ts'
import { runCommand } from '../support/run-command.ts'

const LINK: Finding = {
  rule: 'link.website',
  action: 'discard',
  where: 'text',
  excerpt: 'visit blue-widgets.example now',
  advice: 'Take out the website address and say in words what you mean: messages may not contain links to websites.',
}

describe('message list', () => {
  const messages = [
    messageRecord(),
    messageRecord({
      id: 'ffffgggghhhhjjjjkkkk',
      direction: 'seller-to-buyer',
      disposition: 'discard',
      findings: [LINK],
      subject: 'Re: Where is my widget? It is on its way, and there is a lot more to say about it',
    }),
    messageRecord({ id: 'mmmmnnnnppppqqqqrrrr', order: null, disposition: 'quarantine', held: 'held', subject: '' }),
    messageRecord({ id: 'sssstttttuuuuvvvvwww', automatic: true, disposition: 'discard', subject: 'a\u001b[2Jb' }),
  ]
  const store = { listMessages: async () => messages }

  it('shows people a table within 80 columns', async () => {
    const { stdout } = await runCommand(['message', 'list'], { store, columns: 80 })
    expect(stdout).toBe(
      [
        'MESSAGE               RECEIVED (UTC)    FOR     DISPOSITION  ORDER     SUBJECT',
        'aaaabbbbccccddddeeee  2026-11-22 10:00  seller  relay        111-222…  Where is…',
        'ffffgggghhhhjjjjkkkk  2026-11-22 10:00  buyer   discard      111-222…  Re: Wher…',
        'mmmmnnnnppppqqqqrrrr  2026-11-22 10:00  seller  held         -         (no subj…',
        'sssstttttuuuuvvvvwww  2026-11-22 10:00  seller  automatic    111-222…  a\ufffd[2Jb',
        '',
      ].join('\n'),
    )
  })

  it('has room for more in 120 columns', async () => {
    const { stdout } = await runCommand(['message', 'list'], { store, columns: 120 })
    expect(stdout.split('\n')[2]).toBe(
      'ffffgggghhhhjjjjkkkk  2026-11-22 10:00  buyer   discard      111-2222222-3333333  Re: Where is my widget? It is on its …',
    )
  })

  it('cuts nothing in a pipe, so that it can be searched', async () => {
    const { stdout } = await runCommand(['message', 'list'], { store })
    expect(stdout.split('\n')[2]).toContain('111-2222222-3333333  Re: Where is my widget? It is on its ')
    expect(stdout).not.toContain('…')
  })

  it('says where it ended at its limit and not at its end', async () => {
    const ran = await runCommand(['message', 'list', '--limit', '4'], { store })
    expect(ran.stderr).toBe('These are the newest 4; there may be more: use --limit or --since.\n')
    expect((await runCommand(['message', 'list', '--limit', '5'], { store })).stderr).toBe('')
  })

  it('gives programs one object per line', async () => {
    const { stdout } = await runCommand(['message', 'list', '--json'], { store })
    const lines = stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(4)
    expect(JSON.parse(lines[1] ?? '')).toEqual({
      id: 'ffffgggghhhhjjjjkkkk',
      conversation: 'conversation22222222',
      marketplace: 'us',
      direction: 'seller-to-buyer',
      order: '111-2222222-3333333',
      subject: 'Re: Where is my widget? It is on its way, and there is a lot more to say about it',
      received_at: '2026-11-22T10:00:05.000Z',
      disposition: 'discard',
      held: null,
      held_until: null,
      automatic: false,
      findings: [LINK],
      policy_hash: 'f00d'.repeat(16),
      received_bytes: 4300,
      sent_bytes: 3100,
      deliveries: ['delivery222222222222'],
    })
  })

  it.each<[string, object]>([
    ['message list', { limit: 50 }],
    ['message list --limit 3 --since 24h', { limit: 3, since: new Date('2026-11-21T12:00:00.000Z') }],
    ['message list --conversation c1', { limit: 50, conversation: 'c1' }],
    ['quarantine list --limit 2', { limit: 2, held: true }],
  ])('%s asks for no more than it shows', async (command, expected) => {
    const asked: ListFilter[] = []
    const listMessages = async (filter: ListFilter) => {
      asked.push(filter)
      return []
    }
    await runCommand(command.split(' '), { store: { listMessages } })
    expect(asked).toEqual([expected])
  })
})

describe('message show', () => {
  const message = messageRecord({ disposition: 'discard', findings: [LINK], sentBytes: null })
  const store = {
    findMessage: async (id: string) => (id === message.id ? message : null),
    findDelivery: async () =>
      deliveryRecord({ kind: 'notice', state: 'delivered', nextAttemptAt: null, lastReply: null }),
  }

  it('says of a held message what no release lets through', async () => {
    const shown = async (rule: string, excerpt: string, held: MessageRecord['held'] = 'held') => {
      const finding = { rule, action: 'quarantine', where: 'text', excerpt, advice: 'x' } as const
      const record = messageRecord({ disposition: 'quarantine', held, findings: [finding], deliveries: [] })
      const { stdout } = await runCommand(['message', 'show', record.id], {
        store: { findMessage: async () => record },
      })
      return stdout.includes('Released, it goes on without links behind words')
    }
    expect(await shown('link.website', 'our shop -> blue.example')).toBe(true)
    expect(await shown('image.remote', 'a picture')).toBe(true)
    expect(await shown('link.website', 'see blue.example')).toBe(false)
    expect(await shown('image.remote', 'a picture', 'released')).toBe(false)
  })

  it('tells an operator everything about one message', async () => {
    const { stdout, exitCode } = await runCommand(['message', 'show', message.id], { store, columns: 80 })
    expect(exitCode).toBe(0)
    expect(stdout).toBe(
      [
        'Message       aaaabbbbccccddddeeee',
        'Conversation  conversation22222222',
        'Marketplace   us',
        'Order         111-2222222-3333333',
        'Subject       Where is my widget?',
        'Written by    buyer B1, from ann@mail.example',
        'Proven by     dkim',
        'For           seller S1',
        'Received      2026-11-22 10:00:05 UTC, 4.2 KiB',
        'Built         nothing',
        'Disposition   discard',
        'Message-ID    <1@mail.example>',
        `Policy        ${'f00d'.repeat(16)}`,
        '',
        'Findings',
        '  link.website  discard',
        '      in text: "visit blue-widgets.example now"',
        '      Take out the website address and say in words what you mean: messages may',
        '      not contain links to websites.',
        '',
        'Deliveries',
        'DELIVERY              MESSAGE               KIND    STATE      TRIED  NEXT (UTC)',
        'delivery222222222222  aaaabbbbccccddddeeee  notice  delivered      2  -',
        '',
      ].join('\n'),
    )
  })

  it.each([
    ['spf', 'spf'],
    ['edge', 'edge'],
    ['network', 'trusted network'],
    ['claim', 'claim only'],
    [null, 'not recorded'],
  ] as const)('says how the writer was proven: %s', async (provenBy, shown) => {
    const findMessage = async () => messageRecord({ provenBy })
    const { stdout } = await runCommand(['message', 'show', message.id], { store: { ...store, findMessage } })
    expect(stdout).toContain(`Proven by     ${shown}\n`)
    const programs = await runCommand(['message', 'show', message.id, '--json'], { store: { ...store, findMessage } })
    expect(JSON.parse(programs.stdout)).toMatchObject({ proven_by: provenBy })
  })

  it('gives programs the record with the people behind it', async () => {
    const { stdout } = await runCommand(['message', 'show', message.id, '--json'], { store })
    expect(JSON.parse(stdout)).toMatchObject({
      id: message.id,
      written_by: 'ann@mail.example',
      proven_by: 'dkim',
      writer: 'B1',
      reader: 'S1',
      original_message_id: '<1@mail.example>',
    })
  })

  it('says so where there is no such message', async () => {
    expect(await runCommand(['message', 'show', 'x\u001b[2J'], { store })).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: 'tradepost: There is no message x\ufffd[2J. `tradepost message list` shows the newest ones.\n',
    })
  })
})

describe('message export', () => {
  const bytes = Uint8Array.from([0x46, 0x0d, 0x0a, 0xff, 0x00, 0x80])
  const store = {
    findMessage: async () => messageRecord({ disposition: 'discard' }),
    messageBytes: async (_: string, form: 'received' | 'sent') => (form === 'received' ? bytes : null),
  }

  it('writes the bytes as they are', async () => {
    const ran = await runCommand(['message', 'export', 'a'], { store })
    expect(ran.exitCode).toBe(0)
    expect([...ran.bytes]).toEqual([...bytes])
  })

  it('says so where nothing was sent', async () => {
    expect(await runCommand(['message', 'export', 'a', '--as', 'sent'], { store })).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr:
        'tradepost: Nothing was sent on of message aaaabbbbccccddddeeee (discard). Export it with --as received.\n',
    })
  })
})
