/** Whether mail is taken in just now, from what would refuse it. */

import type { Clock } from '../system/clock.ts'

/** Why mail is refused for now: no room on the disk (452), or a store that fails (451). */
export type Illness = 'disk' | 'store'

export interface HealthParts {
  hasRoom(): Promise<boolean>
  /** Asks the store for something small. */
  askStore(): Promise<unknown>
  readonly clock: Clock
  onTrouble(error: unknown): void
}

export interface Health {
  /** Null while all is well. */
  check(): Promise<Illness | null>
  /** Passes a write of the store on, and remembers how it ended: a store that still reads may no longer write. */
  watched<Outcome>(write: Promise<Outcome>): Promise<Outcome>
}

/** So long after a failed write the store counts as ill, unless one succeeds before. Without mail nothing writes. */
export const ILL_FOR_MS = 60_000

export function createHealth({ hasRoom, askStore, clock, onTrouble }: HealthParts): Health {
  let failedAt: number | null = null

  const works = async (question: () => Promise<unknown>): Promise<boolean> => {
    try {
      return (await question()) !== false
    } catch (error) {
      onTrouble(error)
      return false
    }
  }

  return {
    async check() {
      if (!(await works(hasRoom))) return 'disk'
      if (!(await works(askStore))) return 'store'
      return failedAt !== null && Math.abs(clock.now().getTime() - failedAt) < ILL_FOR_MS ? 'store' : null
    },
    async watched(write) {
      try {
        const outcome = await write
        failedAt = null
        return outcome
      } catch (error) {
        failedAt = clock.now().getTime()
        throw error
      }
    },
  }
}
