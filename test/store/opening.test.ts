/** Opening the SQLite store: what it makes, what it refuses, and who may be there at the same time. */

import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { heldDatabase } from '../../src/store/sqlite/held-database.ts'
import { assertDurable, openForWriting } from '../../src/store/sqlite/connection.ts'
import type { Store } from '../../src/store/store.ts'
import { StoreUnusable } from '../../src/store/store.ts'
import { at } from '../support/make-plan.ts'
import { messageIds, openShop, say } from './contract/kit.ts'
import { openIn, temporaryFolder } from './sqlite-support.ts'

const MIGRATIONS = join(import.meta.dirname, '../../migrations/sqlite')
/** How many migrations there are, and the numbers of two that may come. */
const KNOWN = readdirSync(MIGRATIONS).length
const [NEXT, AFTER_NEXT] = [1, 2].map((more) => String(KNOWN + more).padStart(4, '0'))

let folder: string
const open: Store[] = []

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(async () => {
  for (const store of open.splice(0)) await store.close()
  rmSync(folder, { recursive: true, force: true })
})

async function opened(...args: Parameters<typeof openIn>): Promise<Store> {
  const store = await openIn(...args)
  open.push(store)
  return store
}

/** The sentence with which opening is refused. */
async function refusal(...args: Parameters<typeof openIn>): Promise<string> {
  const error = await opened(...args).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(StoreUnusable)
  const { message } = error as StoreUnusable
  // One sentence: a full stop at its end, and a semicolon before what to do.
  expect(message).toMatch(/^[^\n]+; [^\n;]+\.$/)
  return message
}

/** A folder of migrations like the real one, to be changed. */
function ownMigrations(): string {
  const own = join(folder, 'migrations')
  mkdirSync(own)
  for (const name of readdirSync(MIGRATIONS)) copyFileSync(join(MIGRATIONS, name), join(own, name))
  return own
}

const data = () => join(folder, 'data')

describe('opening', () => {
  it('makes the folder and its files for their owner only', async () => {
    await opened(join(folder, 'deep/er/data'))
    const made = join(folder, 'deep/er/data')
    expect(statSync(made).mode & 0o077).toBe(0)
    for (const file of ['tradepost.db', 'tradepost.db-wal', 'tradepost.db-shm', 'keys.db', 'daemon.lock', 'bodies']) {
      expect([file, statSync(join(made, file)).mode & 0o077]).toEqual([file, 0])
    }
  })

  it('finds everything again', async () => {
    const first = await openIn(data())
    const shop = await openShop(first)
    const plan = await say(first, shop, { raw: 'kept' })
    await first.close()
    const second = await opened(data())
    expect(await messageIds(second)).toEqual([plan.message])
    expect(Buffer.from((await second.messageBytes(plan.message, 'received')) ?? '').toString()).toBe('kept')
  })

  it('leaves all that was kept in the files that a backup takes, each time it is closed', async () => {
    const first = await openIn(data())
    const shop = await openShop(first)
    await first.close()
    for (let time = 0; time < 8; time++) {
      const store = await openIn(data())
      await say(store, shop)
      await store.close()
      expect(readdirSync(data()).sort()).toEqual(['bodies', 'daemon.lock', 'keys.db', 'tradepost.db'])
    }
  })

  it('refuses a connection that would lose commits when the power fails', () => {
    const path = join(folder, 'some.db')
    const connection = openForWriting(path)
    assertDurable(connection, path)
    connection.pragma('synchronous = NORMAL')
    expect(() => assertDurable(connection, path)).toThrow(StoreUnusable)
    connection.pragma('synchronous = FULL')
    connection.pragma('journal_mode = DELETE')
    expect(() => assertDurable(connection, path)).toThrow(StoreUnusable)
    connection.close()
  })
})

describe('a database that this version does not know', () => {
  it('is refused when a newer version wrote it', async () => {
    const migrationsDir = ownMigrations()
    writeFileSync(join(migrationsDir, `${NEXT}-later.sql`), 'CREATE TABLE later (id TEXT) STRICT')
    await (await openIn(data(), { migrationsDir })).close()
    for (const role of ['daemon', 'command'] as const) {
      expect(await refusal(data(), { role })).toContain(
        `newer version of Tradepost (migration ${KNOWN + 1}, this version knows ${KNOWN})`,
      )
    }
    expect(await messageIds(await opened(data(), { migrationsDir }))).toEqual([])
  })

  it('is refused when a migration was edited, and taken when only its line ends were', async () => {
    const migrationsDir = ownMigrations()
    const [name = ''] = readdirSync(migrationsDir)
    const file = join(migrationsDir, name)
    await (await openIn(data())).close()
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
    await (await openIn(data(), { migrationsDir })).close()
    writeFileSync(file, `${readFileSync(file, 'utf8')}-- a comment`)
    expect(await refusal(data(), { migrationsDir })).toContain(`${name} has been edited`)
  })

  it('is refused when a migration is missing, misnamed or in another place', async () => {
    const migrationsDir = ownMigrations()
    writeFileSync(join(migrationsDir, `${NEXT}-second.sql`), 'CREATE TABLE second (id TEXT) STRICT')
    await (await openIn(data(), { migrationsDir })).close()
    rmSync(join(migrationsDir, `${NEXT}-second.sql`))
    writeFileSync(join(migrationsDir, `${NEXT}-other.sql`), 'CREATE TABLE second (id TEXT) STRICT')
    expect(await refusal(data(), { migrationsDir })).toContain(`another order (${NEXT}-second.sql`)
    rmSync(join(migrationsDir, `${NEXT}-other.sql`))
    writeFileSync(join(migrationsDir, `${AFTER_NEXT}-third.sql`), '')
    expect(await refusal(data(), { migrationsDir })).toContain(`${AFTER_NEXT}-third.sql where ${NEXT}-`)
    expect(await refusal(data(), { migrationsDir: join(folder, 'nowhere') })).toContain('cannot be read')
  })

  it('is left as it was when a migration fails', async () => {
    const migrationsDir = ownMigrations()
    await (await openIn(data(), { migrationsDir })).close()
    writeFileSync(join(migrationsDir, `${NEXT}-bad.sql`), 'CREATE TABLE half (id TEXT); INSERT INTO nowhere VALUES (1)')
    expect(await refusal(data(), { migrationsDir })).toContain(`${NEXT}-bad.sql failed`)
    rmSync(join(migrationsDir, `${NEXT}-bad.sql`))
    writeFileSync(join(migrationsDir, `${NEXT}-good.sql`), 'CREATE TABLE half (id TEXT)')
    await opened(data(), { migrationsDir })
  })

  for (const { title, file, spoil, sentence } of [
    { title: 'holds anything but a database', file: 'tradepost.db', spoil: garbage, sentence: 'not a database' },
    { title: 'is of another program', file: 'tradepost.db', spoil: foreign, sentence: 'of another program' },
    { title: 'is a folder', file: 'tradepost.db', spoil: aFolder, sentence: 'cannot be opened' },
    { title: 'has keys that are no database', file: 'keys.db', spoil: garbage, sentence: 'keys.db is damaged' },
    { title: 'has keys of a newer version', file: 'keys.db', spoil: newerKeys, sentence: 'newer version' },
    { title: 'has lost its keys', file: 'keys.db', spoil: () => {}, sentence: 'keys.db is missing' },
  ]) {
    it(`is refused when it ${title}`, async () => {
      await (await openIn(data())).close()
      for (const suffix of ['', '-wal', '-shm']) rmSync(join(data(), file + suffix), { force: true })
      spoil(join(data(), file))
      expect(await refusal(data())).toContain(sentence)
      expect(await refusal(data(), { role: 'command' })).toContain(sentence)
    })
  }
})

describe('a database that was lost', () => {
  for (const { title, lose } of [
    { title: 'missing', lose: () => {} },
    { title: 'empty', lose: (path: string) => writeFileSync(path, '') },
  ]) {
    it(`and is ${title} is not begun anew while its keys and bodies are there`, async () => {
      const first = await openIn(data())
      await say(first, await openShop(first), { raw: 'x'.repeat(200_000) })
      await first.close()
      for (const suffix of ['', '-wal', '-shm']) rmSync(join(data(), `tradepost.db${suffix}`), { force: true })
      lose(join(data(), 'tradepost.db'))
      for (const role of ['daemon', 'command'] as const) {
        expect(await refusal(data(), { role })).toContain('restore it from a backup')
      }
      expect(bodyFiles()).not.toEqual([])
      for (const suffix of ['', '-wal', '-shm']) rmSync(join(data(), `keys.db${suffix}`), { force: true })
      expect(await refusal(data())).toContain('restore it from a backup')
      expect(bodyFiles()).not.toEqual([])
    })
  }

  it('before anything was kept is begun anew', async () => {
    await (await openIn(data())).close()
    rmSync(join(data(), 'tradepost.db'))
    await opened(data())
  })
})

function bodyFiles(): string[] {
  const bodies = join(data(), 'bodies')
  return readdirSync(bodies).flatMap((inner) => readdirSync(join(bodies, inner)))
}

function garbage(path: string): void {
  writeFileSync(path, 'This is a letter, and not a database at all. '.repeat(100))
}

function foreign(path: string): void {
  heldDatabase(path).exec('CREATE TABLE mine (id TEXT)').close()
}

function aFolder(path: string): void {
  mkdirSync(path)
}

function newerKeys(path: string): void {
  heldDatabase(path).exec('PRAGMA user_version = 2').close()
}

describe('a data folder', () => {
  it('is refused where a file is in its place', async () => {
    writeFileSync(data(), '')
    expect(await refusal(data())).toContain('is not a folder')
    expect(await refusal(join(data(), 'below'))).toContain('is not a folder')
  })

  it('belongs to one daemon', async () => {
    const first = await openIn(data())
    expect(await refusal(data())).toContain('Another daemon is running')
    await first.close()
    await opened(data())
  })

  it('is free again the moment its daemon is killed', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'daemon-child.ts'), data()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await new Promise((resolve) => child.stdout.once('data', resolve))
    expect(await refusal(data())).toContain('Another daemon is running')
    child.kill('SIGKILL')
    await ended
    await opened(data())
  })
})

describe('a command', () => {
  it('makes the database where there is none', async () => {
    const store = await opened(data(), { role: 'command' })
    await openShop(store)
  })

  it('works beside a daemon, and beside other commands', async () => {
    const daemon = await opened(data())
    const commands = await Promise.all([1, 2, 3].map(() => opened(data(), { role: 'command' })))
    const [first = daemon] = commands
    const shop = await openShop(first)
    await say(daemon, shop)
    for (const command of commands) expect(await messageIds(command)).toHaveLength(1)
  })

  it('starts beside others when there is nothing yet', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => opened(data(), { role: 'command' })))
    for (const store of stores) expect(await store.nextDueAt()).toBeNull()
  })

  it('migrates an older database, but not under a running daemon', async () => {
    const daemon = await openIn(data())
    const migrationsDir = ownMigrations()
    writeFileSync(join(migrationsDir, `${NEXT}-second.sql`), 'CREATE TABLE second (id TEXT) STRICT')
    expect(await refusal(data(), { migrationsDir, role: 'command' })).toContain('a daemon is running on it')
    await daemon.close()
    await opened(data(), { migrationsDir, role: 'command' })
    expect(await refusal(data())).toContain('newer version')
  })

  it('does not keep the daemon from starting', async () => {
    const command = await opened(data(), { role: 'command' })
    const daemon = await opened(data())
    await openShop(command)
    expect(await daemon.listOrders({ limit: 10, since: at('2026-01-01T00:00:00Z') })).toHaveLength(1)
  })
})
