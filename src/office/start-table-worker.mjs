import { builtEntry } from '../../bin/built.mjs'

const built = builtEntry('start-table-worker.mjs')
if (built) await import(built)
else {
  // A worker does not inherit the TypeScript loader of its parent, and `--import tsx` registers it on the main thread only.
  const { register } = await import('tsx/esm/api')
  register()
  await import('./table-worker.ts')
}
