import type { Problem } from '../base/problem.ts'
import type { Granularity } from '../catalogue/granularity.ts'
import type { ImplementationState } from '../catalogue/item-implementation.ts'
import type { GivenContent } from '../catalogue/normal-content.ts'
import type { CodeMap } from './code-map.ts'
import { type PushedRow, type RowOperation, rowOperations } from './pushed-row.ts'

/** A row's content in our own words; `row` is null if a problem refuses it. Paths lead from the content on. */
export interface ReadRow {
  readonly row: PushedRow | null
  readonly operation: RowOperation | null
  readonly problems: Problem[]
}

/** Reads the rows of a chunk, and remembers the columns that nobody knows. */
export interface RowReader {
  read(content: Record<string, unknown>, operation: string): ReadRow
  /** The warning about columns that are neither ours nor mapped (COLUMN_NOT_MAPPED), once for all rows read. */
  columnProblems(): Problem[]
}

/** Opens a reader of rows: one a chunk. */
export const openRowReader = (map: CodeMap): RowReader => ({
  read: (content, operation) => readRowContent(map, content, operation),
  columnProblems: () => [],
})

/** Reads the content of a single row. For many rows open a reader. */
export const readRowContent = (_map: CodeMap, content: Record<string, unknown>, operation: string): ReadRow => {
  const { code, localCode, granularity, effectiveOn, state, ...rest } = content
  const text = (found: unknown) => (typeof found === 'string' ? found : null)
  return {
    row: {
      content: rest as unknown as GivenContent,
      ...{ code: text(code), localCode: text(localCode), granularity: text(granularity) as Granularity | null },
      ...{ effectiveOn: text(effectiveOn), state: text(state) as ImplementationState | null },
    },
    operation: rowOperations.find((one) => one === operation) ?? null,
    problems: [],
  }
}
