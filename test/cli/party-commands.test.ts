import { describe, expect, it } from 'vitest'
import type { Address } from '../../src/core/address.ts'
import type { Side } from '../../src/core/direction.ts'
import type { PartyRecord, ReturnedRecord } from '../../src/store/records.ts'
import { deliveryRecord } from '../support/records.ts'
import { runCommand } from '../support/run-command.ts'

function party(changes: Partial<PartyRecord> = {}): PartyRecord {
  return {
    side: 'seller',
    id: 'S1',
    name: 'Blue Widgets',
    addresses: ['sales@blue.example', 'boss@blue.example'] as Address[],
    phones: ['493012345678'],
    unreachable: null,
    ...changes,
  }
}

const UNREACHABLE = {
  since: new Date('2026-11-22T10:00:05Z'),
  lastAt: new Date('2026-11-22T11:00:05Z'),
  status: '5.1.1',
  delivery: 'delivery222222222222',
}

describe('party show', () => {
  it('shows the addresses of a party', async () => {
    const { stdout } = await runCommand(['party', 'show', 'S1'], { store: { findParties: async () => [party()] } })
    expect(stdout).toBe(
      [
        'Party           seller S1',
        'Name            Blue Widgets',
        'Receives at     sales@blue.example',
        'May write from  sales@blue.example, boss@blue.example',
        'Phones          +493012345678',
        'Mail            arrives, as far as is known',
        '',
      ].join('\n'),
    )
  })

  it('says since when mail does not arrive, and which delivery met that', async () => {
    const store = { findParties: async () => [party({ phones: [], unreachable: UNREACHABLE })] }
    const { stdout } = await runCommand(['party', 'show', 'S1'], { store })
    expect(stdout.split('\n').slice(4)).toEqual([
      'Mail            does not arrive',
      'Since           2026-11-22 10:00:05 UTC',
      'Last refusal    2026-11-22 11:00:05 UTC, 5.1.1',
      'Delivery        delivery222222222222',
      '',
    ])
    const programs = await runCommand(['party', 'show', 'S1', '--json'], { store })
    expect(JSON.parse(programs.stdout)).toEqual({
      side: 'seller',
      id: 'S1',
      name: 'Blue Widgets',
      addresses: ['sales@blue.example', 'boss@blue.example'],
      phones: [],
      unreachable: {
        since: '2026-11-22T10:00:05.000Z',
        last_at: '2026-11-22T11:00:05.000Z',
        status: '5.1.1',
        delivery: 'delivery222222222222',
      },
    })
  })

  it('asks which one, where a buyer and a seller have the same id', async () => {
    const store = { findParties: async () => [party({ side: 'buyer', name: 'Ann' }), party()] }
    expect(await runCommand(['party', 'show', 'S1'], { store })).toMatchObject({
      exitCode: 1,
      stderr: 'tradepost: S1 is a buyer and a seller: say which one with --side buyer or --side seller.\n',
    })
    const { stdout } = await runCommand(['party', 'show', 'S1', '--side', 'buyer'], { store })
    expect(stdout).toMatch(/^Party +buyer S1\nName +Ann\n/)
  })

  it('says so where there is nobody', async () => {
    expect(await runCommand(['party', 'show', 'X'], { store: { findParties: async () => [] } })).toMatchObject({
      exitCode: 1,
      stderr: 'tradepost: There is no buyer or seller X. `tradepost order list` shows ids.\n',
    })
  })
})

describe('party unreachable', () => {
  const failed = { side: 'buyer' as const, id: 'B1', address: 'ann@mail.example' as Address, ...UNREACHABLE }
  const list = async () => [
    failed,
    { ...failed, id: 'B2', address: `b@${'long.'.repeat(12)}example` as Address, status: null },
  ]

  it('lists them on lines of a terminal, with the domain of the address and no more of it', async () => {
    const { stdout } = await runCommand(['party', 'unreachable'], { store: { listUnreachable: list }, columns: 80 })
    expect(stdout).toBe(
      [
        'SIDE   PARTY  DOMAIN                  STATUS  SINCE (UTC)       LAST REFUSAL',
        'buyer  B1     mail.example            5.1.1   2026-11-22 10:00  2026-11-22 11:00',
        'buyer  B2     long.long.long.long.l…  -       2026-11-22 10:00  2026-11-22 11:00',
        '',
      ].join('\n'),
    )
  })

  it('has one object a line for programs', async () => {
    const { stdout } = await runCommand(['party', 'unreachable', '--json'], { store: { listUnreachable: list } })
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toEqual({
      side: 'buyer',
      id: 'B1',
      domain: 'mail.example',
      since: '2026-11-22T10:00:05.000Z',
      last_at: '2026-11-22T11:00:05.000Z',
      status: '5.1.1',
      delivery: 'delivery222222222222',
    })
    expect(stdout).not.toContain('ann@')
  })

  it('passes on how many and since when, and says where the list may go on', async () => {
    const asked: unknown[] = []
    const store = { listUnreachable: async (filter: unknown) => (asked.push(filter) > 0 ? [failed] : []) }
    const { stderr } = await runCommand(['party', 'unreachable', '--limit', '1', '--since', '2026-11-20'], { store })
    expect(asked).toEqual([{ limit: 1, since: new Date('2026-11-20T00:00:00Z') }])
    expect(stderr).toContain('there may be more')
  })

  it('says so where there is none', async () => {
    const none = await runCommand(['party', 'unreachable'], { store: { listUnreachable: async () => [] } })
    expect(none).toMatchObject({ exitCode: 0, stdout: '', stderr: 'No party is unreachable, as far as is known.\n' })
  })
})

describe('party restore', () => {
  it('has mail sent again', async () => {
    const restored: [Side, string][] = []
    const store = {
      findParties: async () => [party()],
      restoreParty: async (side: Side, id: string) => restored.push([side, id]) > 0,
    }
    const { stdout } = await runCommand(['party', 'restore', 'S1'], { store })
    expect(stdout).toBe('Mail to the seller S1 is sent again from now on.\n')
    expect(restored).toEqual([['seller', 'S1']])
  })

  it('has several restored, also where one of them needs it no more', async () => {
    const store = {
      findParties: async (id: string) => [party({ id })],
      restoreParty: async (_side: Side, id: string) => id !== 'S2',
    }
    expect(await runCommand(['party', 'restore', 'S1', 'S2', 'S3'], { store })).toMatchObject({
      exitCode: 1,
      stdout: 'Mail to the seller S1 is sent again from now on.\nMail to the seller S3 is sent again from now on.\n',
      stderr: 'tradepost: The seller S2 is not held to be unreachable: there is nothing to restore.\n',
    })
  })

  it('says so where there is nothing to restore', async () => {
    const store = { findParties: async () => [party()], restoreParty: async () => false }
    expect(await runCommand(['party', 'restore', 'S1'], { store })).toMatchObject({
      exitCode: 1,
      stderr: 'tradepost: The seller S1 is not held to be unreachable: there is nothing to restore.\n',
    })
  })
})

describe('what came back', () => {
  const returned: ReturnedRecord = {
    id: 'returned222222222222',
    delivery: 'delivery222222222222',
    kind: 'bounce',
    severity: 'hard',
    status: '5.1.1',
    effective: true,
    receivedAt: new Date('2026-11-22T10:00:05Z'),
  }

  it('stands below its delivery', async () => {
    const store = { findDelivery: async () => deliveryRecord(), listReturned: async () => [returned] }
    const { stdout } = await runCommand(['queue', 'show', 'delivery222222222222'], { store })
    expect(stdout.split('\n').slice(-3)).toEqual([
      'Came back   2026-11-22 10:00:05 UTC, hard bounce 5.1.1 (returned222222222222)',
      '`tradepost message export ID` writes what came back.',
      '',
    ])
    const programs = await runCommand(['queue', 'show', 'delivery222222222222', '--json'], { store })
    expect(JSON.parse(programs.stdout).returned).toMatchObject([{ kind: 'bounce', effective: true }])
  })

  it('is exported by its own id', async () => {
    const bytes = Buffer.from('Subject: Undelivered\r\n\r\n')
    const store = { findMessage: async () => null, returnedBytes: async () => bytes }
    const { stdout } = await runCommand(['message', 'export', 'returned222222222222'], { store })
    expect(stdout).toBe('Subject: Undelivered\r\n\r\n')
  })
})
