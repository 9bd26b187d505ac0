/** What a damaged page of the database costs: the work that needs it, and nothing of what is kept. */

import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openForWriting } from '../../src/store/sqlite/connection.ts'
import type { OrderRecord } from '../../src/store/records.ts'
import type { Store } from '../../src/store/store.ts'
import { messageIds, openShop, say } from './contract/kit.ts'
import { openIn, temporaryFolder } from './sqlite-support.ts'

let folder: string
let order: OrderRecord
let kept: readonly string[]

beforeEach(async () => {
  folder = temporaryFolder()
  const store = await openIn(folder)
  order = await openShop(store)
  await say(store, order, { raw: 'kept before' })
  kept = await messageIds(store)
  await store.close()
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Overwrites the first page of a table or an index; what it returns puts the page back. */
function damage(name: string): () => void {
  const path = join(folder, 'tradepost.db')
  const connection = openForWriting(path)
  connection.pragma('wal_checkpoint(TRUNCATE)')
  const pageBytes = Number(connection.pragma('page_size', { simple: true }))
  const root = connection
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(name)
  connection.close()
  if (root === undefined) throw new Error(`there is no ${name}`)
  const at = (root - 1) * pageBytes
  const file = openSync(path, 'r+')
  const page = new Uint8Array(pageBytes)
  readSync(file, page, 0, pageBytes, at)
  writeSync(file, new Uint8Array(pageBytes).fill(0xa5), 0, pageBytes, at)
  closeSync(file)
  return () => {
    const again = openSync(path, 'r+')
    writeSync(again, page, 0, pageBytes, at)
    closeSync(again)
  }
}

/** Null while the store goes on. */
function ending(store: Store): Promise<Error | null> {
  return Promise.race([store.failed, new Promise<null>((resolve) => setImmediate(() => resolve(null)))])
}

describe('a damaged page', () => {
  for (const name of ['party', 'alias', 'body', 'message_by_duplicate_key', 'response_window', 'delivery']) {
    it(`of ${name} fails each message that needs it, keeps nothing of it, and does not end the store`, async () => {
      const mend = damage(name)
      const store = await openIn(folder)
      for (const raw of ['one', 'another']) {
        await expect(say(store, order, { raw })).rejects.toMatchObject({ code: 'SQLITE_CORRUPT' })
      }
      expect(await ending(store)).toBeNull()
      await store.close()
      mend()
      const mended = await openIn(folder)
      expect(await messageIds(mended)).toEqual(kept)
      await say(mended, order, { raw: 'one' })
      expect(await messageIds(mended)).toHaveLength(kept.length + 1)
      await mended.close()
    })
  }

  it('of what no message needs does no harm', async () => {
    damage('order_item_by_asin')
    const store = await openIn(folder)
    await say(store, order, { raw: 'one' })
    expect(await messageIds(store)).toHaveLength(kept.length + 1)
    await store.close()
  })

  it('is never taken for a body that nobody names', async () => {
    const store = await openIn(folder)
    const { message } = await say(store, order, { raw: 'x'.repeat(200_000) })
    await store.close()
    const mend = damage('body_by_file')
    await (await openIn(folder)).close()
    mend()
    const mended = await openIn(folder)
    expect(await mended.messageBytes(message, 'received')).toHaveLength(200_000)
    await mended.close()
  })
})
