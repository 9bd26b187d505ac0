import { describe, expect, it } from 'vitest'
import { createFreshBytes } from '../../src/store/sqlite/fresh-bytes.ts'

const bytes = (length: number) => new Uint8Array(length)

describe('fresh bytes', () => {
  it('are handed out once', () => {
    const fresh = createFreshBytes(10)
    const one = bytes(4)
    fresh.remember('a', one)
    expect([fresh.take('a'), fresh.take('a')]).toEqual([one, undefined])
  })

  it('are forgotten from the oldest on when there are too many', () => {
    const fresh = createFreshBytes(10)
    for (const name of ['a', 'b', 'c']) fresh.remember(name, bytes(4))
    expect(['a', 'b', 'c'].map((name) => fresh.take(name)?.length)).toEqual([undefined, 4, 4])
  })

  it('count again once they are handed out or replaced', () => {
    const fresh = createFreshBytes(10)
    for (let round = 0; round < 100; round++) {
      fresh.remember('a', bytes(6))
      fresh.remember('a', bytes(6))
      fresh.remember('b', bytes(4))
      expect([fresh.take('a')?.length, fresh.take('b')?.length]).toEqual([6, 4])
    }
  })

  it('that alone are too many are not kept', () => {
    const fresh = createFreshBytes(10)
    fresh.remember('a', bytes(4))
    fresh.remember('b', bytes(11))
    expect([fresh.take('a')?.length, fresh.take('b')]).toEqual([4, undefined])
  })
})
