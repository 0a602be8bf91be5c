import { type Problem, problem } from '../base/problem.ts'
import type { ColumnMeaning, CompiledColumns } from './row-columns.ts'
import { isBlank, plainText, type Reading, shown } from './row-values.ts'
import type { LostCell } from './sheet-envelope.ts'

/** What a row says of one field, and where. */
export interface Filled {
  readonly meaning: ColumnMeaning
  readonly value: unknown
}
export type FilledFields = ReadonlyMap<string, Filled>

/** The fields that a row fills, each by the column that says it best. */
export const filledFields = (to: Reading, columns: CompiledColumns, content: Record<string, unknown>): FilledFields => {
  const filled = new Map<string, Filled>()
  for (const column in content) {
    const meaning = columns.meaningOf(column)
    const value = content[column]
    if (meaning === null || isBlank(value)) continue
    if (isLostCell(value)) {
      refuseLost(to, meaning, value)
      continue
    }
    const other = filled.get(meaning.field)
    if (other === undefined || meaning.rank < other.meaning.rank) filled.set(meaning.field, { meaning, value })
    else if (meaning.rank === other.meaning.rank && !isSameValue(value, other.value))
      to.problems.push(givenTwice(meaning, other.meaning))
  }
  return filled
}

const lostCodes: readonly unknown[] = ['CODE_DIGITS_LOST', 'CELL_TEXT_NOT_ALLOWED']

/** What a sheet could not keep stands so in the row that was made of it. */
const isLostCell = (value: unknown): value is LostCell =>
  typeof value === 'object' && value !== null && lostCodes.includes((value as Partial<LostCell>).$lost)

const refuseLost = (to: Reading, { field, path }: ColumnMeaning, { $lost, found }: LostCell) =>
  to.problems.push(problem($lost, { path, field, facts: { found: shown(found) } }))

const isSameValue = (one: unknown, other: unknown): boolean =>
  plainText(one) !== undefined && plainText(one) === plainText(other)

const givenTwice = ({ field, path }: ColumnMeaning, other: ColumnMeaning): Problem =>
  problem('FIELD_GIVEN_TWICE', { path, field, facts: { field, column: String(path[0]), other: String(other.path[0]) } })

/** Problems of our own fields, told of the columns in which a row has them. */
export const placedAsSent = (
  columns: CompiledColumns,
  content: Record<string, unknown>,
  problems: readonly Problem[],
): Problem[] => {
  if (problems.length === 0) return []
  const columnOf = new Map<string, string>()
  for (const column in content) {
    const meaning = columns.meaningOf(column)
    const field = meaning?.field.split('.')[0]
    if (field !== undefined && !columnOf.has(field) && !isBlank(content[column])) columnOf.set(field, shown(column))
  }
  return problems.map((found) => {
    const column = columnOf.get(String(found.path[0]))
    return column === undefined ? found : { ...found, path: [column, ...found.path.slice(1)] }
  })
}
