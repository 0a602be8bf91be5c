import type { TableLimits } from './limits.ts'
import { headerRowOf, type Mark, type MarkedRow, type MarkWording, markedRows } from './marks.ts'
import type { WrittenRow, WrittenSheet } from './sheet-xml.ts'
import type { TableFile, TableRow } from './table.ts'
import { tableChunks } from './table-chunks.ts'
import type { SheetExtent } from './table-extent.ts'
import { tableFormat } from './table-format.ts'
import { writePackage } from './write-package.ts'
import { lookOfText } from './write-workbook.ts'
import type { Look } from './written-styles.ts'

const messageWidth = 60
const rowNumberWidth = 10
const usualWidth = 20

interface List {
  readonly headerRow: number
  readonly marked: ReadonlyMap<number, MarkedRow>
  readonly extent: SheetExtent
  /** Rows do not stand where they stood: the first column says where that was. */
  readonly renumbered: boolean
  readonly onlyProblemRows: boolean
  readonly wording: MarkWording
}

/** A new workbook with the rows of the file as text: for files that cannot be coloured, and for very long ones. */
export const markList = (
  file: TableFile,
  limits: TableLimits,
  marks: readonly Mark[],
  wording: MarkWording,
  extents: ReadonlyMap<string, SheetExtent>,
  onlyProblemRows: boolean,
): Promise<Uint8Array> => {
  // The header of an ndjson file has no line of its own, so its rows move down by one.
  const renumbered = onlyProblemRows || tableFormat(file) === 'ndjson'
  const sheets = [...extents].map(([sheet, extent]): WrittenSheet => {
    const marked = markedRows(marks, sheet)
    const headerRow = headerRowOf(sheet, marked, wording)
    const list: List = { headerRow, marked, extent, renumbered, onlyProblemRows, wording }
    return {
      name: sheet || nameWithoutEnding(file.name),
      widths: [
        ...(renumbered ? [rowNumberWidth] : []),
        ...Array.from({ length: extent.lastColumn }, () => usualWidth),
        messageWidth,
      ],
      frozenRows: 0,
      rows: listRows(rowsOfSheet(file, limits, sheet), list),
    }
  })
  return writePackage(sheets)
}

const nameWithoutEnding = (name: string): string => name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')

async function* rowsOfSheet(file: TableFile, limits: TableLimits, sheet: string): AsyncGenerator<TableRow> {
  for await (const { rows } of tableChunks(file, limits, sheet)) yield* rows
}

async function* listRows(rows: AsyncIterable<TableRow>, list: List): AsyncGenerator<WrittenRow> {
  let written = 0
  for await (const row of withMarkedGaps(rows, [...list.marked.keys()])) {
    const marked = list.marked.get(row.row)
    if (list.onlyProblemRows && row.row > list.headerRow && !marked) continue
    written = list.renumbered ? written + 1 : row.row
    yield { row: written, cells: cellsOf(row, marked, list) }
  }
}

/** Marked rows that hold no cell, such as a line that could not be read, still need a row for their message. */
async function* withMarkedGaps(rows: AsyncIterable<TableRow>, marked: number[]): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    while (marked.length > 0 && marked[0]! <= row.row) {
      const gap = marked.shift()!
      if (gap < row.row) yield { sheet: row.sheet, row: gap, cells: [] }
    }
    yield row
  }
  for (const gap of marked) yield { sheet: '', row: gap, cells: [] }
}

const cellsOf = ({ row, cells }: TableRow, marked: MarkedRow | undefined, list: List): WrittenRow['cells'] => {
  const isHeader = row === list.headerRow
  const shift = list.renumbered ? 1 : 0
  const looked = cells.map(({ column, text }) => ({
    column: column + shift,
    value: text,
    look: isHeader ? ('header' as const) : lookOf(marked, column, text),
  }))
  const message = isHeader ? list.wording.messageHeader : marked?.message
  const number = isHeader ? list.wording.rowNumberHeader : row
  return [
    ...(list.renumbered
      ? [{ column: 1, value: number, look: isHeader ? ('header' as const) : ('number' as const) }]
      : []),
    ...looked,
    ...(message === undefined ? [] : [messageCell(list.extent.lastColumn + 1 + shift, message, isHeader)]),
  ]
}

const messageCell = (column: number, value: string, isHeader: boolean): WrittenRow['cells'][number] => ({
  column,
  value,
  look: isHeader ? 'header' : 'message',
})

const lookOf = (marked: MarkedRow | undefined, column: number, text: string): Look => {
  const severity = marked?.cells.get(column)
  if (severity === undefined) return lookOfText(text)
  return severity === 'ERROR' ? 'error' : 'warning'
}
