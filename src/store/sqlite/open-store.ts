/** Opens the SQLite store: the folder, the daemon's lock, the migrations, then the threads. */

import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Marketplace } from '../../core/relay-facts.ts'
import { systemClock } from '../../system/clock.ts'
import { workerFile } from '../../system/worker-file.ts'
import { type Migration, readMigrations } from '../migrate.ts'
import { type Store, StoreUnusable } from '../store.ts'
import { applyMigrations, missingMigrations } from './apply-migrations.ts'
import { holdsBodyFiles } from './body-files.ts'
import { openForWriting } from './connection.ts'
import { type DaemonLock, takeDaemonLock } from './daemon-lock.ts'
import { type DataDir, openDataDir, probeDisk, touchPrivately } from './data-dir.ts'
import { holdsKeys, prepareKeys } from './keys.ts'
import type { BodyVerbs, ReaderVerbs, ThreadSetup, WriterVerbs } from './protocol.ts'
import { createStore } from './sqlite-store.ts'
import { startThread, type Thread, type VerbsOf } from './thread.ts'
import { unusable } from './trouble.ts'

export interface SqliteStoreOptions {
  readonly dataDir: string
  readonly marketplaces: readonly Marketplace[]
  readonly migrationsDir?: string
  /** `daemon`: the only one on its folder. `command`: works beside it, and alone. */
  readonly role: 'daemon' | 'command'
}

/** From src/store/sqlite/ and from dist/store/sqlite/ alike. */
const MIGRATIONS = fileURLToPath(new URL('../../../migrations/sqlite', import.meta.url))

/** Opens the store, or throws StoreUnusable with one sentence for the operator. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const known = readMigrations(options.migrationsDir ?? MIGRATIONS)
  const dir = openDataDir(options.dataDir)
  const lock = options.role === 'daemon' ? daemonLock(dir) : null
  try {
    const sweepBefore = lock === null ? null : probeDisk(dir)
    if (lock === null) prepareBesideDaemon(dir, known)
    else prepareDatabase(dir, known)
    return await startThreads({ dir, marketplaces: options.marketplaces, sweepBefore }, lock)
  } catch (error) {
    lock?.release()
    throw unusable(error, dir.database)
  }
}

function daemonLock(dir: DataDir): DaemonLock {
  const lock = takeDaemonLock(dir.lock)
  if (lock !== null) return lock
  throw new StoreUnusable(
    `Another daemon is running on ${dir.path}; stop it first, or give this one a data_dir of its own.`,
  )
}

/** Brings database and keys to this version. Nobody else does so meanwhile: the caller holds the lock. */
function prepareDatabase(dir: DataDir, known: readonly Migration[]): void {
  const isNew = !existsSync(dir.database) || statSync(dir.database).size === 0
  if (!isNew && !existsSync(dir.keys)) {
    throw new StoreUnusable(
      `${dir.keys} is missing, and without it no kept message can be read; restore it beside ${dir.database}.`,
    )
  }
  checkKeys(dir)
  if (isNew && (holdsKeys(dir.keys) || holdsBodyFiles(dir.bodies))) {
    // Beginning anew would refuse the mail of every alias for good, and sweep away the bodies that no row names.
    throw new StoreUnusable(
      `${dir.database} is missing or empty, but keys or messages that belong to it are there; restore it from a backup, or move the whole of ${dir.path} away to start empty.`,
    )
  }
  touchPrivately(dir.database)
  const connection = openForWriting(dir.database)
  try {
    applyMigrations(connection, known, dir.database, systemClock.now())
  } finally {
    connection.close()
  }
}

function checkKeys(dir: DataDir): void {
  try {
    prepareKeys(dir.keys)
  } catch (error) {
    throw unusable(error, dir.keys)
  }
}

/** For a command: migrates only what no daemon is using. */
function prepareBesideDaemon(dir: DataDir, known: readonly Migration[]): void {
  if (isCurrent(dir, known)) return
  const lock = takeDaemonLock(dir.lock)
  if (lock !== null) {
    try {
      prepareDatabase(dir, known)
    } finally {
      lock.release()
    }
    return
  }
  // Whoever held the lock may have brought the database up to date by now.
  if (isCurrent(dir, known)) return
  throw new StoreUnusable(
    `${dir.database} is older than this version of Tradepost and a daemon is running on it; stop the daemon, then try again.`,
  )
}

function isCurrent(dir: DataDir, known: readonly Migration[]): boolean {
  if (!existsSync(dir.database) || !existsSync(dir.keys) || statSync(dir.database).size === 0) return false
  checkKeys(dir)
  const connection = openForWriting(dir.database)
  try {
    return missingMigrations(connection, known, dir.database).length === 0
  } finally {
    connection.close()
  }
}

async function startThreads(setup: ThreadSetup, lock: DaemonLock | null): Promise<Store> {
  // A connection that may only read cannot set up a log's shared memory. While these are open it is there.
  const anchors = [openForWriting(setup.dir.database), openForWriting(setup.dir.keys)]
  const started: { stop(): Promise<void> }[] = []
  const start = async <Verbs extends VerbsOf<Verbs>>(name: string, file: string): Promise<Thread<Verbs>> => {
    const thread = await startThread<Verbs>(name, workerFile(import.meta.url, file), setup)
    started.push(thread)
    return thread
  }
  const starting = [
    start<WriterVerbs>('writer', './writer-thread.ts'),
    start<ReaderVerbs>('reader', './reader-thread.ts'),
    start<BodyVerbs>('body', './body-thread.ts'),
  ] as const
  try {
    const [writer, reader, bodies] = await Promise.all(starting)
    return createStore({ writer, reader, bodies }, () => lock?.release())
  } catch (error) {
    await Promise.allSettled(starting)
    await Promise.all(started.map((thread) => thread.stop()))
    throw error
  } finally {
    for (const anchor of anchors) anchor.close()
  }
}
