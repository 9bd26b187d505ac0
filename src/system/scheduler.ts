/** Waking up later, in a form that tests drive by hand. */

export interface Scheduler {
  /** Runs once after so many ms; the returned function calls it off. */
  after(ms: number, run: () => void): () => void
}

export const systemScheduler: Scheduler = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** A pause; it ends early when the signal is aborted. */
export function pause(scheduler: Scheduler, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = () => {
      callOff()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const callOff = scheduler.after(ms, end)
    signal.addEventListener('abort', end)
  })
}

/** Waits for the promise, which must not reject, but no longer than that. */
export function within(scheduler: Scheduler, ms: number, promise: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const callOff = scheduler.after(ms, resolve)
    void promise.finally(() => {
      callOff()
      resolve()
    })
  })
}
