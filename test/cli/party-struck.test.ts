import { describe, expect, it } from 'vitest'
import type { StruckRecord } from '../../src/store/records.ts'
import type { StruckFilter } from '../../src/store/store.ts'
import { NOW, runCommand } from '../support/run-command.ts'

const DAY_MS = 24 * 3_600_000
const AFTER = new Date(NOW.getTime() - 90 * DAY_MS)

function struck(changes: Partial<StruckRecord> = {}): StruckRecord {
  const lastAt = new Date('2026-11-22T10:00:05Z')
  return { side: 'seller', id: 'S1', name: 'Blue Widgets', strikes: 1, lastAt, suspension: null, ...changes }
}

const SUSPENDED = struck({
  id: 'S-with-a-long-id-4',
  strikes: 0,
  lastAt: null,
  suspension: { since: new Date('2026-11-21T10:00:05Z'), cause: 'operator', reason: 'fake shop' },
})

/** Runs it over a store that has these, with what the store was asked for. */
async function listing(parties: readonly StruckRecord[], args: readonly string[] = [], policy?: string) {
  const asked: StruckFilter[] = []
  const listStruck = async (filter: StruckFilter) => {
    asked.push(filter)
    return [...parties]
  }
  return { ...(await runCommand(['party', 'struck', ...args], { store: { listStruck }, columns: 80, policy })), asked }
}

describe('party struck', () => {
  it('lists them with their step, on lines of a terminal, and cuts the name but never the id', async () => {
    const parties = [
      struck(),
      struck({ side: 'buyer', id: 'B1', name: 'Ann Lee', strikes: 3 }),
      struck({ id: 'S2', name: 'Everything for your garden', strikes: 35 }),
      SUSPENDED,
    ]
    expect((await listing(parties)).stdout).toBe(
      [
        'SIDE    PARTY               NAME      STRIKES  STEP     LAST STRIKE (UTC)  SUSPENDED SINCE',
        'seller  S1                  Blue Wi…        1  none     2026-11-22 10:00   -',
        'buyer   B1                  Ann Lee         3  warn     2026-11-22 10:00   -',
        'seller  S2                  Everyth…       35  hold     2026-11-22 10:00   -',
        'seller  S-with-a-long-id-4  Blue Wi…        0  suspend  -                  2026-11-21 10:00',
        '',
      ].join('\n'),
    )
  })

  it('has one object a line for programs, with the names of `party show`', async () => {
    const { stdout } = await listing([struck({ strikes: 10 }), SUSPENDED], ['--json'])
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        side: 'seller',
        id: 'S1',
        name: 'Blue Widgets',
        strike_count: 10,
        step: 'hold',
        last_strike_at: '2026-11-22T10:00:05.000Z',
        suspension: null,
      },
      {
        side: 'seller',
        id: 'S-with-a-long-id-4',
        name: 'Blue Widgets',
        strike_count: 0,
        step: 'suspend',
        last_strike_at: null,
        suspension: { since: '2026-11-21T10:00:05.000Z', cause: 'operator', reason: 'fake shop' },
      },
    ])
  })

  it('passes on how many and since when, and says where the list may go on', async () => {
    const { asked, stderr } = await listing([struck()], ['--limit', '1', '--since', '2026-11-20'])
    expect(asked).toEqual([{ limit: 1, since: new Date('2026-11-20T00:00:00Z'), countsAfter: AFTER }])
    expect(stderr).toContain('there may be more')
  })

  it('counts for as long as the policy says', async () => {
    const { asked } = await listing([], [], '[strikes]\nforget_after = "12d"')
    expect(asked).toEqual([{ limit: 50, countsAfter: new Date(NOW.getTime() - 12 * DAY_MS) }])
  })

  it.each([
    ['warn', { least: 3, most: 9 }],
    ['hold', { least: 10, most: 1000 }],
    ['suspend', 'suspended'],
  ])('has the store look for those on the step %s only', async (step, standing) => {
    expect((await listing([], ['--step', step])).asked).toEqual([{ limit: 50, countsAfter: AFTER, standing }])
  })

  it('says so where a step is switched off, and knows who is suspended all the same', async () => {
    const policy = '[strikes]\nhold_at = 0\nsuspend_at = 0'
    const { asked, ...ran } = await listing([], ['--step', 'hold'], policy)
    expect(ran).toMatchObject({
      exitCode: 0,
      stdout: '',
      stderr: 'No party is on this step: `[strikes] hold_at` is 0.\n',
    })
    expect(asked).toEqual([])
    expect((await listing([SUSPENDED], ['--step', 'suspend'], policy)).stdout).toContain('S-with-a-long-id-4')
  })

  it('says so where there is nobody', async () => {
    expect(await listing([])).toMatchObject({
      exitCode: 0,
      stdout: '',
      stderr: 'No party has strikes that count, and none is suspended.\n',
    })
    expect((await listing([], ['--step', 'warn'])).stderr).toBe(
      'No such party. Without --step and --since there may be some.\n',
    )
    expect(await listing([], ['--json'])).toMatchObject({ exitCode: 0, stdout: '', stderr: '' })
  })

  it('knows no other step', async () => {
    expect(await listing([], ['--step', 'none'])).toMatchObject({ exitCode: 2 })
  })
})
