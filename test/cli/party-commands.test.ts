import { describe, expect, it } from 'vitest'
import type { Address } from '../../src/core/address.ts'
import type { Side } from '../../src/core/direction.ts'
import type { PartyRecord, ReturnedRecord, StrikeRecord } from '../../src/store/records.ts'
import type { Restored, ToRestore } from '../../src/store/store.ts'
import { deliveryRecord } from '../support/records.ts'
import { NOW, runCommand } from '../support/run-command.ts'

const DAY_MS = 24 * 3_600_000

function party(changes: Partial<PartyRecord> = {}): PartyRecord {
  return {
    side: 'seller',
    id: 'S1',
    name: 'Blue Widgets',
    addresses: ['sales@blue.example', 'boss@blue.example'] as Address[],
    phones: ['493012345678'],
    unreachable: null,
    strikes: [],
    suspension: null,
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
        'Strikes         none',
        'What it writes  is passed on',
        '',
      ].join('\n'),
    )
  })

  it('says since when mail does not arrive, and which delivery met that', async () => {
    const store = { findParties: async () => [party({ phones: [], unreachable: UNREACHABLE })] }
    const { stdout } = await runCommand(['party', 'show', 'S1'], { store })
    expect(stdout.split('\n').slice(4, 8)).toEqual([
      'Mail            does not arrive',
      'Since           2026-11-22 10:00:05 UTC',
      'Last refusal    2026-11-22 11:00:05 UTC, 5.1.1',
      'Delivery        delivery222222222222',
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
      strikes: [],
      step: 'none',
      suspension: null,
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

/** So many a day apart, the latest of them ten days before the command runs. */
function strikes(count: number): StrikeRecord[] {
  const latest = NOW.getTime() - 10 * DAY_MS
  return Array.from({ length: count }, (_, index) => ({
    message: `message${index}`,
    receivedAt: new Date(latest - index * DAY_MS),
  }))
}

const BY_OPERATOR = { since: new Date('2026-11-21T10:00:05Z'), cause: 'operator', reason: 'fake shop' } as const

describe('party show, of a party with strikes,', () => {
  const shown = async (changes: Partial<PartyRecord>, policy?: string) => {
    const { stdout } = await runCommand(['party', 'show', 'S1'], {
      store: { findParties: async () => [party(changes)] },
      policy,
    })
    return stdout.split('\n').slice(6, -1)
  }

  it('lists those that count, and says what follows from them', async () => {
    expect(await shown({ strikes: strikes(3) }, '[strikes]\nforget_after = "12d"\nwarn_at = 2')).toEqual([
      'Strikes         2 in the last 12d',
      '                2026-11-12 12:00  message0',
      '                2026-11-11 12:00  message1',
      'What it writes  is passed on; notices warn of what comes next',
    ])
  })

  it('says that all is held, and that strikes alone suspend nobody', async () => {
    const lines = await shown({ strikes: strikes(35) })
    expect(lines[0]).toBe('Strikes         35 in the last 90d')
    expect(lines.slice(-2)).toEqual(['                and 25 more', 'What it writes  is held for review'])
  })

  it('says since when and why it is suspended', async () => {
    expect(await shown({ suspension: BY_OPERATOR })).toEqual([
      'Strikes         none',
      'What it writes  is not passed on: the party is suspended',
      'Suspended       2026-11-21 10:00:05 UTC, by an operator',
      'Reason          fake shop',
    ])
  })

  it('tells programs the same', async () => {
    const store = { findParties: async () => [party({ strikes: strikes(1), suspension: BY_OPERATOR })] }
    const { stdout } = await runCommand(['party', 'show', 'S1', '--json'], { store })
    expect(JSON.parse(stdout)).toMatchObject({
      strikes: [{ message: 'message0', received_at: '2026-11-12T12:00:00.000Z' }],
      step: 'suspend',
      suspension: { since: '2026-11-21T10:00:05.000Z', cause: 'operator', reason: 'fake shop' },
    })
  })
})

describe('party suspend', () => {
  it('suspends from now on, with the reason on one line', async () => {
    const suspended: unknown[] = []
    const store = {
      findParties: async () => [party({ side: 'buyer' }), party()],
      suspendParty: async (...args: unknown[]) => suspended.push(args) > 0,
    }
    const args = ['party', 'suspend', 'S1', '--side', 'seller', '--reason', 'fake\nshop']
    expect((await runCommand(args, { store })).stdout).toBe(
      'The seller S1 is suspended: nothing that it writes is passed on from now on.\n',
    )
    expect(suspended).toEqual([['seller', 'S1', 'fake shop', NOW]])
  })

  it('says so where it is suspended already', async () => {
    const store = { findParties: async () => [party({ suspension: BY_OPERATOR })], suspendParty: async () => false }
    expect(await runCommand(['party', 'suspend', 'S1'], { store })).toMatchObject({
      exitCode: 1,
      stderr:
        'tradepost: The seller S1 is suspended already, since 2026-11-21 10:00:05 UTC. `tradepost party restore` ends that.\n',
    })
  })

  it('shows programs the party as it is then, and does nothing where the policy cannot be read', async () => {
    const store = { findParties: async () => [party({ suspension: BY_OPERATOR })], suspendParty: async () => true }
    const { stdout } = await runCommand(['party', 'suspend', 'S1', '--json'], { store })
    expect(JSON.parse(stdout)).toMatchObject({ id: 'S1', step: 'suspend' })
    const readOnly = { findParties: store.findParties }
    const wrong = await runCommand(['party', 'suspend', 'S1', '--json'], { store: readOnly, policy: '[strike]' })
    expect(wrong).toMatchObject({ exitCode: 1, stdout: '' })
    expect(wrong.stderr).toContain('strike is not a known key')
  })

  it('wants a reason that says something', async () => {
    const ran = await runCommand(['party', 'suspend', 'S1', '--reason', ' '])
    expect(ran).toMatchObject({ exitCode: 2 })
    expect(ran.stderr).toContain('Say it in 1 to 500 characters.')
  })
})

describe('party restore', () => {
  const MAIL: Restored = { mail: true, strikes: 0, suspension: false }
  const NOTHING: Restored = { mail: false, strikes: 0, suspension: false }

  it('has mail sent again', async () => {
    const restored: [Side, string, ToRestore][] = []
    const store = {
      findParties: async () => [party()],
      restoreParty: async (...args: [Side, string, ToRestore]) => {
        restored.push(args)
        return MAIL
      },
    }
    const { stdout } = await runCommand(['party', 'restore', 'S1'], { store })
    expect(stdout).toBe('Mail to the seller S1 is sent again from now on.\n')
    await runCommand(['party', 'restore', 'S1', '--only', 'mail'], { store })
    await runCommand(['party', 'restore', 'S1', '--only', 'strikes'], { store })
    expect(restored).toEqual([
      ['seller', 'S1', { mail: true, strikes: true }],
      ['seller', 'S1', { mail: true, strikes: false }],
      ['seller', 'S1', { mail: false, strikes: true }],
    ])
  })

  it('says each thing that it did', async () => {
    const restored = { mail: true, strikes: 3, suspension: true }
    const store = { findParties: async () => [party()], restoreParty: async () => restored }
    expect((await runCommand(['party', 'restore', 'S1'], { store })).stdout).toBe(
      [
        'Mail to the seller S1 is sent again from now on.',
        'What the seller S1 writes is passed on again from now on.',
        '3 strikes of the seller S1 forgotten: it begins anew.',
        '',
      ].join('\n'),
    )
    const programs = await runCommand(['party', 'restore', 'S1', '--json'], { store })
    expect(JSON.parse(programs.stdout)).toMatchObject({ id: 'S1', step: 'none', restored })
  })

  it('has several restored, also where one of them needs it no more', async () => {
    const store = {
      findParties: async (id: string) => [party({ id })],
      restoreParty: async (_side: Side, id: string) => (id === 'S2' ? NOTHING : MAIL),
    }
    expect(await runCommand(['party', 'restore', 'S1', 'S2', 'S3'], { store })).toMatchObject({
      exitCode: 1,
      stdout: 'Mail to the seller S1 is sent again from now on.\nMail to the seller S3 is sent again from now on.\n',
      stderr:
        'tradepost: The seller S2 is not held to be unreachable, has no strikes and is not suspended: there is nothing to restore.\n',
    })
  })

  it.each([
    ['mail', 'is not held to be unreachable'],
    ['strikes', 'has no strikes and is not suspended'],
  ])('says so where there is nothing to restore of its %s', async (only, words) => {
    const store = { findParties: async () => [party()], restoreParty: async () => NOTHING }
    expect(await runCommand(['party', 'restore', 'S1', '--only', only], { store })).toMatchObject({
      exitCode: 1,
      stderr: `tradepost: The seller S1 ${words}: there is nothing to restore.\n`,
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
