import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportLine } from '../../src/core/import-line.ts'
import type { ImportIds } from '../../src/store/store.ts'
import { BUYER_ALIAS, orderRecord, SELLER_ALIAS, windowRecord } from '../support/records.ts'
import { NOW, runCommand } from '../support/run-command.ts'

const SELLER = '{"seller":{"id":"S1","name":"Blue","addresses":["sales@blue.example"],"marketplaces":["us"]}}'
const BUYER = '{"buyer":{"id":"B1","name":"Ann","addresses":["ann@mail.example"]}}'
const CONTACT = '{"contact":{"marketplace":"us","buyer":"B1","seller":"S1","items":[]}}'

describe('import', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tradepost-import-'))
    file = join(folder, 'lines.jsonl')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('hands all lines to the store and prints one JSON line per order', async () => {
    const seen: { lines: readonly ImportLine[]; ids: readonly ImportIds[] }[] = []
    const importLines = async (lines: readonly ImportLine[], ids: readonly ImportIds[]) => {
      seen.push({ lines, ids })
      return { kind: 'imported' as const, orders: [orderRecord({ order: null })] }
    }
    writeFileSync(file, `\ufeff${SELLER}\r\n\n  \n${BUYER}\n${CONTACT}`)
    const ran = await runCommand(['import', file], { store: { importLines } })
    expect(seen).toHaveLength(1)
    expect(seen[0]?.lines.map((line) => line.kind)).toEqual(['seller', 'buyer', 'contact'])
    expect(new Set(seen[0]?.ids.flatMap((ids) => Object.values(ids))).size).toBe(9)
    expect(ran.stdout).toBe(
      `{"order":null,"marketplace":"us","buyer_alias":"${BUYER_ALIAS}","seller_alias":"${SELLER_ALIAS}","messaging":true}\n`,
    )
    expect(ran.stderr).toBe('3 lines imported, 1 of them orders\n')
  })

  it('reads standard input, whatever the pieces it comes in', async () => {
    const texts: string[] = []
    const importLines = async (lines: readonly ImportLine[]) => {
      texts.push(JSON.stringify(lines))
      return { kind: 'imported' as const, orders: [] }
    }
    const bytes = Buffer.from(`${SELLER.replace('Blue', 'Blüe')}\r\n${BUYER}\n`)
    await runCommand(['import', '-', '--json'], { store: { importLines }, stdin: [bytes] })
    await runCommand(['import', '-', '--json'], {
      store: { importLines },
      stdin: [...bytes].map((byte) => Uint8Array.of(byte)),
    })
    expect(texts[0]).toContain('Blüe')
    expect(texts[1]).toBe(texts[0])
  })

  it('names every wrong line by its number and does not open the store', async () => {
    writeFileSync(file, `${SELLER}\n\nnope\n[]\n${BUYER}\n`)
    const ran = await runCommand(['import', file])
    expect(ran.exitCode).toBe(1)
    expect(ran.stdout).toBe('')
    const lines = ran.stderr.replaceAll(file, 'LINES').split('\n')
    expect(lines[0]).toContain('tradepost: LINES, line 3: is not JSON')
    expect(lines[1]).toBe('tradepost: LINES, line 4: must be a JSON object')
    expect(lines[2]).toBe('tradepost: Nothing was imported. Mend 2 mistakes and import the whole file again.')
  })

  it('takes nobody whose mail would come back to this host', async () => {
    writeFileSync(file, `${SELLER}\n${BUYER.replace('ann@mail.example', 'ann@MX.marketplace.example')}\n`)
    const ran = await runCommand(['import', file])
    expect(ran.exitCode).toBe(1)
    expect(ran.stderr).toContain(
      'line 2: ann@mx.marketplace.example is at the name of this relay, where nobody has a mailbox\n',
    )
  })

  it('gives what the store rejects the number of the line in the file', async () => {
    writeFileSync(file, `\n${SELLER}\n\n${CONTACT}\n`)
    const importLines = async () => ({
      kind: 'rejected' as const,
      mistakes: [{ line: 2, reason: 'there is no buyer "B1"' }],
    })
    const ran = await runCommand(['import', file], { store: { importLines } })
    expect(ran.exitCode).toBe(1)
    expect(ran.stderr.replaceAll(file, 'LINES')).toBe(
      'tradepost: LINES, line 4: there is no buyer "B1"\n' +
        'tradepost: Nothing was imported. Mend 1 mistake and import the whole file again.\n',
    )
  })

  it.each([
    ['a line that is too long', Buffer.alloc(1024 * 1024 + 1, 'x'), 'line 1: is longer than 1048576 bytes'],
    ['bytes that are no text', Buffer.of(0x7b, 0xff, 0x7d, 0x0a), 'line 1: is not UTF-8 text'],
    [
      'more lines than fit',
      Buffer.alloc(1_000_001, '\n'),
      'line 1000001: is one line too many; at most 1000000 at once',
    ],
  ])('refuses %s', async (_, bytes, expected) => {
    const ran = await runCommand(['import', '-'], { stdin: [bytes] })
    expect(ran.exitCode).toBe(1)
    expect(ran.stderr).toContain(`standard input, ${expected}`)
  })

  it('says so where there is no such file', async () => {
    const ran = await runCommand(['import', join(folder, 'none.jsonl')])
    expect(ran.exitCode).toBe(1)
    expect(ran.stderr).toMatch(/none\.jsonl cannot be read: there is no such file\. Nothing was imported\.\n$/)
  })
})

describe('order list', () => {
  const store = {
    listOrders: async () => [
      orderRecord(),
      orderRecord({ order: null, placedAt: null, items: [] }),
      orderRecord({ order: '221', buyerAlias: null }),
      orderRecord({ order: '222', messaging: false, buyerAlias: null, sellerAlias: null, conversation: null }),
    ],
  }

  it('shows people orders with whole aliases', async () => {
    const { stdout } = await runCommand(['order', 'list'], { store, columns: 80 })
    expect(stdout).toBe(
      [
        'ORDER                MARKETPLACE  PLACED (UTC)      BUYER  SELLER  ITEMS',
        '111-2222222-3333333  us           2026-11-20 10:00  B1     S1      B00EXAMPLE',
        '    buyer writes to   p3n8r5v2y6c9h4js@marketplace.example',
        '    seller writes to  k7m2q9x4w8t3b6zd@marketplace.example',
        '    conversation      conversation22222222',
        '(contact)            us           -                 B1     S1',
        '    buyer writes to   p3n8r5v2y6c9h4js@marketplace.example',
        '    seller writes to  k7m2q9x4w8t3b6zd@marketplace.example',
        '    conversation      conversation22222222',
        '221                  us           2026-11-20 10:00  B1     S1      B00EXAMPLE',
        '    buyer writes to   p3n8r5v2y6c9h4js@marketplace.example',
        '    seller writes to  (the alias is disabled)',
        '    conversation      conversation22222222',
        '222                  us           2026-11-20 10:00  B1     S1      B00EXAMPLE',
        '    no messaging: the seller was not active in this marketplace',
        '',
      ].join('\n'),
    )
  })

  it('gives programs one object per line', async () => {
    const { stdout } = await runCommand(['order', 'list', '--json'], { store })
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))[3],
    ).toEqual({
      order: '222',
      marketplace: 'us',
      buyer_alias: null,
      seller_alias: null,
      messaging: false,
      conversation: null,
      buyer: 'B1',
      seller: 'S1',
      help_desks: [],
      placed_at: '2026-11-20T10:00:00.000Z',
      items: [{ asin: 'B00EXAMPLE', title: 'Blue widget' }],
    })
  })

  it('names the sides that answer through a help desk', async () => {
    const { stdout } = await runCommand(['order', 'list'], {
      store: { listOrders: async () => [orderRecord({ helpDesks: ['seller'] })] },
    })
    expect(stdout).toMatch(/^ {4}help desk {9}seller$/m)
  })

  it('asks for what matches', async () => {
    const asked: object[] = []
    const listOrders = async (filter: object) => {
      asked.push(filter)
      return []
    }
    const ran = await runCommand(['order', 'list', 'B00EXAMPLE', '--limit', '5'], { store: { listOrders } })
    expect(asked).toEqual([{ limit: 5, match: 'B00EXAMPLE' }])
    expect(ran).toMatchObject({ exitCode: 0, stdout: '', stderr: 'No orders.\n' })
  })

  it('says that a real address leads nowhere', async () => {
    const ran = await runCommand(['order', 'list', 'ann@mail.example'], { store: { listOrders: async () => [] } })
    expect(ran.stderr).toBe(
      'No orders: that is no alias, and real addresses are not searched; give the id of the person.\n',
    )
  })
})

describe('alias disable', () => {
  it('ends an alias, however it is written', async () => {
    const ended: string[] = []
    const disableAlias = async (alias: string) => ended.push(alias) > 0
    const ran = await runCommand(['alias', 'disable', BUYER_ALIAS.toUpperCase()], { store: { disableAlias } })
    expect(ended).toEqual([BUYER_ALIAS])
    expect(ran.stdout).toBe(`${BUYER_ALIAS} is disabled. Mail to it is refused from now on.\n`)
  })

  it('says so where it is not live', async () => {
    const ran = await runCommand(['alias', 'disable', BUYER_ALIAS], { store: { disableAlias: async () => false } })
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.stderr).toContain(`${BUYER_ALIAS} is not a live alias`)
  })
})

describe('activation set', () => {
  it.each<[string, readonly unknown[]]>([
    ['activation set S1 us off --json', ['S1', 'us', false, NOW]],
    ['activation set S1 us on --at 2026-11-01T00:00:00Z --json', ['S1', 'us', true, new Date('2026-11-01T00:00:00Z')]],
  ])('%s', async (command, expected) => {
    const asked: unknown[][] = []
    const setActivation = async (...change: unknown[]) => asked.push(change) > 0
    const ran = await runCommand(command.split(' '), { store: { setActivation } })
    expect(asked).toEqual([expected])
    expect(JSON.parse(ran.stdout)).toEqual({
      seller: 'S1',
      marketplace: 'us',
      active: expected[2],
      at: (expected[3] as Date).toISOString(),
    })
  })

  it('refuses a marketplace that the configuration does not have', async () => {
    const ran = await runCommand(['activation', 'set', 'S1', 'fr', 'on'])
    expect(ran).toMatchObject({ exitCode: 1, stderr: 'tradepost: fr is not a marketplace of FILE; it has us.\n' })
  })

  it('refuses a seller that nobody imported', async () => {
    const store = { setActivation: async () => false }
    const ran = await runCommand(['activation', 'set', 'S9', 'us', 'on'], { store })
    expect(ran).toMatchObject({ exitCode: 1, stderr: 'tradepost: There is no seller S9. Import the seller first.\n' })
  })
})

describe('responses report', () => {
  const HOUR = 60 * 60 * 1000
  const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR)
  const windows = [
    windowRecord(ago(48), 2 * HOUR),
    windowRecord(ago(72), 26 * HOUR),
    windowRecord(ago(20 * 24), null, 'S2'),
    windowRecord(ago(1), null, 'S2'),
  ]
  const store = { listWindows: async () => windows }

  it('shows people all sellers over three periods', async () => {
    const { stdout } = await runCommand(['responses', 'report'], { store, columns: 90 })
    expect(stdout).toBe(
      [
        'All sellers',
        'PERIOD   OPENED  IN TIME  LATE  OVERDUE  STILL DUE  WITHIN 24 H  MEDIAN  90 % WITHIN',
        '7 days        3        1     1        0          1       50.0 %     14h      23h 36m',
        '30 days       4        1     1        1          1       33.3 %     14h      23h 36m',
        '90 days       4        1     1        1          1       33.3 %     14h      23h 36m',
        '',
      ].join('\n'),
    )
  })

  it('gives programs one object', async () => {
    const { stdout } = await runCommand(['responses', 'report', '--json'], { store })
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({ seller: null, at: NOW.toISOString() })
    expect(report.periods[1]).toEqual({
      days: 30,
      opened: 4,
      met: 1,
      late: 1,
      overdue: 1,
      due: 1,
      met_share: 0.3333,
      median_ms: 14 * HOUR,
      p90_ms: 23.6 * HOUR,
    })
  })

  it('gives each seller a line with --by-seller', async () => {
    const { stdout } = await runCommand(['responses', 'report', '--by-seller', '--json'], { store })
    const reports = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(reports.map(({ seller, periods }) => [seller, periods[2].opened])).toEqual([
      ['S1', 2],
      ['S2', 2],
    ])
  })

  it('asks for one seller and 90 days', async () => {
    const asked: object[] = []
    const listWindows = async (filter: object) => {
      asked.push(filter)
      return []
    }
    const { stdout } = await runCommand(['responses', 'report', '--seller', 'S2', '--json'], { store: { listWindows } })
    expect(asked).toEqual([{ since: ago(90 * 24), seller: 'S2' }])
    expect(JSON.parse(stdout).seller).toBe('S2')
  })
})
