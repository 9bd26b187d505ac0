/** The time, as an argument: tests drive their own. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
