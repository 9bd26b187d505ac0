/** How many alerts of a kind operators get: up to what people read in an hour that begins with its first alert. Pure. */

export interface AlertHour {
  /** In ms since 1970. */
  readonly endsAt: number
  readonly alerts: number
}

/** Whoever gets more than these reads a list, or the log, instead. */
export const ALERTS_PER_HOUR = 20
const HOUR_MS = 60 * 60_000

export const BEFORE_THE_FIRST_ALERT: AlertHour = { endsAt: Number.NEGATIVE_INFINITY, alerts: 0 }

/** The hour that `now` is in: the same one, or where that is over a new one that begins now. */
export function alertHourAt(hour: AlertHour, now: Date): AlertHour {
  const at = now.getTime()
  // A clock that was set back far must not keep the operators waiting for as long.
  const isOver = at >= hour.endsAt || at < hour.endsAt - HOUR_MS
  return isOver ? { endsAt: at + HOUR_MS, alerts: 0 } : hour
}
