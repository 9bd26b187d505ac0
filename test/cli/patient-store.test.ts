import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { StoreBusy } from '../../src/store/store.ts'
import { BUSY_TIMEOUT_MS } from '../../src/store/sqlite/connection.ts'
import { patientStore } from '../../src/cli/patient-store.ts'
import { runCommand } from '../support/run-command.ts'

const ALIAS = 'k7m2q9x4w8t3b6zd@marketplace.example'
const disable = ['alias', 'disable', ALIAS]

/** A verb that is busy so many times, then does as it should. */
function busyFor(times: number) {
  const verb = async () => {
    verb.calls++
    if (verb.calls <= times) throw new StoreBusy('store busy: try again')
    return true
  }
  verb.calls = 0
  return verb
}

describe('a command that writes while another process does', () => {
  it('tries again, and succeeds once it is its turn', async () => {
    const pauses: number[] = []
    const ran = await runCommand(disable, { store: { disableAlias: busyFor(3) }, pauses })
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
    expect(pauses).toHaveLength(3)
  })

  it('gives up in less than 3 s, the waits of the store included', async () => {
    const pauses: number[] = []
    const disableAlias = busyFor(100)
    const ran = await runCommand(disable, { store: { disableAlias }, pauses })
    expect(ran).toMatchObject({ exitCode: 1, stderr: 'tradepost: store busy: try again.\n' })
    const waited = pauses.reduce((sum, ms) => sum + ms, 0) + disableAlias.calls * BUSY_TIMEOUT_MS
    expect(pauses.length).toBeGreaterThan(2)
    expect(waited).toBeLessThan(3000)
  })

  it('does not try again what failed for another reason', async () => {
    const pauses: number[] = []
    const disableAlias = async () => {
      throw new Error('disk on fire')
    }
    const ran = await runCommand(disable, { store: { disableAlias }, pauses })
    expect(ran.stderr).toContain('disk on fire')
    expect(pauses).toEqual([])
  })

  it.each([
    'importLines',
    'setActivation',
    'disableAlias',
    'retryDelivery',
    'cancelDelivery',
    'releaseMessage',
    'dropMessage',
  ] as const)('is patient with %s, arguments unchanged', async (verb) => {
    const seen: unknown[][] = []
    const work = async (...args: unknown[]) => {
      seen.push(args)
      if (seen.length === 1) throw new StoreBusy('busy')
      return true
    }
    const store = patientStore({ [verb]: work } as Partial<Store> as Store, async () => {})
    await Reflect.apply(store[verb], undefined, ['a', 'b', 'c'])
    expect(seen).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ])
  })
})
