import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Address } from '../../src/core/address.ts'
import type { NoticeContext } from '../../src/core/notice.ts'
import type { Outgoing } from '../../src/core/outgoing.ts'
import type { DeliveryRecord, MessageRecord } from '../../src/store/records.ts'
import { deliveryRecord, messageRecord, SELLER_ALIAS } from '../support/records.ts'
import { CONFIG, NOW, runCommand } from '../support/run-command.ts'

const ABOUT: NoticeContext = {
  language: 'en',
  message: 'aaaabbbbccccddddeeee',
  marketplace: { id: 'us', name: 'Example Marketplace', domain: 'marketplace.example' },
  writerName: 'Ann Lee',
  writtenBy: 'ann@mail.example' as Address,
  readerName: 'Blue Widgets',
  readerAlias: SELLER_ALIAS,
  reader: { side: 'seller', partyId: 'S1' },
  subject: 'Where is my widget?',
  originalMessageId: '<1@mail.example>',
  responseDueAt: null,
  receivedAt: new Date('2026-11-22T10:00:05.000Z'),
}

const configWithKey = (keyFile: string) => `${CONFIG}dkim = "tp1:${keyFile}"\n`

describe('queue list', () => {
  const store = {
    listDeliveries: async () => [
      deliveryRecord(),
      deliveryRecord({ id: 'delivery333333333333', kind: 'notice', state: 'queued', attempts: 0, lastReply: null }),
    ],
  }

  it('shows people a table within 80 columns, with replies under it', async () => {
    const { stdout } = await runCommand(['queue', 'list'], { store, columns: 80 })
    expect(stdout).toBe(
      [
        'DELIVERY              MESSAGE               KIND    STATE     TRIED  NEXT (UTC)',
        'delivery222222222222  aaaabbbbccccddddeeee  relay   deferred      2  11-22 12:05',
        '    last reply: 451 4.7.1 Greylisted, please come back in a few minutes and try again',
        'delivery333333333333  aaaabbbbccccddddeeee  notice  queued        0  11-22 12:05',
        '',
      ].join('\n'),
    )
  })

  it('gives programs one object per line', async () => {
    const { stdout } = await runCommand(['queue', 'list', '--json'], { store })
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toEqual({
      id: 'delivery222222222222',
      message: 'aaaabbbbccccddddeeee',
      kind: 'relay',
      state: 'deferred',
      attempts: 2,
      next_attempt_at: '2026-11-22T12:05:00.000Z',
      last_reply: '451 4.7.1 Greylisted, please come back in a few minutes and try again',
      accepted_at: '2026-11-22T10:00:06.000Z',
      ended_at: null,
    })
  })

  it('asks for what waits, or for the states named', async () => {
    const asked: object[] = []
    const listDeliveries = async (filter: object) => {
      asked.push(filter)
      return []
    }
    const waiting = await runCommand(['queue', 'list'], { store: { listDeliveries } })
    const ended = await runCommand(['queue', 'list', '--state', 'failed', 'expired'], { store: { listDeliveries } })
    expect(asked).toEqual([{ limit: 50 }, { limit: 50, states: ['failed', 'expired'] }])
    expect([waiting.stderr, ended.stderr]).toEqual(['Nothing waits.\n', 'No deliveries.\n'])
  })
})

describe('queue show', () => {
  it('shows one delivery with its recipient', async () => {
    const store = { findDelivery: async () => deliveryRecord(), listReturned: async () => [] }
    const people = await runCommand(['queue', 'show', 'delivery222222222222'], { store })
    expect(people.stdout).toBe(
      [
        'Delivery    delivery222222222222',
        'Message     aaaabbbbccccddddeeee',
        'Kind        the message itself',
        'To          sales@blue.example',
        'State       deferred',
        'Accepted    2026-11-22 10:00:06 UTC',
        'Attempts    2',
        'Next        2026-11-22 12:05:00 UTC',
        'Last reply  451 4.7.1 Greylisted, please come back in a few minutes and try again',
        '',
      ].join('\n'),
    )
    const programs = await runCommand(['queue', 'show', 'delivery222222222222', '--json'], { store })
    expect(JSON.parse(programs.stdout)).toMatchObject({ state: 'deferred', forward_path: 'sales@blue.example' })
  })

  it.each(['show', 'retry', 'cancel'])('%s says so where there is no such delivery', async (verb) => {
    const store = { findDelivery: async () => null }
    expect(await runCommand(['queue', verb, 'x'], { store })).toMatchObject({
      exitCode: 1,
      stderr: 'tradepost: There is no delivery x. `tradepost queue list` shows those that wait.\n',
    })
  })
})

describe('mail to the operators in the queue', () => {
  const delivery = deliveryRecord({ kind: 'operators', message: null, forwardPath: 'ops@office.example' as Address })
  const store = { listDeliveries: async () => [delivery], findDelivery: async () => delivery }

  it('is listed within 80 columns, without a message', async () => {
    const { stdout } = await runCommand(['queue', 'list'], { store, columns: 80 })
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'DELIVERY              MESSAGE             KIND  STATE     TRIED  NEXT (UTC)',
      'delivery222222222222  (to the operators)  -     deferred      2  11-22 12:05',
    ])
    const programs = await runCommand(['queue', 'list', '--json'], { store })
    expect(JSON.parse(programs.stdout)).toMatchObject({ message: null, kind: 'operators' })
  })

  it('is shown', async () => {
    const { stdout } = await runCommand(['queue', 'show', delivery.id], {
      store: { ...store, listReturned: async () => [] },
    })
    expect(stdout).toMatch(/^Delivery +delivery222222222222\nKind +mail to the operators\nTo +ops@office.example\n/)
  })

  it('is cancelled, and nobody is told', async () => {
    const cancelled: unknown[] = []
    const cancelling = {
      ...store,
      noticeContext: async () => null,
      cancelDelivery: async (_: string, notice: Outgoing | null) => cancelled.push(notice) > 0,
    }
    const ran = await runCommand(['queue', 'cancel', delivery.id], { store: cancelling })
    expect(ran).toMatchObject({ stdout: `Delivery ${delivery.id} is cancelled.\n`, stderr: '', exitCode: 0 })
    expect(cancelled).toEqual([null])
  })
})

describe('queue retry', () => {
  it('makes a delivery due now', async () => {
    let retriedAt: Date | null = null
    const store = {
      findDelivery: async () => deliveryRecord({ nextAttemptAt: retriedAt }),
      retryDelivery: async (_: string, now: Date) => {
        retriedAt = now
        return true
      },
    }
    const ran = await runCommand(['queue', 'retry', 'delivery222222222222', '--json'], { store })
    expect(JSON.parse(ran.stdout)).toMatchObject({ next_attempt_at: NOW.toISOString() })
  })

  it('says why where that makes no sense', async () => {
    const store = {
      findDelivery: async () => deliveryRecord({ state: 'delivered' }),
      retryDelivery: async () => false,
    }
    const ran = await runCommand(['queue', 'retry', 'delivery222222222222'], { store })
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.stderr).toContain('delivery222222222222 (delivered) cannot be tried again')
  })
})

describe('several ids at once', () => {
  it('take their turns, each once; those that fail are told in the end', async () => {
    const retried: string[] = []
    const store = {
      findDelivery: async (id: string) => (id === 'lost' ? null : deliveryRecord({ id, state: 'failed' })),
      retryDelivery: async (id: string) => {
        retried.push(id)
        return true
      },
    }
    const ran = await runCommand(['queue', 'retry', 'one', 'lost', 'two', 'one'], { store })
    expect(retried).toEqual(['one', 'two'])
    expect(ran).toMatchObject({
      exitCode: 1,
      stdout: 'Delivery one is due now.\nDelivery two is due now.\n',
      stderr: 'tradepost: There is no delivery lost. `tradepost queue list` shows those that wait.\n',
    })
  })
})

describe('queue cancel', () => {
  const cancelling = (about: NoticeContext | null, taken: (Outgoing | null)[], succeeds = true) => ({
    findDelivery: async (): Promise<DeliveryRecord> =>
      deliveryRecord({ state: taken.length > 0 ? 'cancelled' : 'queued' }),
    findMessage: async (): Promise<MessageRecord> => messageRecord(),
    noticeContext: async () => about,
    cancelDelivery: async (_: string, notice: Outgoing | null) => {
      if (succeeds) taken.push(notice)
      return succeeds
    },
  })

  it('ends a delivery, tells the writer, and logs that it did', async () => {
    const taken: (Outgoing | null)[] = []
    const ran = await runCommand(['queue', 'cancel', 'delivery222222222222'], { store: cancelling(ABOUT, taken) })
    expect(ran.stdout).toBe('Delivery delivery222222222222 is cancelled. The writer of its message will be told.\n')
    expect(taken).toHaveLength(1)
    expect(taken[0]).toMatchObject({ forwardPath: 'ann@mail.example', reversePath: null })
    expect(JSON.parse(ran.stderr)).toMatchObject({
      event: 'noticed',
      message: 'aaaabbbbccccddddeeee',
      conversation: 'conversation22222222',
      reason: 'withheld',
    })
  })

  it('tells nobody about a notice', async () => {
    const taken: (Outgoing | null)[] = []
    const ran = await runCommand(['queue', 'cancel', 'delivery222222222222'], { store: cancelling(null, taken) })
    expect(ran).toMatchObject({ stdout: 'Delivery delivery222222222222 is cancelled.\n', stderr: '' })
    expect(taken).toEqual([null])
  })

  it('does nothing where the notice cannot be signed', async () => {
    const taken: (Outgoing | null)[] = []
    const config = configWithKey('/nowhere/tp1.pem')
    const ran = await runCommand(['queue', 'cancel', 'delivery222222222222'], {
      store: cancelling(ABOUT, taken),
      config,
    })
    expect(taken).toEqual([])
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.stderr).toContain('cannot be signed, and nothing was changed')
    expect(ran.stderr).toContain('/nowhere/tp1.pem: (marketplace.dkim) does not exist')
  })

  it('says so where it is too late, and logs nothing', async () => {
    const ran = await runCommand(['queue', 'cancel', 'delivery222222222222'], { store: cancelling(ABOUT, [], false) })
    expect(ran).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr:
        'tradepost: Delivery delivery222222222222 (queued) cannot be cancelled: it has ended, or it is being sent just now.\n',
    })
  })
})

describe('the notice about what was stopped', () => {
  it('is signed with the keys of its marketplace', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tradepost-keys-'))
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(join(folder, 'tp1.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const notices: (Outgoing | null)[] = []
    const store = {
      findMessage: async () => messageRecord({ disposition: 'quarantine', held: 'held' }),
      messageNoticeContext: async () => ABOUT,
      dropMessage: async (_: string, notice: Outgoing | null) => notices.push(notice) > 0,
    }
    const config = configWithKey(join(folder, 'tp1.pem'))
    await runCommand(['quarantine', 'drop', 'aaaabbbbccccddddeeee'], { store, config })
    rmSync(folder, { recursive: true })
    expect(Buffer.from(notices[0]?.bytes ?? []).toString()).toMatch(
      /^DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed\/simple;\r\n d=marketplace\.example; s=tp1;/,
    )
  })
})

describe('quarantine', () => {
  const held = messageRecord({ disposition: 'quarantine', held: 'held' })

  it('release sends a held message on and logs it', async () => {
    let released: string | null = null
    const store = {
      findMessage: async () => held,
      releaseMessage: async (id: string) => {
        released = id
        return true
      },
    }
    const ran = await runCommand(['quarantine', 'release', held.id], { store })
    expect(released).toBe(held.id)
    expect(ran.stdout).toBe(`Message ${held.id} is released and will be sent on.\n`)
    expect(JSON.parse(ran.stderr)).toMatchObject({ event: 'released', message: held.id })
  })

  describe('release of what the last check stopped', () => {
    const leak = { rule: 'leak.host', action: 'quarantine', where: 'text', excerpt: 'x', advice: 'y' } as const
    const release = async (rule: string, ...options: string[]) => {
      const message = { ...held, findings: [{ ...leak, rule }] }
      const released: string[] = []
      const store = { findMessage: async () => message, releaseMessage: async (id: string) => released.push(id) > 0 }
      return { released, ...(await runCommand(['quarantine', 'release', held.id, ...options], { store })) }
    }

    it.each([
      ['leak.host', 'it would tell the other side who wrote it (leak.host)'],
      ['leak.unreadable', 'the last check could not look through it (leak.unreadable)'],
    ])('is refused: %s', async (rule, expected) => {
      const ran = await release(rule)
      expect(ran).toMatchObject({ exitCode: 1, stdout: '', released: [] })
      expect(ran.stderr).toContain(`is not released: ${expected}`)
    })

    it('happens only when asked for by name, and is logged as what it is', async () => {
      const ran = await release('leak.host', '--despite-leak')
      expect(ran).toMatchObject({ exitCode: 0, released: [held.id] })
      expect(JSON.parse(ran.stderr)).toMatchObject({ event: 'released', level: 'warn', despite: ['leak.host'] })
    })
  })

  it('drop ends it and tells the writer', async () => {
    const notices: (Outgoing | null)[] = []
    const store = {
      findMessage: async () => held,
      messageNoticeContext: async () => ABOUT,
      dropMessage: async (_: string, notice: Outgoing | null) => {
        notices.push(notice)
        return true
      },
    }
    const ran = await runCommand(['quarantine', 'drop', held.id], { store })
    expect(ran.stdout).toBe(`Message ${held.id} is dropped. Its writer will be told.\n`)
    expect(notices[0]?.forwardPath).toBe('ann@mail.example')
    expect(JSON.parse(ran.stderr)).toMatchObject({ event: 'noticed', reason: 'withheld' })
  })

  it.each([
    ['show', messageRecord(), 'was never held (relay)'],
    ['release', messageRecord(), 'was never held (relay)'],
    ['release', messageRecord({ disposition: 'quarantine', held: 'dropped' }), 'was dropped already'],
    ['drop', messageRecord({ disposition: 'quarantine', held: 'released' }), 'was released already'],
  ])('%s refuses what is not held', async (verb, message, expected) => {
    const ran = await runCommand(['quarantine', verb, message.id], { store: { findMessage: async () => message } })
    expect(ran).toMatchObject({ exitCode: 1, stdout: '', stderr: `tradepost: Message ${message.id} ${expected}.\n` })
  })

  it('drop of what a machine wrote tells nobody', async () => {
    const notices: (Outgoing | null)[] = []
    const store = {
      findMessage: async () => ({ ...held, automatic: true }),
      dropMessage: async (_: string, notice: Outgoing | null) => notices.push(notice) > 0,
    }
    const ran = await runCommand(['quarantine', 'drop', held.id], { store })
    expect(ran).toMatchObject({ exitCode: 0, stdout: `Message ${held.id} is dropped.\n`, stderr: '' })
    expect(notices).toEqual([null])
  })

  it('list and show say until when a message is held', async () => {
    const store = {
      listMessages: async () => [held],
      findMessage: async () => held,
      findDelivery: async () => null,
    }
    const config = CONFIG.replace('[[marketplace]]', '[quarantine]\nexpire_after = "3d"\n[[marketplace]]')
    const table = await runCommand(['quarantine', 'list'], { store, config })
    expect(table.stdout).toMatch(/^MESSAGE +RECEIVED \(UTC\) +FOR +HELD UNTIL +ORDER +SUBJECT\n/)
    expect(table.stdout).toContain('  2026-11-22 10:00  seller  2026-11-25 10:00  ')
    const shown = await runCommand(['quarantine', 'show', held.id], { store, config })
    expect(shown.stdout).toMatch(/^Held until +2026-11-25 10:00:05 UTC, then it is dropped$/m)
    for (const args of [['list'], ['show', held.id]]) {
      const ran = await runCommand(['quarantine', ...args, '--json'], { store, config })
      expect(JSON.parse(ran.stdout)).toMatchObject({ held: 'held', held_until: '2026-11-25T10:00:05.000Z' })
    }
  })

  it('show shows how a quarantine ended', async () => {
    const message = messageRecord({ disposition: 'quarantine', held: 'released', deliveries: [] })
    const ran = await runCommand(['quarantine', 'show', message.id], { store: { findMessage: async () => message } })
    expect(ran.stdout).toContain('Disposition   quarantine (released)')
  })
})
