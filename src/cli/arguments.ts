/** Arguments and options that several commands take, read with a word about what was expected. */

import { InvalidArgumentError, Option } from 'commander'
import { type Address, parseAddress } from '../core/address.ts'
import { parseDuration } from '../config/units.ts'
import type { ListFilter } from '../store/store.ts'
import type { Clock } from '../system/clock.ts'
import { oneLine } from './printable.ts'
import type { CommandSession } from './session.ts'

export interface ListOptions {
  readonly limit: number
  readonly since?: Date
}

const MOST = 100_000

export function limitOption(): Option {
  return new Option('--limit <number>', 'at most so many, newest first').default(50).argParser((text) => {
    const number = /^\d{1,6}$/.test(text) ? Number(text) : 0
    if (number >= 1 && number <= MOST) return number
    throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST}.`)
  })
}

export function sinceOption(clock: Clock): Option {
  return new Option('--since <time>', 'only what came since: 2026-11-20, 2026-11-20T10:00:00Z, 24h or 7d').argParser(
    (text) => {
      const since = parseSince(text, clock.now())
      if (since !== null) return since
      throw new InvalidArgumentError('Give a date, an ISO 8601 time, or how long ago: 2026-11-20, 24h, 7d.')
    },
  )
}

export function untilOption(): Option {
  return new Option('--until <time>', 'only what came before: 2026-11-20 or 2026-11-20T10:00:00Z').argParser(timeOrDate)
}

function timeOrDate(text: string): Date {
  const time = parseTime(text)
  if (time !== null) return time
  throw new InvalidArgumentError('Give a date or an ISO 8601 time: 2026-11-20, 2026-11-20T10:00:00Z.')
}

export function listFilter({ limit, since }: ListOptions): ListFilter {
  return since === undefined ? { limit } : { limit, since }
}

/** Tells where a list ended at its limit, which looks like its end. */
export function warnOfLimit(shown: number, { limit }: ListOptions, session: CommandSession): void {
  if (shown >= limit) session.warn(`These are the newest ${shown}; there may be more: use --limit or --since.`)
}

/** A time, or that long before `now`; null for what is neither. A date is its midnight in UTC. */
export function parseSince(text: string, now: Date): Date | null {
  const ms = parseDuration(text)
  return ms === null ? parseTime(text) : new Date(now.getTime() - ms)
}

/** `2026-11-20` or `2026-11-20T10:00:00Z`, seconds optional, `+02:00` instead of `Z` allowed; null for all else. */
export function parseTime(text: string): Date | null {
  const [, date, time] =
    /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/i.exec(text.trim()) ?? []
  if (date === undefined) return null
  const day = new Date(`${date}T00:00:00Z`)
  // The 31st of February would become the 3rd of March.
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date) return null
  const parsed = time === undefined ? day : new Date(`${date}${time.toUpperCase()}`)
  return Number.isNaN(parsed.getTime()) ? null : parsed
}

export function timeArgument(text: string): Date {
  const time = parseTime(text)
  if (time !== null) return time
  throw new InvalidArgumentError('Give an ISO 8601 time such as 2026-11-20T10:00:00Z.')
}

export function aliasArgument(text: string): Address {
  const alias = parseAddress(text.trim())
  if (alias !== null) return alias
  throw new InvalidArgumentError('Give the whole alias, such as k7m2q9x4w8t3b6zd@marketplace.example.')
}

const MAX_REASON_CHARACTERS = 500

/** Words of an operator about what is done, on one line. */
export function reasonArgument(text: string): string {
  const reason = oneLine(text)
  if (reason !== '' && reason.length <= MAX_REASON_CHARACTERS) return reason
  throw new InvalidArgumentError(`Say it in 1 to ${MAX_REASON_CHARACTERS} characters.`)
}
