/** Brings the SQLite database to the tables this version knows. */

import { type AppliedMigration, type Migration, pendingMigrations } from '../migrate.ts'
import { StoreUnusable } from '../store.ts'
import type { Connection } from './connection.ts'
import { unusable } from './trouble.ts'

/** Marks the file as ours (`PRAGMA application_id`): "TrdP". */
const APPLICATION_ID = 0x54726450

/** The migrations that the database lacks. Throws StoreUnusable where it was not made by a version known here. */
export function missingMigrations(connection: Connection, known: readonly Migration[], path: string): Migration[] {
  return pendingMigrations(known, appliedMigrations(connection, path), path)
}

function appliedMigrations(connection: Connection, path: string): AppliedMigration[] {
  const tables = connection.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  if (tables.length === 0) return []
  const id = Number(connection.pragma('application_id', { simple: true }))
  if (id !== APPLICATION_ID || !tables.some((table) => table.name === 'migration')) {
    throw new StoreUnusable(`${path} is a database of another program; set data_dir to a folder of its own.`)
  }
  return connection.prepare<[], AppliedMigration>('SELECT number, name, checksum FROM migration ORDER BY number').all()
}

/** Applies what is missing, each migration in a transaction of its own: a crash between two leaves a whole version. */
export function applyMigrations(connection: Connection, known: readonly Migration[], path: string, now: Date): void {
  for (const migration of missingMigrations(connection, known, path)) {
    try {
      connection.transaction(() => applyOne(connection, migration, known, path, now)).immediate()
    } catch (cause) {
      if (/^SQLITE_(ERROR|CONSTRAINT)/.test(String(cause instanceof Error && 'code' in cause ? cause.code : ''))) {
        throw new StoreUnusable(
          `The migration ${migration.name} failed on ${path} and was undone; report this with the cause, and go on with the former version.`,
          { cause },
        )
      }
      throw unusable(cause, path)
    }
  }
}

function applyOne(
  connection: Connection,
  migration: Migration,
  known: readonly Migration[],
  path: string,
  now: Date,
): void {
  // Another process may have been faster; what it did is seen only inside the transaction.
  if (!missingMigrations(connection, known, path).some((missing) => missing.number === migration.number)) return
  if (migration.number === 1) {
    connection.pragma(`application_id = ${APPLICATION_ID}`)
    connection.exec(`CREATE TABLE migration (
      number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT`)
  }
  connection.exec(migration.sql)
  connection
    .prepare('INSERT INTO migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)')
    .run(migration.number, migration.name, migration.checksum, now.getTime())
}
