import { defineConfig } from 'vitest/config'

/**
 * Tests that start processes and wait for them, or for a disk: two at a time leave no core idle. The few among them that
 * measure how long something takes are run with the others, one file after the other.
 */
const STARTING = ['test/{cli,e2e,faults,store,threads,upgrade}/**/!(durability|guessing|patient-store).test.ts']
/** Root, real Postfix and the corpus have configurations of their own. */
const ELSEWHERE = ['test/e2e/{files,postfix,root}/**', 'test/corpus/**']
const common = { testTimeout: 20_000, pool: 'forks' } as const

/** The tests of a fresh clone: nothing but Node. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/build-first.ts'],
    projects: [
      {
        test: {
          ...common,
          name: 'starting',
          include: STARTING,
          exclude: ELSEWHERE,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'measuring',
          include: ['test/**/*.test.ts'],
          exclude: [...STARTING, ...ELSEWHERE],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
