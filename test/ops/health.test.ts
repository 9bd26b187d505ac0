import { describe, expect, it } from 'vitest'
import { createHealth, ILL_FOR_MS } from '../../src/ops/health.ts'
import { createMetrics } from '../../src/ops/metrics.ts'
import { startOpsServer } from '../../src/ops/ops-server.ts'

const broken = async () => {
  throw new Error('disk on fire')
}

function makeHealth(parts: { hasRoom?: () => Promise<boolean>; askStore?: () => Promise<unknown> } = {}) {
  const state = { ms: 0, troubles: 0 }
  const health = createHealth({
    hasRoom: async () => true,
    askStore: async () => 0,
    clock: { now: () => new Date(state.ms) },
    onTrouble: () => void state.troubles++,
    ...parts,
  })
  return { health, state }
}

describe('health', () => {
  it.each([
    ['well', {}, null, 0],
    ['without room', { hasRoom: async () => false }, 'disk', 0],
    ['with a disk that gives no answer', { hasRoom: broken }, 'disk', 1],
    ['with a store that cannot be asked', { askStore: broken }, 'store', 1],
  ])('%s', async (_, parts, expected, troubles) => {
    const { health, state } = makeHealth(parts)
    expect(await health.check()).toBe(expected)
    expect(state.troubles).toBe(troubles)
  })

  it('is bad from a failed write until one succeeds', async () => {
    const { health } = makeHealth()
    await expect(health.watched(broken())).rejects.toThrow('disk on fire')
    expect(await health.check()).toBe('store')
    expect(await health.watched(Promise.resolve('committed'))).toBe('committed')
    expect(await health.check()).toBeNull()
  })

  it('does not stay bad for ever where nobody writes', async () => {
    const { health, state } = makeHealth()
    await health.watched(broken()).catch(() => {})
    state.ms = ILL_FOR_MS - 1
    expect(await health.check()).toBe('store')
    state.ms = ILL_FOR_MS
    expect(await health.check()).toBeNull()
  })
})

describe('the ops server', () => {
  async function get(path: string, illness: 'disk' | 'store' | null) {
    const metrics = createMetrics(
      async () => 3,
      async () => 123_456,
    )
    const server = await startOpsServer(
      { host: '127.0.0.1', port: 0 },
      { metrics, checkHealth: async () => illness, onTrouble: () => {} },
    )
    try {
      const response = await fetch(`http://${server.address}${path}`)
      return { status: response.status, text: await response.text() }
    } finally {
      await server.close()
    }
  }

  it.each([
    [null, 200, '{"status":"ok"}\n'],
    ['disk', 503, '{"status":"unwell","reason":"disk"}\n'],
    ['store', 503, '{"status":"unwell","reason":"store"}\n'],
  ] as const)('answers for %s', async (illness, status, text) => {
    expect(await get('/health', illness)).toEqual({ status, text })
  })

  it('tells refusals apart by their reply', async () => {
    const metrics = createMetrics(async () => 0)
    metrics.count('refused', '451 4.4.3')
    metrics.count('refused', '451 4.4.3')
    metrics.count('relayed')
    const text = await metrics.text()
    expect(text).toMatch(/^tradepost_refusals_total\{reply="451 4\.4\.3"\} 2$/m)
    expect(text.match(/^tradepost_refusals_total/gm)).toHaveLength(1)
    expect(text).toMatch(/^tradepost_events_total\{event="refused"\} 2$/m)
  })

  it('tells how much of the disk is free', async () => {
    expect((await get('/metrics', null)).text).toMatch(/^tradepost_disk_free_bytes 123456$/m)
  })
})
