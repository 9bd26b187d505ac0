/** A clock and timers that a test moves by hand. */

import type { Scheduler } from '../../src/system/scheduler.ts'
import type { Clock } from '../../src/system/clock.ts'

export interface DrivenTime extends Clock, Scheduler {
  /** Moves on, running what falls due on the way in its order. */
  advance(ms: number): Promise<void>
  /** Lets everything happen that needs no time. */
  settle(): Promise<void>
  /** Timers that wait. */
  readonly waiting: number
}

export function createDrivenTime(start = '2026-11-20T10:00:00Z'): DrivenTime {
  let now = Date.parse(start)
  let timers: { readonly at: number; readonly run: () => void }[] = []

  async function settle(): Promise<void> {
    // Each step of a chain of promises takes a turn; no chain here is as long as this.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  }

  return {
    now: () => new Date(now),
    after(ms, run) {
      const timer = { at: now + Math.max(0, ms), run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    settle,
    async advance(ms) {
      await settle()
      const until = now + ms
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        timers = timers.filter((other) => other !== next)
        now = Math.max(now, next.at)
        next.run()
        await settle()
      }
      now = until
      await settle()
    },
    get waiting() {
      return timers.length
    },
  }
}
