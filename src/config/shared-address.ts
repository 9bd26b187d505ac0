/** Two listeners cannot have one address: told before either of them fails to open it. */

import { type Endpoint, parseEndpoint } from './endpoint.ts'
import { type Mistake, keyName } from './mistakes.ts'
import { configSchema } from './schema.ts'

/** Looked for in the raw values, so that it is reported together with everything else. */
export function sharedAddress(
  raw: Record<string, unknown>,
  fileOf: (path: readonly PropertyKey[]) => string,
): Mistake[] {
  const text = settingIn(raw['ops'], 'listen')
  const ops = typeof text === 'string' ? parseEndpoint(text) : null
  const inbound = configSchema.shape.inbound.shape.listen.safeParse(settingIn(raw['inbound'], 'listen'))
  if (ops === null || !inbound.success || !inbound.data.some((each) => collide(each, ops))) return []
  const path = ['ops', 'listen']
  return [
    {
      file: fileOf(path),
      key: keyName(path),
      problem: `is ${JSON.stringify(text)}, which inbound.listen takes`,
      expected: 'another address or port than inbound.listen',
    },
  ]
}

/** Port 0 is a different port each time; a listener on all addresses has those of all others. */
function collide(a: Endpoint, b: Endpoint): boolean {
  return a.port !== 0 && a.port === b.port && (a.host === b.host || isEvery(a.host) || isEvery(b.host))
}

function isEvery(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

function settingIn(table: unknown, key: string): unknown {
  return typeof table === 'object' && table !== null ? (table as Record<string, unknown>)[key] : undefined
}
