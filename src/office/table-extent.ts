import type { TableChunk } from './table.ts'

/** How far a sheet's text reaches. */
export class SheetExtent {
  lastColumn = 0
  rows = 0
  private readonly columnsByText = new Map<number, Map<string, number>>()
  private readonly headerRow: number | undefined

  constructor(headerRow: number | undefined) {
    this.headerRow = headerRow
  }

  add(row: TableChunk['rows'][number]): void {
    this.rows++
    this.lastColumn = Math.max(this.lastColumn, row.cells.at(-1)?.column ?? 0)
    if (row.row !== this.headerRow) return
    this.columnsByText.set(row.row, new Map(row.cells.map(({ text, column }) => [text, column])))
  }

  columnOf(row: number, text: string): number | undefined {
    return this.columnsByText.get(row)?.get(text)
  }
}
