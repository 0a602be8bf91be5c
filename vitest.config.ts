import { defineConfig } from 'vitest/config'

// vitest's reporter groups failures with it, and Node 20 does not have it yet: without this a failing run dies unexplained.
const maps = Map as { groupBy?: unknown }
maps.groupBy ??= <K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

const results = process.env.HUTONG_TEST_RESULTS

export default defineConfig({
  // What Node itself sets. With "development" graphql is two packages, and an error of one is none of the other; with "module" come
  // files that Node cannot load.
  ssr: { resolve: { conditions: ['module-sync', 'node'] } },
  test: {
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/clean-up.ts'],
    pool: 'forks',
    // Files of a worker share what they import: a second of processor each. None leaves anything behind in a module.
    isolate: false,
    // On two cores the runner's own choice is one worker, and it waits for databases and child processes half of the time.
    maxWorkers: 2,
    testTimeout: 30_000,
    // An embedded database on a slow machine takes its time to start.
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
})
