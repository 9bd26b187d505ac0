import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** Root, real Postfix and the corpus have configurations of their own. */
const ELSEWHERE = ['test/e2e/{files,postfix,root}/**', 'test/corpus/**']
/** Tests that look at the clock themselves: beside others they would measure those. */
const MEASURING = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `test/${name}`)
  .filter((name) => /performance\.now|hrtime/.test(readFileSync(name, 'utf8')))
const common = { testTimeout: 20_000, pool: 'forks' } as const

/** The tests of a fresh clone: nothing but Node. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/build-first.ts'],
    projects: [
      {
        test: {
          ...common,
          name: 'beside others',
          include: ['test/**/*.test.ts'],
          exclude: [...MEASURING, ...ELSEWHERE],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'measuring',
          include: MEASURING,
          exclude: ELSEWHERE,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
