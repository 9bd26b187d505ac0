/** Answers for a while, bounded in number and size: the one that was used longest ago leaves first. */

export interface AnswerCache<T> {
  get(key: string, now: Date): T | undefined
  /** `size` is what the value weighs, in octets. */
  put(key: string, value: T, size: number, now: Date, forMs: number): void
}

interface Entry<T> {
  readonly value: T
  readonly size: number
  readonly keptAt: number
  readonly forMs: number
}

/** An answer of a few hundred octets for each domain that writes in five minutes, many times over. */
const MAX_ENTRIES = 10_000
/** Whoever writes may fill the zones it makes us ask: 160 answers of the largest kind, and no more. */
const MAX_OCTETS = 10_000_000
/** What a key and an entry weigh besides. */
const ENTRY_OCTETS = 200

export function createAnswerCache<T>(maxEntries = MAX_ENTRIES, maxOctets = MAX_OCTETS): AnswerCache<T> {
  // A Map remembers the order of insertion; what is used goes to its end.
  const entries = new Map<string, Entry<T>>()
  let octets = 0

  function remove(key: string): void {
    octets -= entries.get(key)?.size ?? 0
    entries.delete(key)
  }

  return {
    get(key, now) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      const age = now.getTime() - entry.keptAt
      // A clock that was set back would keep an answer for as long as it went back.
      if (age < 0 || age >= entry.forMs) {
        remove(key)
        return undefined
      }
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    put(key, value, size, now, forMs) {
      remove(key)
      const entry = { value, size: size + key.length + ENTRY_OCTETS, keptAt: now.getTime(), forMs }
      if (entry.size > maxOctets) return
      entries.set(key, entry)
      octets += entry.size
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries && octets <= maxOctets) break
        remove(oldest)
      }
    },
  }
}
