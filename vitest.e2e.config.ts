import { defineConfig } from 'vitest/config'

/** The compiled daemon between real mail servers and real mail programs: needs Debian's packages and root. */
export default defineConfig({
  test: {
    include: ['test/e2e/{files,postfix,root}/**/*.test.ts'],
    // One story after the other: each has its own servers, and two cores are soon busy.
    fileParallelism: false,
    testTimeout: 45_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
})
