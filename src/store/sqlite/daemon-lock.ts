/** One daemon per data folder: a lock of the operating system, which ends with the process that holds it. */

import { touchPrivately } from './data-dir.ts'
import { BUSY_TIMEOUT_MS, type Connection } from './connection.ts'
import { heldDatabase } from './held-database.ts'
import { isBusy, unusable } from './trouble.ts'

export interface DaemonLock {
  release(): void
}

/** Takes the lock, or returns null where another process (or another store of this one) holds it. */
export function takeDaemonLock(path: string): DaemonLock | null {
  let connection: Connection | null = null
  try {
    touchPrivately(path)
    // The file stays empty for ever: SQLite is here only for the lock it takes on it.
    connection = heldDatabase(path, { timeout: BUSY_TIMEOUT_MS })
    connection.pragma('journal_mode = MEMORY')
    connection.exec('BEGIN EXCLUSIVE')
    const held = connection
    return { release: () => held.close() }
  } catch (error) {
    connection?.close()
    if (isBusy(error)) return null
    throw unusable(error, path)
  }
}
