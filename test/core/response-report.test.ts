import { describe, expect, it } from 'vitest'
import { responseFigures, responseReport } from '../../src/core/response-report.ts'
import { windowRecord } from '../support/records.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const NOW = new Date('2026-11-22T12:00:00.000Z')
const ago = (ms: number) => new Date(NOW.getTime() - ms)

describe('the figures', () => {
  it('are empty where no window was opened', () => {
    expect(responseFigures([], NOW)).toEqual({
      opened: 0,
      met: 0,
      late: 0,
      overdue: 0,
      due: 0,
      metShare: null,
      medianMs: null,
      p90Ms: null,
    })
  })

  it('count each window once: in time, late, overdue or still due', () => {
    const windows = [
      windowRecord(ago(3 * DAY), 2 * HOUR),
      windowRecord(ago(3 * DAY), DAY),
      windowRecord(ago(3 * DAY), DAY + 1),
      windowRecord(ago(2 * DAY), null),
      windowRecord(ago(DAY), null),
    ]
    expect(responseFigures(windows, NOW)).toMatchObject({ opened: 5, met: 2, late: 1, overdue: 1, due: 1 })
  })

  it('leave what is still due out of the share', () => {
    const windows = [windowRecord(ago(3 * DAY), HOUR), windowRecord(ago(3 * DAY), null), windowRecord(ago(HOUR), null)]
    expect(responseFigures(windows, NOW).metShare).toBe(0.5)
    expect(responseFigures([windowRecord(ago(HOUR), null)], NOW).metShare).toBeNull()
  })

  for (const { title, hours, median, p90 } of [
    { title: 'one answer is its own median', hours: [5], median: 5, p90: 5 },
    { title: 'between two answers lies their median', hours: [3, 1], median: 2, p90: 2.8 },
    {
      title: 'the tenth of eleven answers is the 90 % mark',
      hours: [11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      median: 6,
      p90: 10,
    },
    { title: 'late answers count with the time they took', hours: [1, 30, 50], median: 30, p90: 46 },
  ]) {
    it(title, () => {
      const figures = responseFigures(
        hours.map((each) => windowRecord(ago(4 * DAY), each * HOUR)),
        NOW,
      )
      expect(figures).toMatchObject({ medianMs: median * HOUR, p90Ms: p90 * HOUR })
    })
  }
})

describe('a report', () => {
  it('counts a window in every period that it was opened in', () => {
    const windows = [DAY, 7 * DAY, 7 * DAY + 1, 30 * DAY, 89 * DAY, 91 * DAY].map((age) => windowRecord(ago(age), HOUR))
    const report = responseReport(windows, [7, 30, 90], NOW)
    expect(report.map(({ days, opened }) => [days, opened])).toEqual([
      [7, 2],
      [30, 4],
      [90, 5],
    ])
  })

  it('leaves out what lies after its time', () => {
    expect(responseReport([windowRecord(ago(-HOUR), null)], [7], NOW)[0]?.opened).toBe(0)
  })
})
