import type { TableLimits } from './limits.ts'
import type { PackedChunk } from './packed-chunk.ts'
import type { TableFile } from './table.ts'

export type WorkerJob = { readonly do: 'read'; readonly file: TableFile; readonly limits: TableLimits }

export interface WorkerAnswer {
  readonly chunk?: PackedChunk
  /** Nothing follows. */
  readonly last?: true
}
