/** Every statement of the store finds its rows by an index, so that nothing grows slow with the archive. */

import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Connection, openForReading, openForWriting } from '../../src/store/sqlite/connection.ts'
import { openDataDir } from '../../src/store/sqlite/data-dir.ts'
import { openKeyWriter } from '../../src/store/sqlite/keys.ts'
import { createReader } from '../../src/store/sqlite/reader.ts'
import { createWriter } from '../../src/store/sqlite/writer.ts'
import { US } from '../support/make-plan.ts'
import { openIn, temporaryFolder } from './sqlite-support.ts'

const folder = temporaryFolder()
const statements = new Set<string>()
let connection: Connection

/** The connection, with a list of what is prepared on it. */
function listening(real: Connection): Connection {
  return new Proxy(real, {
    get: (target, name) => {
      if (name === 'prepare') {
        return (sql: string) => {
          statements.add(sql)
          return target.prepare(sql)
        }
      }
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

beforeAll(async () => {
  await (await openIn(folder)).close()
  const dir = openDataDir(folder)
  connection = openForWriting(dir.database)
  const keys = openKeyWriter(dir.keys)
  createWriter(listening(connection), keys, [US])
  const reading = openForReading(dir.database)
  createReader(listening(reading), keys, [US])
  reading.close()
  keys.close()
})

afterAll(() => {
  connection.close()
  rmSync(folder, { recursive: true })
})

const NAMED = { match: '', token: '', since: 0, limit: 1, seller: '', after: 0, suspended: null, least: 0, most: 1 }

it('no statement reads a whole table', () => {
  expect(statements.size).toBeGreaterThan(50)
  const scans = [...statements].flatMap((sql) => {
    const plan = connection.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    // A parameter has no influence on the plan, and an unbound one is null.
    const steps = plan.all(...(sql.includes('@') ? [NAMED] : nulls(sql)))
    return steps.filter(({ detail }) => isScan(detail, sql)).map(({ detail }) => `${detail}: ${sql}`)
  })
  expect(scans).toEqual([])
})

function nulls(sql: string): null[] {
  return [...sql.matchAll(/\?/g)].map(() => null)
}

/** Going along an index of only the rows that wait is what the queue is; going along a table never is. */
function isScan(detail: string, sql: string): boolean {
  if (!detail.startsWith('SCAN') || /^SCAN (\d+ )?CONSTANT ROW|^SCAN \(subquery|^SCAN \(join/.test(detail)) return false
  return !(/USING (COVERING )?INDEX delivery_due/.test(detail) && sql.includes('due_at IS NOT NULL'))
}
