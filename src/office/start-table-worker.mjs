// A worker does not inherit the TypeScript loader of its parent, and `--import tsx` registers it on the main thread only.
import { register } from 'tsx/esm/api'

register()
await import('./table-worker.ts')
