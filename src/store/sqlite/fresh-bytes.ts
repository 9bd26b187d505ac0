/** What was just committed and is about to leave, in bounded memory. The database has it too: to forget costs a reading. */

export interface FreshBytes {
  /** Keeps bytes that will not change any more; the oldest go when there are too many. */
  remember(delivery: string, bytes: Uint8Array): void
  /** Hands the bytes out once: a later attempt reads them from the database. */
  take(delivery: string): Uint8Array | undefined
}

export function createFreshBytes(maxBytes: number): FreshBytes {
  const kept = new Map<string, Uint8Array>()
  let total = 0

  return { remember, take }

  function remember(delivery: string, bytes: Uint8Array): void {
    if (bytes.length > maxBytes) return
    take(delivery)
    kept.set(delivery, bytes)
    total += bytes.length
    for (const oldest of kept.keys()) {
      if (total <= maxBytes) return
      take(oldest)
    }
  }

  function take(delivery: string): Uint8Array | undefined {
    const bytes = kept.get(delivery)
    kept.delete(delivery)
    total -= bytes?.length ?? 0
    return bytes
  }
}
