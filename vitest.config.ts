import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    // An embedded database on a slow machine takes its time to start.
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
})
