/** How well sellers answer, over a period. Pure: windows in, figures out. */

import { type ResponseWindow, responseState } from './response-window.ts'

export interface ResponseFigures {
  /** Windows opened in the period; each of them is exactly one of the four below. */
  readonly opened: number
  /** Answered within 24 hours. */
  readonly met: number
  /** Answered, but later. */
  readonly late: number
  /** Not answered, and 24 hours have passed. */
  readonly overdue: number
  /** Not answered, and still in time. */
  readonly due: number
  /** The part of those decided (met, late, overdue) that was met, from 0 to 1; null where nothing is decided. */
  readonly metShare: number | null
  /** How long answers took, late ones included; null where there are none. */
  readonly medianMs: number | null
  readonly p90Ms: number | null
}

export interface ResponsePeriod extends ResponseFigures {
  readonly days: number
}

const DAY_MS = 24 * 60 * 60 * 1000

/** The figures for windows opened within the last `days` days before `now`, for each of `periods`. */
export function responseReport(
  windows: readonly ResponseWindow[],
  periods: readonly number[],
  now: Date,
): ResponsePeriod[] {
  return periods.map((days) => {
    const since = now.getTime() - days * DAY_MS
    const opened = windows.filter(({ openedAt }) => openedAt.getTime() >= since && openedAt.getTime() <= now.getTime())
    return { days, ...responseFigures(opened, now) }
  })
}

export function responseFigures(windows: readonly ResponseWindow[], now: Date): ResponseFigures {
  const counted = { met: 0, late: 0, overdue: 0, due: 0 }
  for (const window of windows) counted[responseState(window, now)]++
  const decided = counted.met + counted.late + counted.overdue
  const answers = windows
    .flatMap(({ openedAt, closedAt }) => (closedAt === null ? [] : [closedAt.getTime() - openedAt.getTime()]))
    .sort((a, b) => a - b)
  return {
    opened: windows.length,
    ...counted,
    metShare: decided === 0 ? null : counted.met / decided,
    medianMs: quantile(answers, 0.5),
    p90Ms: quantile(answers, 0.9),
  }
}

/** The value that `share` of the sorted values do not exceed, between two of them in proportion. */
function quantile(sorted: readonly number[], share: number): number | null {
  const position = (sorted.length - 1) * share
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  if (below === undefined || above === undefined) return null
  return Math.round(below + (above - below) * (position - Math.floor(position)))
}
