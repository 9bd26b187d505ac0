/** What notices say of what is ahead: the time that is left for an answer, and where strikes lead. */

import { type Catalogue, fill } from './notice-texts/catalogue.ts'
import type { StrikeWarning } from './strikes.ts'
import { wrapped } from './wrap.ts'

const MINUTE_MS = 60_000

/** Nothing where no answer is awaited. */
export function timeForAnswer(dueAt: Date | null, { response }: Catalogue, now: Date): string[] {
  if (dueAt === null) return []
  const due = minuteOf(dueAt)
  const minutes = Math.floor((dueAt.getTime() - now.getTime()) / MINUTE_MS)
  if (minutes < 0) return [...wrapped(fill(response.over, { due })), '']
  const slots = { hours: String(Math.floor(minutes / 60)), minutes: String(minutes % 60), due }
  return [...wrapped(fill(response.left, slots)), '']
}

export function warning({ count, days, now, next }: StrikeWarning, { strikes }: Catalogue): string[] {
  return [
    ...wrapped(fill(strikes.count, { count: String(count), days: String(days) })),
    ...(now === null ? [] : wrapped(strikes.now[now])),
    ...(next === null ? [] : wrapped(fill(strikes.next[next.step], { at: String(next.at) }))),
    '',
  ]
}

export function minuteOf(time: Date): string {
  return `${time.toISOString().replace('T', ' ').slice(0, 16)} UTC`
}
