import { defineConfig } from 'vitest/config'

/** Mail that nobody here wrote, from the folder in TRADEPOST_CORPUS. */
export default defineConfig({
  test: {
    include: ['test/corpus/**/*.test.ts'],
    globalSetup: ['test/support/build-first.ts'],
    testTimeout: 120_000,
    pool: 'forks',
  },
})
