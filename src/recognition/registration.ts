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

/** The rows of a registration as they come in, and what tells this content from another (a hash of the file, the rows). */
export interface RegistrationRows {
  readonly chunks: AsyncIterable<readonly ListedRow[]> | Iterable<readonly ListedRow[]>
  readonly content: unknown
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
