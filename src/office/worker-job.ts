import type { TableLimits } from './limits.ts'
import type { TableChunk, TableFile } from './table.ts'

export type WorkerJob = { readonly do: 'read'; readonly file: TableFile; readonly limits: TableLimits }

export interface WorkerAnswer {
  readonly chunk?: TableChunk
  /** Nothing follows. */
  readonly last?: true
}
