import type { Problem } from '../base/problem.ts'
import type { CodeShape } from '../catalogue/check-list.ts'
import type { Granularity } from '../catalogue/granularity.ts'
import type { ListedRow } from '../catalogue/listed-row.ts'
import type { BatchName } from './item-batch.ts'

export const onProblems = ['REJECT_ALL', 'ACCEPT_VALID'] as const
export type OnProblem = (typeof onProblems)[number]

/** What a registration asks for, its rows aside. */
export interface RegistrationInput extends BatchName {
  readonly idempotencyKey?: string | null
  readonly title: string
  readonly documentNumber?: string | null
  readonly granularity?: Granularity | null
  readonly onProblem: OnProblem
  readonly dryRun: boolean
}

/** The rows of a registration as they come in. */
export interface RegistrationRows {
  readonly chunks: AsyncIterable<readonly ListedRow[]> | Iterable<readonly ListedRow[]>
  /** Asked once the chunks are through: what tells this content from another (a file's hash, the rows), and what else was found. */
  end(): {
    readonly content: unknown
    /** The source as a whole cannot be used, however many rows came. */
    readonly refusal?: Problem | undefined
    readonly problems?: readonly Problem[]
  }
}

/** What became of the rows: received = accepted + unchanged + rejected. In a dry run, what each would become by itself. */
export interface Registration {
  /** Null if nothing was written. */
  readonly batch: BatchName | null
  readonly received: number
  readonly accepted: number
  readonly unchanged: number
  readonly rejected: number
  readonly codeShapes: readonly CodeShape[]
}

/** The rows as a list of one chunk, for callers who have them all. */
export const rowsOf = (fields: readonly ListedRow['fields'][]): ListedRow[] =>
  fields.map((row, index) => ({ place: { index }, fields: row }))
