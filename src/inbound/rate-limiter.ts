/**
 * So many events in a period for each key, in bounded memory.
 *
 * A leaky bucket: it holds one period's worth and drains evenly, so a burst is fine and a steady excess is not.
 */

export interface RateLimiter {
  /** Counts one event, or something else by its amount; false where that is too much, which then does not count. */
  take(key: string, now: Date, amount?: number): boolean
  /** Takes one event back that turned out to be none. */
  giveBack(key: string): void
  /** Keys in memory. */
  readonly size: number
}

const MINUTE_MS = 60_000

interface Bucket {
  level: number
  at: number
}

export interface RatePeriod {
  readonly periodMs?: number
  /** Keys remembered at most; the one longest without an event is forgotten first. */
  readonly maxKeys?: number
}

/** `limit` events per period, which is a minute unless said otherwise; 0 switches the limit off. */
export function createRateLimiter(
  limit: number,
  { periodMs = MINUTE_MS, maxKeys = 10_000 }: RatePeriod = {},
): RateLimiter {
  const buckets = new Map<string, Bucket>()

  return {
    take(key, now, amount = 1) {
      if (limit <= 0) return true
      const at = now.getTime()
      const level = levelAt(buckets.get(key), at)
      const fits = level + amount <= limit
      // Taken out and put back, so that the map's order is the order of the last event.
      buckets.delete(key)
      buckets.set(key, { level: fits ? level + amount : level, at })
      if (buckets.size > maxKeys) forget(at)
      return fits
    },
    giveBack(key) {
      const bucket = buckets.get(key)
      if (bucket !== undefined) bucket.level = Math.max(0, bucket.level - 1)
    },
    get size() {
      return buckets.size
    },
  }

  function levelAt(bucket: Bucket | undefined, at: number): number {
    if (bucket === undefined) return 0
    // A clock that was set back drains nothing.
    const drained = (Math.max(0, at - bucket.at) / periodMs) * limit
    return Math.max(0, bucket.level - drained)
  }

  /** Drops the keys longest without an event: all that are empty by now, and at least one. */
  function forget(at: number): void {
    for (const [key, bucket] of buckets) {
      if (buckets.size <= maxKeys && levelAt(bucket, at) > 0) return
      buckets.delete(key)
    }
  }
}
