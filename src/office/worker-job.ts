import type { Problem } from '../base/problem.ts'
import type { TableLimits } from './limits.ts'
import type { MarkedBytes } from './mark-file.ts'
import type { Mark, MarkWording } from './marks.ts'
import type { PackedChunk } from './packed-chunk.ts'
import type { TableFile } from './table.ts'

export type WorkerJob =
  | { readonly do: 'read'; readonly file: TableFile; readonly limits: TableLimits }
  | {
      readonly do: 'mark'
      readonly file: TableFile
      readonly limits: TableLimits
      readonly marks: readonly Mark[]
      readonly wording: MarkWording
    }

export interface WorkerAnswer {
  readonly chunk?: PackedChunk
  readonly marked?: MarkedBytes
  readonly refusal?: Problem
  /** Nothing follows. */
  readonly last?: true
}
