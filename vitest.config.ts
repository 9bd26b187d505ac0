import { defineConfig } from 'vitest/config'

/** The tests of a fresh clone: nothing but Node. Root, real Postfix and the corpus have configurations of their own. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/{files,postfix,root}/**', 'test/corpus/**'],
    globalSetup: ['test/support/build-first.ts'],
    testTimeout: 20_000,
    // One file after the other: several tests measure time, and the daemons they start need the other core.
    maxWorkers: 1,
    pool: 'forks',
  },
})
