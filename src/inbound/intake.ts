/** How much mail may be in memory at once, over all sessions, and how many messages are being decided about. */

export interface Intake {
  /** Takes memory for bytes that arrived; false where there is none left, and nothing was taken. */
  hold(bytes: number): boolean
  release(bytes: number): void
  /** Runs the job once one of the places is free, first come, first served. */
  run<T>(job: () => Promise<T>): Promise<T>
  /** Resolves when no job runs or waits. */
  idle(): Promise<void>
}

export function createIntake(maxBytes: number, maxJobs: number): Intake {
  let heldBytes = 0
  let running = 0
  const waiting: (() => void)[] = []
  let whenIdle: (() => void)[] = []

  return {
    hold(bytes) {
      if (heldBytes + bytes > maxBytes) return false
      heldBytes += bytes
      return true
    },
    release(bytes) {
      heldBytes -= bytes
    },
    async run(job) {
      if (running < maxJobs) running++
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await job()
      } finally {
        next()
      }
    },
    async idle() {
      if (running > 0) await new Promise<void>((resolve) => whenIdle.push(resolve))
    },
  }

  /** Hands the place of an ended job on. */
  function next(): void {
    const following = waiting.shift()
    if (following !== undefined) {
      following()
      return
    }
    running--
    if (running > 0) return
    for (const resolve of whenIdle) resolve()
    whenIdle = []
  }
}
