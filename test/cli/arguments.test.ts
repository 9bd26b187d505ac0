import { describe, expect, it } from 'vitest'
import { parseSince, parseTime } from '../../src/cli/arguments.ts'
import { jsonLine, oneLine } from '../../src/cli/printable.ts'
import { renderTable } from '../../src/cli/table.ts'

const NOW = new Date('2026-11-22T12:00:00.000Z')

describe('--since', () => {
  it.each([
    ['24h', '2026-11-21T12:00:00.000Z'],
    ['7d', '2026-11-15T12:00:00.000Z'],
    ['2026-11-20', '2026-11-20T00:00:00.000Z'],
    ['2026-11-20T10:00Z', '2026-11-20T10:00:00.000Z'],
    ['2026-11-20T10:00:00.5+02:00', '2026-11-20T08:00:00.500Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
  ])('reads %s', (text, expected) => expect(parseSince(text, NOW)?.toISOString()).toBe(expected))

  it.each([
    '',
    'yesterday',
    '2026-02-29',
    '2026-11-20T10:00:00',
    '2026-11-20 10:00',
    '20261120',
    '7',
    '2026-13-01',
    '2026-11-20T25:00Z',
  ])('refuses %j', (text) => expect(parseSince(text, NOW)).toBeNull())

  it('needs a zone with a time, which would otherwise depend on the machine', () => {
    expect(parseTime('2026-11-20T10:00:00')).toBeNull()
  })
})

describe('text of strangers', () => {
  it.each([
    ['a\r\nb\tc', 'a b c'],
    ['\u001b[31mred\u0007', '\ufffd[31mred\ufffd'],
    ['left\u202eright', 'left\ufffdright'],
    ['  ünï cödé 漢字 👍 ', 'ünï cödé 漢字 👍'],
  ])('%j is shown as %j', (text, expected) => expect(oneLine(text)).toBe(expected))

  it('is escaped in JSON where a terminal would obey it, and means the same', () => {
    const value = { subject: '\u001b[2J\u009b2J\u202e\u2028 ü' }
    const line = jsonLine(value)
    expect(line).toBe('{"subject":"\\u001b[2J\\u009b2J\\u202e\\u2028 ü"}')
    expect(JSON.parse(line)).toEqual(value)
  })
})

describe('a table', () => {
  const columns = [{ title: 'ID' }, { title: 'COUNT', align: 'right' as const }, { title: 'SUBJECT', shrinks: true }]

  it('is as wide as it needs to be', () => {
    expect(renderTable(columns, [['a', '7', 'short']], 80)).toBe('ID  COUNT  SUBJECT\na       7  short')
  })

  it('cuts what may be cut and marks it', () => {
    const lines = renderTable(columns, [['a', '7', 'a subject that goes on and on']], 24).split('\n')
    expect(lines).toEqual(['ID  COUNT  SUBJECT', 'a       7  a subject th…'])
  })

  it('keeps its columns under letters that take two places', () => {
    const rows = [
      ['a', '7', '漢字漢字', 'x'],
      ['b', '8', '👍 ok', 'y'],
    ]
    expect(renderTable([...columns, { title: 'END' }], rows, 80).split('\n')).toEqual([
      'ID  COUNT  SUBJECT   END',
      'a       7  漢字漢字  x',
      'b       8  👍 ok     y',
    ])
  })

  it('stays on one line for each row', () => {
    expect(renderTable(columns, [['a', '7', 'two\nlines']], 80).split('\n')).toHaveLength(2)
  })
})
