import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { createDiskCheck, diskSpace } from '../../src/system/disk-space.ts'

function makeCheck(minFreeBytes: number) {
  const state = { ms: 0, free: 100, looks: 0, changes: [] as [boolean, number][] }
  const hasRoom = createDiskCheck({
    minFreeBytes,
    clock: { now: () => new Date(state.ms) },
    space: async () => {
      state.looks++
      return { total: 1000, free: state.free }
    },
    onChange: (room, free) => void state.changes.push([room, free]),
  })
  /** The answer after two seconds, with so much free. */
  const later = (free: number) => {
    state.ms += 2000
    state.free = free
    return hasRoom()
  }
  return { state, hasRoom, later }
}

describe('the disk check', () => {
  it('says whether as much is free as is asked for', async () => {
    const { later } = makeCheck(50)
    expect([await later(51), await later(50), await later(49)]).toEqual([true, true, false])
  })

  it('tells once that room ran out and once that it is back', async () => {
    const { later, state } = makeCheck(50)
    for (const free of [60, 40, 30, 55, 70, 10]) await later(free)
    expect(state.changes).toEqual([
      [false, 40],
      [true, 55],
      [false, 10],
    ])
  })

  it('looks at most once a second', async () => {
    const { hasRoom, state } = makeCheck(50)
    await Promise.all([hasRoom(), hasRoom()])
    state.ms = 1000
    await hasRoom()
    expect(state.looks).toBe(1)
    state.ms = 1001
    await hasRoom()
    expect(state.looks).toBe(2)
  })
})

it('a real disk has more than nothing, and no more free than there is', async () => {
  const { total, free } = await diskSpace(tmpdir())
  expect(total).toBeGreaterThan(0)
  expect(free).toBeLessThanOrEqual(total)
})
