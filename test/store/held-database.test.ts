import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

/** A process of its own, for what is tested is whether it survives; on Node 24.19 and later the bare library does not. */
const program = (url: string) => `
  import { heldDatabase } from ${JSON.stringify(url)}
  for (let index = 0; index < 100; index++) {
    const database = heldDatabase(':memory:')
    database.pragma('user_version = 7')
    database.prepare('SELECT 1').get()
    database.transaction(() => database.exec('CREATE TABLE t (a)')).immediate()
    if (database.pragma('user_version', { simple: true }) !== 7) throw new Error('the pragma was not kept')
    if (index % 2 === 0) database.close()
  }
  for (let round = 0; round < 3; round++) {
    globalThis.gc()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  process.stdout.write('alive')
`

it('a held database survives the collection of garbage', () => {
  const url = new URL('../../dist/store/sqlite/held-database.js', import.meta.url).href
  const args = ['--expose-gc', '--input-type=module', '--eval', program(url)]
  expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toBe('alive')
})
