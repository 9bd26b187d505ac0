/**
 * Which migrations a database still needs. Knows files and numbers, not databases: each store applies them itself.
 *
 * Migrations are numbered SQL files, applied in order, once, each in a transaction, and never edited after release.
 */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StoreUnusable } from './store.ts'

export interface Migration {
  /** 1 for the first. */
  readonly number: number
  /** The file's name: `0001-relay.sql`. */
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

export type AppliedMigration = Pick<Migration, 'number' | 'name' | 'checksum'>

/** Reads the migrations of a folder, in order. */
export function readMigrations(folder: string): Migration[] {
  let names: string[]
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  } catch (cause) {
    throw new StoreUnusable(`The folder of database migrations ${folder} cannot be read; install Tradepost again.`, {
      cause,
    })
  }
  return names.sort().map((name, index) => readMigration(folder, name, index + 1))
}

function readMigration(folder: string, name: string, expected: number): Migration {
  const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1] ?? Number.NaN)
  if (number !== expected) {
    const wanted = String(expected).padStart(4, '0')
    throw new StoreUnusable(
      `The folder of database migrations ${folder} holds ${name} where ${wanted}-….sql should be; install Tradepost again.`,
    )
  }
  // A checkout that turned line ends into CRLF did not edit anything.
  const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
  return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

/**
 * The migrations that `applied` lacks, in order.
 *
 * Throws StoreUnusable where the two disagree: then this program does not know what the tables look like.
 * `database` names the database in that message.
 */
export function pendingMigrations(
  known: readonly Migration[],
  applied: readonly AppliedMigration[],
  database: string,
): Migration[] {
  const newest = applied.at(-1)
  if (newest !== undefined && newest.number > known.length) {
    throw new StoreUnusable(
      `${database} was written by a newer version of Tradepost (migration ${newest.number}, this version knows ${known.length}); install that version, or restore a backup made before the upgrade.`,
    )
  }
  applied.forEach((done, index) => {
    const file = known[index]
    if (file === undefined || done.number !== file.number || done.name !== file.name) {
      throw new StoreUnusable(
        `${database} was migrated in another order (${done.name} where this version has ${file?.name ?? 'nothing'}); install the version of Tradepost that wrote it.`,
      )
    }
    if (done.checksum !== file.checksum) {
      throw new StoreUnusable(
        `The migration ${file.name} has been edited since it was applied to ${database}; restore the file as it was released.`,
      )
    }
  })
  return known.slice(applied.length)
}
