import { type Problem, warning } from '../base/problem.ts'
import type { CodeMap } from './code-map.ts'
import { flatValue } from './flat-value.ts'
import type { RejectedRow } from './rejected-row.sql.ts'
import { compileColumns } from './row-columns.ts'
import { envelopeFields } from './row-fields.ts'
import { plainText, shown } from './row-values.ts'

/** Rows that wait to be mended as a sheet in the source's own columns. */
export interface RejectedSheet {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly cells: readonly string[]; readonly problems: readonly PlacedProblem[] }[]
}

/** A problem of a row, and the column (from 0) that it is about, if that is known. */
export interface PlacedProblem {
  readonly column: number | undefined
  readonly problem: Problem
}

/** What of a row such a sheet shows. */
export type RowOfSheet = Pick<RejectedRow, 'rowId' | 'sent' | 'problems'>

/** Named in our own words, so that they are understood when the sheet comes back. */
const head = ['rowId', 'version', 'operation'] as const

const mostColumns = 400
// What a spreadsheet keeps of a cell.
const longestCell = 32_767

/** Makes a sheet of rejected rows; what it says is read again as it was sent, once it is mended. */
export const rejectedSheet = (map: CodeMap, rejected: readonly RowOfSheet[]): RejectedSheet => {
  const known = compileColumns(map)
  const indexes = new Map<string, number>(head.map((name, index) => [name, index]))
  const sent = rejected.map((row) => ({ row, line: parsed(row.sent) }))
  const namesOf = (content: Record<string, unknown>) =>
    Object.keys(content).filter(
      (name) => !envelopeFields.includes(known.meaningOf(name)?.field ?? '') && !indexes.has(name),
    )
  for (const { line } of sent) {
    for (const name of namesOf(contentOf(line))) if (indexes.size < mostColumns) indexes.set(name, indexes.size)
  }
  const columnOf = columnFinder(indexes, (name) => known.meaningOf(name)?.field)
  const rows = sent.map(({ row, line }) => {
    const content = contentOf(line)
    const cells = [...indexes.keys()].map((name, index) =>
      keepable(
        index < head.length
          ? headCell(row, line, name)
          : Object.hasOwn(content, name)
            ? flatValue(known, name, content[name])
            : '',
      ),
    )
    const problems = row.problems.map((problem) => ({ column: columnOf(problem), problem }))
    return { cells: cells.map((cell) => cell.slice(0, longestCell)), problems: [...problems, ...cutCells(cells)] }
  })
  return { columns: [...indexes.keys()].map(keepable), rows }
}

const parsed = (sent: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(sent)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const contentOf = ({ content }: Record<string, unknown>): Record<string, unknown> =>
  typeof content === 'object' && content !== null && !Array.isArray(content) ? (content as Record<string, unknown>) : {}

const headCell = (row: RowOfSheet, line: Record<string, unknown>, name: string): string =>
  name === 'rowId' ? row.rowId : (plainText(line[name]) ?? '')

/** NUL and half characters cannot stand in a file. */
const keepable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\ufffd')

const cutCells = (cells: readonly string[]): PlacedProblem[] =>
  cells.flatMap((cell, column) =>
    cell.length > longestCell
      ? [{ column, problem: warning('REJECTED_CELL_CUT', { facts: { length: cell.length, most: longestCell } }) }]
      : [],
  )

/** Problems name a column as the source has it, or a field of ours that one of its columns means. */
const columnFinder = (indexes: ReadonlyMap<string, number>, fieldOf: (name: string) => string | undefined) => {
  const byName = new Map([...indexes].map(([name, index]) => [shown(name), index]))
  const byField = new Map([...indexes].flatMap(([name, index]) => (fieldOf(name) ? [[fieldOf(name)!, index]] : [])))
  return ({ path, field }: Problem): number | undefined => {
    const name = String(path[0] === 'content' ? (path[1] ?? '') : (path[0] ?? ''))
    return byName.get(name) ?? byField.get(name) ?? byField.get(field ?? '')
  }
}
