import type { Problem } from '../base/problem.ts'
import { cellName } from './cell-reference.ts'
import { forbiddenCharacter, withoutForbidden } from './cell-text.ts'
import type { TableLimits } from './limits.ts'
import { officeProblem, refuse } from './refused.ts'
import type { TableCell, TableChunk, TableRow } from './table.ts'

const rowsInChunk = 500
// A chunk is copied to the main thread in one go; more cells than this would hold it up.
const cellsInChunk = 10_000
const textInChunk = 2_000_000

const placeOf = (sheet: string, row: number, column: number) => ({
  ...(sheet && { sheet }),
  row,
  cell: cellName(column, row),
})

/** Collects rows into chunks and counts what they cost, whatever the format they come from. */
export class TableSink {
  private rows: TableRow[] = []
  private problems: Problem[] = []
  private readonly ready: TableChunk[] = []
  private readonly limits: TableLimits
  private rowCount = 0
  private cellCount = 0
  private textCount = 0
  private chunkCells = 0
  private chunkText = 0

  constructor(limits: TableLimits) {
    this.limits = limits
  }

  get isEmpty(): boolean {
    return this.rowCount === 0
  }

  report(found: Problem): void {
    this.problems.push(found)
    if (this.problems.length >= rowsInChunk) this.close()
  }

  /** Checks one cell and says what it may be called; the place is worked out only when it is needed. */
  checked(sheet: string, row: number, cell: TableCell): TableCell {
    const { cellText, columns } = this.limits
    const { column, text } = cell
    if (column > columns)
      refuse('FILE_TOO_MANY_COLUMNS', { limit: columns, found: column }, placeOf(sheet, row, column))
    if (text.length > cellText) refuse('FILE_TEXT_TOO_LONG', { limit: cellText }, placeOf(sheet, row, column))
    const forbidden = forbiddenCharacter(text)
    if (forbidden === undefined) return cell
    this.report(officeProblem('CELL_TEXT_NOT_ALLOWED', { character: forbidden }, placeOf(sheet, row, column)))
    return { ...cell, text: withoutForbidden(cell.text) }
  }

  add(row: TableRow): void {
    const { rows, cells, totalText } = this.limits
    const place = { ...(row.sheet && { sheet: row.sheet }), row: row.row }
    this.rowCount++
    this.cellCount += row.cells.length
    const text = row.cells.reduce((sum, cell) => sum + cell.text.length, 0)
    this.textCount += text
    if (this.rowCount > rows) refuse('FILE_TOO_MANY_ROWS', { limit: rows }, place)
    if (this.cellCount > cells) refuse('FILE_TOO_MANY_CELLS', { limit: cells }, place)
    if (this.textCount > totalText) refuse('FILE_TEXT_TOO_LONG', { limit: totalText, allCells: true }, place)
    this.rows.push(row)
    this.chunkCells += row.cells.length
    this.chunkText += text
    if (this.rows.length >= rowsInChunk || this.chunkCells >= cellsInChunk || this.chunkText >= textInChunk)
      this.close()
  }

  /** The chunks that are full. */
  take(): TableChunk[] {
    return this.ready.splice(0)
  }

  /** All that is left, as chunks. */
  takeAll(): TableChunk[] {
    this.close()
    return this.take()
  }

  private close(): void {
    if (this.rows.length === 0 && this.problems.length === 0) return
    this.ready.push({ rows: this.rows, problems: this.problems })
    this.rows = []
    this.problems = []
    this.chunkCells = 0
    this.chunkText = 0
  }
}
