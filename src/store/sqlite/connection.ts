/** Connections to the SQLite files, all with the same promises: durable, consistent, and never waiting long. */

import type Database from 'better-sqlite3'
import { StoreUnusable } from '../store.ts'
import { heldDatabase } from './held-database.ts'

export type Connection = Database.Database

/**
 * How long a connection waits for another process, in ms. The wait blocks the writer's thread, and a request can
 * wait behind one group that waits already, so two of them must stay well under a second.
 */
export const BUSY_TIMEOUT_MS = 350

/** Opens a file that may be written, and creates it where it is missing. Switches it to write-ahead logging. */
export function openForWriting(path: string): Connection {
  return prepared(heldDatabase(path, { timeout: BUSY_TIMEOUT_MS }), path, true)
}

/** Opens a file that another connection made; every attempt to write through this one fails. */
export function openForReading(path: string): Connection {
  return prepared(heldDatabase(path, { timeout: BUSY_TIMEOUT_MS, readonly: true, fileMustExist: true }), path, false)
}

function prepared(connection: Connection, path: string, writable: boolean): Connection {
  try {
    if (writable) connection.pragma('journal_mode = WAL')
    // SQLite as built here falls back to NORMAL when it switches to WAL, which loses commits when the power fails.
    connection.pragma('synchronous = FULL')
    connection.pragma('foreign_keys = ON')
    // Sorting must not spill rows into files outside the data folder.
    connection.pragma('temp_store = MEMORY')
    connection.pragma('cache_size = -16000')
    assertDurable(connection, path)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Refuses a connection whose commits would not survive a power cut. */
export function assertDurable(connection: Connection, path: string): void {
  const mode = String(connection.pragma('journal_mode', { simple: true }))
  const synchronous = Number(connection.pragma('synchronous', { simple: true }))
  if (mode === 'wal' && synchronous === 2) return
  throw new StoreUnusable(
    `${path} cannot be opened safely (journal_mode ${mode}, synchronous ${synchronous}; wal and 2 are needed); put data_dir on a local disk.`,
  )
}
