/** DNS as data, without sockets: names of `FAIL` cannot be asked just now, all others that are not named do not exist. */

import type { RecordOf, RecordType, Resolver } from '../../src/proof/resolver.ts'

export const FAIL = 'fail'

export type MemoryZone = Readonly<
  Record<string, typeof FAIL | { readonly [Type in RecordType]?: readonly RecordOf[Type][] }>
>

export function memoryDns(zone: MemoryZone): Resolver {
  return {
    async lookup(type, name) {
      const records = zone[name.replace(/\.$/, '').toLowerCase()]
      if (records === FAIL) return { kind: 'failed', reason: 'DNS said ESERVFAIL' }
      const found = records?.[type]
      return found === undefined || found.length === 0 ? { kind: 'none' } : { kind: 'found', records: found }
    },
  }
}
