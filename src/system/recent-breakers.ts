/** Remembers bytes that broke the work on them, so that they are to blame when they do it again. */

import { createHash } from 'node:crypto'

const MAX_REMEMBERED = 1000

/** The fingerprints of bytes that broke without a known cause; the oldest are forgotten. */
export class RecentBreakers {
  private readonly hashes = new Set<string>()

  /** Remembers the bytes, and says whether they were remembered already. */
  sawBefore(bytes: Uint8Array): boolean {
    const hash = createHash('sha256').update(bytes).digest('hex')
    if (this.hashes.has(hash)) return true
    this.hashes.add(hash)
    const [oldest] = this.hashes
    if (this.hashes.size > MAX_REMEMBERED && oldest !== undefined) this.hashes.delete(oldest)
    return false
  }
}
