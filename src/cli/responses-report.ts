/** `responses report`: how fast sellers answer, over 7, 30 and 90 days. */

import { type Command, Option } from 'commander'
import { formatDuration } from '../config/units.ts'
import { type ResponsePeriod, responseReport } from '../core/response-report.ts'
import type { WindowRecord } from '../store/records.ts'
import type { CommandLine } from './command-line.ts'
import { oneLine } from './printable.ts'
import { type CommandSession, widthOf } from './session.ts'
import { type Column, renderTable } from './table.ts'

interface Options {
  readonly seller?: string
  readonly bySeller?: boolean
}

const PERIODS = [7, 30, 90] as const
const LONGEST_MS = Math.max(...PERIODS) * 24 * 60 * 60 * 1000

export function addResponsesReport(group: Command, line: CommandLine): void {
  group
    .command('report')
    .description('response figures over 7, 30 and 90 days: all sellers together, one, or each')
    .option('--seller <id>', 'only this seller')
    .addOption(new Option('--by-seller', 'each seller apart').conflicts('seller'))
    .action((options: Options) => line.run((session) => reportResponses(options, session)))
}

async function reportResponses({ seller, bySeller }: Options, session: CommandSession): Promise<void> {
  const store = await session.store()
  const since = new Date(session.now.getTime() - LONGEST_MS)
  const windows = await store.listWindows(seller === undefined ? { since } : { since, seller })
  if (seller !== undefined && windows.length === 0) {
    session.warn(`Nobody waited for an answer of seller ${oneLine(seller)} in the last 90 days. Is the id right?`)
  }
  const reports = bySeller === true ? apart(windows, session.now) : [together(seller ?? null, windows, session.now)]
  if (session.json) for (const report of reports) session.printJson(reportJson(report, session.now))
  else if (reports.length === 0) session.warn('No response windows in the last 90 days.')
  else session.print(reports.map((report) => renderReport(report, widthOf(session))).join('\n\n'))
}

interface Report {
  /** Null for all sellers. */
  readonly seller: string | null
  readonly periods: readonly ResponsePeriod[]
}

function together(seller: string | null, windows: readonly WindowRecord[], now: Date): Report {
  return { seller, periods: responseReport(windows, PERIODS, now) }
}

function apart(windows: readonly WindowRecord[], now: Date): Report[] {
  const bySeller = new Map<string, WindowRecord[]>()
  for (const window of windows) {
    const own = bySeller.get(window.seller)
    if (own === undefined) bySeller.set(window.seller, [window])
    else own.push(window)
  }
  return [...bySeller].sort(([a], [b]) => (a < b ? -1 : 1)).map(([seller, own]) => together(seller, own, now))
}

function reportJson({ seller, periods }: Report, now: Date) {
  return {
    seller,
    at: now.toISOString(),
    periods: periods.map((period) => ({
      days: period.days,
      opened: period.opened,
      met: period.met,
      late: period.late,
      overdue: period.overdue,
      due: period.due,
      met_share: period.metShare === null ? null : Number(period.metShare.toFixed(4)),
      median_ms: period.medianMs,
      p90_ms: period.p90Ms,
    })),
  }
}

const COLUMNS: readonly Column[] = [
  { title: 'PERIOD' },
  { title: 'OPENED', align: 'right' },
  { title: 'IN TIME', align: 'right' },
  { title: 'LATE', align: 'right' },
  { title: 'OVERDUE', align: 'right' },
  { title: 'STILL DUE', align: 'right' },
  { title: 'WITHIN 24 H', align: 'right' },
  { title: 'MEDIAN', align: 'right' },
  { title: '90 % WITHIN', align: 'right' },
]

function renderReport({ seller, periods }: Report, width: number): string {
  const row = (period: ResponsePeriod) => [
    `${period.days} days`,
    ...[period.opened, period.met, period.late, period.overdue, period.due].map(String),
    period.metShare === null ? '-' : `${(period.metShare * 100).toFixed(1)} %`,
    period.medianMs === null ? '-' : formatDuration(period.medianMs),
    period.p90Ms === null ? '-' : formatDuration(period.p90Ms),
  ]
  const title = seller === null ? 'All sellers' : `Seller ${oneLine(seller)}`
  return `${title}\n${renderTable(COLUMNS, periods.map(row), width)}`
}
