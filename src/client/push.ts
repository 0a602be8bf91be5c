import type { AnsweredProblem } from './problem.ts'

/** What became of a row. The six add up to what was received. */
export type RowFate = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'OUTDATED' | 'CONFLICT' | 'REJECTED'

export interface RowCounts {
  readonly received: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly outdated: number
  readonly conflict: number
  readonly rejected: number
}

/** One row's answer: where it stood in its chunk, what became of it, which item it is, and why. */
export interface RowOutcome {
  /** Which chunk of its push; left out in the answer to the chunk itself. */
  readonly chunk?: number
  readonly line: number
  readonly rowId: string | null
  readonly version: number | null
  readonly outcome: RowFate
  readonly item: string | null
  readonly problems: readonly AnsweredProblem[]
}

/** `CHANGES`: each chunk counts as it arrives. `WHOLE`: the whole catalogue, staged and applied by `finishPush`. */
export type PushMode = 'CHANGES' | 'WHOLE'

/** `BLOCKED`: the catalogue has shrunk by more than the source allows, and waits to be confirmed. */
export type PushState = 'OPEN' | 'BLOCKED' | 'APPLYING' | 'DONE' | 'ABANDONED'

/** The last line of a chunk's answer. */
export interface ChunkSummary extends RowCounts {
  readonly push: string
  readonly chunk: number
  readonly state: PushState
  readonly dryRun: boolean
  /** Whether the chunk was here before, and this is its first answer again. */
  readonly repeatedRequest: boolean
  /** About the chunk as a whole. */
  readonly problems: readonly AnsweredProblem[]
}

/** A push as the hub knows it. */
export interface Push extends RowCounts {
  readonly id: string
  readonly city: string
  readonly source: string
  readonly cluster: string
  readonly mode: PushMode
  readonly state: PushState
  readonly chunks: number
  readonly applied: number
  readonly repeated: number
  /** Rows of the source that a whole catalogue no longer has: told, never cancelled. */
  readonly missing: { readonly count: number; readonly rows: readonly string[] } | null
  readonly startedAt: string
  readonly endedAt: string | null
  readonly drop: { readonly before: number; readonly now: number; readonly share: number } | null
}

/** A push by its id in its source. */
export interface PushName {
  readonly city: string
  /** The partner system's own word: `[a-z0-9][a-z0-9._-]{0,63}`. */
  readonly source: string
  /** Where the source has its word in a sandbox too; without, in the cluster of the key, else in earnest. */
  readonly cluster?: string | undefined
  /** `[A-Za-z0-9._-]{8,64}`, chosen by whoever pushes and kept until it is done. */
  readonly push: string
}

export const noRows: RowCounts = {
  received: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  outdated: 0,
  conflict: 0,
  rejected: 0,
}

export const sumOf = (a: RowCounts, b: RowCounts): RowCounts => ({
  received: a.received + b.received,
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  outdated: a.outdated + b.outdated,
  conflict: a.conflict + b.conflict,
  rejected: a.rejected + b.rejected,
})
