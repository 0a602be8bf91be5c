import { type CellRange, cellName } from './cell-reference.ts'
import { type CellContext, cellValue, type WrittenCell } from './cell-value.ts'
import { MergedRows } from './merges.ts'
import { refuse } from './refused.ts'
import type { SheetHandler } from './sheet-scanner.ts'
import type { TableCell } from './table.ts'
import type { TableSink } from './table-sink.ts'

interface Filling {
  readonly until: number
  readonly cell: TableCell
}

/** Makes table rows of a sheet's cells: merged cells repeat down their rows, and rows without text are left out. */
export class SheetRows implements SheetHandler {
  private row = 0
  private cells: TableCell[] = []
  private isSorted = true
  /** By column: the text of a vertically merged cell that reaches further down. */
  private readonly fillings = new Map<number, Filling>()
  private readonly merged: MergedRows
  private readonly sheet: { readonly name: string; readonly hidden: boolean }
  private readonly context: CellContext
  private readonly sink: TableSink

  constructor(
    sheet: { readonly name: string; readonly hidden: boolean },
    merges: readonly CellRange[],
    context: CellContext,
    sink: TableSink,
  ) {
    this.sheet = sheet
    this.merged = new MergedRows(merges)
    this.context = context
    this.sink = sink
  }

  startRow(row: number): void {
    this.row = row
    this.cells = []
    this.isSorted = true
  }

  cell(column: number, written: WrittenCell): void {
    if (written.value === undefined && written.formula === undefined && written.inline === undefined) return
    const found =
      cellValue(written, this.context) ??
      refuse('FILE_CORRUPT', { sharedString: (written.value ?? '').slice(0, 40) }, this.place(column))
    if (found.text === '') return
    if (column <= (this.cells.at(-1)?.column ?? 0)) this.isSorted = false
    this.cells.push(this.sink.checked(this.sheet.name, this.row, { column, ...found }))
  }

  endRow(): void {
    const starting = this.merged.startingIn(this.row)
    const hasOwnText = this.cells.length > 0
    if (this.fillings.size > 0) this.fill()
    if (starting.length > 0) this.rememberFillings(starting)
    if (this.cells.length === 0) return
    if (!this.isSorted) this.cells.sort((one, other) => one.column - other.column)
    const { name, hidden } = this.sheet
    const wide = hasOwnText && this.isWide(starting)
    const { row, cells } = this
    this.sink.add({ sheet: name, ...(hidden && { hidden }), row, cells, ...(wide && { wide }) })
  }

  private place(column: number) {
    return { sheet: this.sheet.name, row: this.row, cell: cellName(column, this.row) }
  }

  private fill(): void {
    const own = new Set(this.cells.map(({ column }) => column))
    for (const [column, { until, cell }] of this.fillings) {
      if (this.row > until) this.fillings.delete(column)
      else if (!own.has(column)) this.cells.push(cell)
    }
    this.isSorted = false
  }

  private rememberFillings(starting: readonly CellRange[]): void {
    for (const { left, top, bottom } of starting) {
      if (bottom === top) continue
      const cell = this.cells.find((own) => own.column === left)
      if (cell) this.fillings.set(left, { until: bottom, cell })
    }
  }

  private isWide(starting: readonly CellRange[]): boolean {
    const [only] = this.cells
    return this.cells.length === 1 && starting.some(({ left, right }) => left === only?.column && right > left)
  }
}
