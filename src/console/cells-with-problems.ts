import type { Problem } from '../base/problem.ts'
import { columnName, readTable, type TableFile, type TableRow } from '../office/index.ts'
import type { CellRow } from './parts/cell-table.tsx'

/** More rows than anybody mends on a page; the marked sheet has all. */
const mostKept = 1000

const textAt = (row: TableRow | undefined, column: number): string =>
  row?.cells.find((cell) => cell.column === column)?.text ?? ''

/** The columns that a row's problems are about: those of `C12` are of C. */
const letterOf = ({ cell }: Problem): string | undefined => cell?.replace(/\d+$/, '')

/** Reads of a sheet the rows that have problems, with the first columns and those that any problem is about. */
export const readCellsWithProblems = async (
  file: TableFile,
  problems: readonly Problem[],
  headerRows: readonly { readonly sheet: string; readonly row: number }[],
): Promise<{ readonly heads: readonly string[]; readonly rows: readonly CellRow[] }> => {
  const keyOf = (sheet: string | undefined, row: number) => `${sheet ?? ''} ${row}`
  const byRow = new Map<string, Problem[]>()
  for (const found of problems)
    if (found.row !== undefined) {
      const key = keyOf(found.sheet, found.row)
      byRow.set(key, [...(byRow.get(key) ?? []), found])
    }
  const kept: TableRow[] = []
  const headers: TableRow[] = []
  for await (const chunk of readTable(file))
    for (const row of chunk.rows) {
      if (headerRows.some((header) => header.sheet === row.sheet && header.row === row.row)) headers.push(row)
      if (byRow.has(keyOf(row.sheet, row.row)) && kept.length < mostKept) kept.push(row)
    }
  const letters = new Set(problems.map(letterOf))
  const columns = Array.from({ length: 200 }, (_, n) => n + 1).filter((n) => n <= 2 || letters.has(columnName(n)))
  return {
    heads: columns.map((column) => textAt(headers[0], column) || columnName(column)),
    rows: kept.map((row) => {
      const own = byRow.get(keyOf(row.sheet, row.row)) ?? []
      return {
        place: `${row.sheet} ${row.row}`.trim(),
        cells: columns.map((column) => ({
          text: textAt(row, column),
          problems: own.filter((found) => letterOf(found) === columnName(column)),
        })),
        elsewhere: own.filter((found) => found.cell === undefined),
      }
    }),
  }
}
