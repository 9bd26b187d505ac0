/** Group commit on a connection of its own: savepoints, failures of the disk, and the size of groups. */

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Connection, openForWriting } from '../../src/store/sqlite/connection.ts'
import { GROUP_REQUESTS, GROUP_WEIGHT, groupCommit, takeGroup, Undone } from '../../src/store/sqlite/group.ts'
import type { Reply, Request } from '../../src/store/sqlite/protocol.ts'
import { temporaryFolder } from './sqlite-support.ts'

let folder: string
let connection: Connection

beforeEach(() => {
  folder = temporaryFolder()
  connection = openForWriting(join(folder, 'group.db'))
  connection.exec('CREATE TABLE kept (word TEXT UNIQUE, bytes BLOB)')
})

afterEach(() => {
  connection.close()
  rmSync(folder, { recursive: true })
})

const requests = (...verbs: string[]): Request[] =>
  verbs.map((verb, id) => ({ id, verb: verb.split(' ')[0] ?? '', args: verb.split(' ').slice(1), weight: 1 }))

/** A writer that keeps words. */
function answer(waiting: Request[]): Reply[] {
  const insert = connection.prepare<[unknown, Uint8Array]>('INSERT INTO kept (word, bytes) VALUES (?, ?)')
  return groupCommit(connection, {
    prepare: ({ verb, args }) => {
      if (verb === 'unprepared') throw new Error('cannot be prepared')
      return args
    },
    run: (verb, [word]) => {
      insert.run(word, Buffer.alloc(verb === 'large' ? 200_000 : 1))
      if (verb === 'fail') throw new Error('changed its mind')
      if (verb === 'undo') throw new Undone('undone')
      return `kept ${String(word)}`
    },
  })(waiting)
}

const words = () => connection.prepare<[], string>('SELECT word FROM kept ORDER BY word').pluck().all()
const outcomes = (replies: readonly Reply[]) =>
  [...replies].sort((a, b) => a.id - b.id).map((reply) => (reply.ok ? reply.value : reply.trouble.message))

describe('a group', () => {
  it('keeps what succeeded and undoes what failed', () => {
    const replies = answer(requests('keep a', 'fail b', 'keep c', 'undo d', 'keep a', 'unprepared e', 'keep f'))
    expect(outcomes(replies)).toEqual([
      'kept a',
      'changed its mind',
      'kept c',
      'undone',
      'UNIQUE constraint failed: kept.word',
      'cannot be prepared',
      'kept f',
    ])
    expect(words()).toEqual(['a', 'c', 'f'])
    expect(connection.inTransaction).toBe(false)
  })

  it('fails as a whole when the disk is full, and the next one works when there is space', () => {
    const pages = Number(connection.pragma('page_count', { simple: true }))
    connection.pragma(`max_page_count = ${pages + 10}`)
    const replies = answer(requests('keep a', 'large b', 'keep c'))
    expect(replies).toHaveLength(3)
    for (const reply of replies) expect(reply).toMatchObject({ ok: false, trouble: { code: 'SQLITE_FULL' } })
    expect(words()).toEqual([])
    expect(connection.inTransaction).toBe(false)
    expect(outcomes(answer(requests('keep d')))).toEqual(['kept d'])
    connection.pragma('max_page_count = 100000')
    expect(outcomes(answer(requests('large b')))).toEqual(['kept b'])
    expect(words()).toEqual(['b', 'd'])
  })

  it('fails with all that waits behind it while another process writes', () => {
    const other = openForWriting(join(folder, 'group.db'))
    try {
      other.exec('BEGIN IMMEDIATE')
      const waiting = requests(...Array.from({ length: 3 * GROUP_REQUESTS }, (_, index) => `keep w${index}`))
      const replies = answer(waiting)
      expect(replies).toHaveLength(3 * GROUP_REQUESTS)
      expect(waiting).toEqual([])
      for (const reply of replies) expect(reply).toMatchObject({ ok: false, trouble: { kind: 'busy' } })
      other.exec('COMMIT')
      expect(outcomes(answer(requests('keep a')))).toEqual(['kept a'])
    } finally {
      other.close()
    }
  })

  it('ends at a number of requests, or when it is too heavy, but takes at least one', () => {
    const light = Array.from({ length: 150 }, (_, id): Request => ({ id, verb: 'keep', args: [], weight: 1 }))
    expect([takeGroup(light).length, takeGroup(light).length, takeGroup(light).length]).toEqual([64, 64, 22])
    const heavy = [1, GROUP_WEIGHT * 2, GROUP_WEIGHT, 1].map(
      (weight, id): Request => ({ id, verb: 'keep', args: [], weight }),
    )
    expect([1, 2, 3, 4].map(() => takeGroup(heavy).map(({ id }) => id))).toEqual([[0], [1], [2], [3]])
  })
})
