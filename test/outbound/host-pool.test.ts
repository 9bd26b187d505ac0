import { expect, it } from 'vitest'
import { createHostPool } from '../../src/outbound/host-pool.ts'

function open() {
  const connection = {
    alive: true,
    close() {
      connection.alive = false
    },
  }
  return Promise.resolve(connection)
}

it('a pooled connection is closed when it was idle for long', async () => {
  const pool = createHostPool(open, { maxConnections: 1, maxUses: 100, idleMs: 10 })
  const { connection } = await pool.take()
  pool.giveBack(connection, true)
  await expect.poll(() => connection.alive).toBe(false)
  expect((await pool.take()).reused).toBe(false)
})

it('a connection that comes back after the pool was closed is closed', async () => {
  const pool = createHostPool(open, { maxConnections: 1, maxUses: 100, idleMs: 60_000 })
  const { connection } = await pool.take()
  pool.close()
  pool.giveBack(connection, true)
  expect(connection.alive).toBe(false)
})

it('a place is free again after a connection could not be opened', async () => {
  let fails = true
  const failing = () => (fails ? Promise.reject(new Error('refused')) : open())
  const pool = createHostPool(failing, { maxConnections: 1, maxUses: 100, idleMs: 60_000 })
  const attempts = [pool.take(), pool.take()]
  for (const attempt of attempts) await expect(attempt).rejects.toThrow('refused')
  fails = false
  pool.giveBack((await pool.take()).connection, true)
  expect((await pool.take()).reused).toBe(true)
})

it('an idle connection makes room for a fresh one', async () => {
  const pool = createHostPool(open, { maxConnections: 2, maxUses: 100, idleMs: 60_000 })
  const taken = [await pool.take(), await pool.take()]
  for (const { connection } of taken) pool.giveBack(connection, true)
  const fresh = [await pool.take({ fresh: true }), await pool.take({ fresh: true })]
  expect(fresh.map(({ reused }) => reused)).toEqual([false, false])
  expect(taken.map(({ connection }) => connection.alive)).toEqual([false, false])
})
