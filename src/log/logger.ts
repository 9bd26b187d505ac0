/** Where log lines go: JSON on stdout for the daemon, on stderr for commands. */

import pino from 'pino'

export type Logger = pino.Logger
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/**
 * Makes the logger. Lines are written at once: the last ones before a crash are the ones that matter.
 *
 * `destination`: 1 for stdout, 2 for stderr, or anything with a `write`.
 */
export function createLogger(level: LogLevel, destination: 1 | 2 | { write(line: string): void } = 1): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    typeof destination === 'number' ? pino.destination({ dest: destination, sync: true }) : destination,
  )
}
