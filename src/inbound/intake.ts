/** How much mail may be in memory at once, over all sessions, and how many messages are being decided about. */

export interface Memory {
  /** Takes memory for bytes that arrived; false where there is none left, and nothing was taken. */
  hold(bytes: number): boolean
  release(bytes: number): void
}

export interface Intake extends Memory {
  /**
   * A quarter of the memory, for mail to operators and to return paths: everybody may write it, and must not keep out that
   * of parties.
   */
  readonly forStrangers: Memory
  /** Runs the job once one of the places is free, first come, first served. */
  run<T>(job: () => Promise<T>): Promise<T>
  /** Resolves when no job runs or waits. */
  idle(): Promise<void>
}

export function createIntake(maxBytes: number, maxJobs: number): Intake {
  const memory = createMemory(maxBytes)
  let running = 0
  const waiting: (() => void)[] = []
  let whenIdle: (() => void)[] = []

  return {
    ...memory,
    forStrangers: createMemory(maxBytes / 4, memory),
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

/** `within`: the memory that this one is a part of. */
function createMemory(maxBytes: number, within: Memory | null = null): Memory {
  let heldBytes = 0
  return {
    hold(bytes) {
      if (heldBytes + bytes > maxBytes || within?.hold(bytes) === false) return false
      heldBytes += bytes
      return true
    },
    release(bytes) {
      heldBytes -= bytes
      within?.release(bytes)
    },
  }
}
