import { startsLikeFormula } from './formula-guard.ts'
import { rowHeight } from './row-height.ts'
import type { WrittenRow, WrittenSheet } from './sheet-xml.ts'
import { type FileProperties, writePackage } from './write-package.ts'
import type { Look } from './written-styles.ts'

/** A string stays text, whatever it looks like; a number is a number; null and '' leave the cell out. */
export type CellToWrite = string | number | null

export interface ColumnToWrite {
  readonly header: string
  /** In characters. */
  readonly width?: number
  /** How its numbers look: 1,284 or 1,284.50 or 86.31%, or as they are. */
  readonly format?: 'WHOLE' | 'MONEY' | 'SHARE' | 'NUMBER'
}

export interface SheetToWrite {
  readonly name: string
  readonly columns: readonly ColumnToWrite[]
  readonly rows: Iterable<readonly CellToWrite[]> | AsyncIterable<readonly CellToWrite[]>
  readonly freezeHeader?: boolean
  /** A table to be printed (A4 lying down, its head on every page): what stands above it, and what it counts in. */
  readonly print?: { readonly title: string; readonly note: string }
}

/** An `.xlsx` of these sheets, the header in row 1, below what is printed above it. The same content gives the same bytes. */
export const writeWorkbook = (sheets: readonly SheetToWrite[], properties?: FileProperties): Promise<Uint8Array> =>
  writePackage(sheets.map(writtenSheet), properties)

const writtenSheet = (sheet: SheetToWrite): WrittenSheet => {
  const { name, columns, freezeHeader, print } = sheet
  const head = print ? 3 : 1
  return {
    name,
    widths: columns.map(({ width }) => width),
    frozenRows: freezeHeader ? head : 0,
    rows: print ? printedRows(sheet, print) : numberedRows(sheet),
    ...(print && { print: { columns: columns.length, head } }),
  }
}

async function* numberedRows({ columns, rows }: SheetToWrite): AsyncGenerator<WrittenRow> {
  yield writtenRow(
    1,
    columns.map(({ header }) => header),
    () => 'header',
  )
  let row = 1
  for await (const cells of rows) yield writtenRow(++row, cells, lookOfText)
}

const ruled = { WHOLE: 'ruledWhole', MONEY: 'ruledMoney', SHARE: 'ruledShare', NUMBER: 'ruledNumber' } as const

async function* printedRows(
  { columns, rows }: SheetToWrite,
  { title, note }: NonNullable<SheetToWrite['print']>,
): AsyncGenerator<WrittenRow> {
  yield { ...writtenRow(1, [title], () => 'title'), height: 30 }
  yield writtenRow(2, [note], () => 'note')
  const headers = columns.map(({ header }) => header)
  yield { ...writtenRow(3, headers, () => 'ruledHeader'), height: rowHeight(columns, headers) }
  let row = 3
  // Empty cells are ruled as well.
  for await (const cells of rows)
    yield {
      row: ++row,
      height: rowHeight(
        columns,
        cells.map((value) => value ?? ''),
      ),
      cells: columns.map(({ format = 'WHOLE' }, i) => {
        const value = cells[i] ?? ''
        return { column: i + 1, value, look: typeof value === 'number' ? ruled[format] : 'ruledText' }
      }),
    }
}

export const lookOfText = (value: string | number): Look =>
  typeof value === 'string' && startsLikeFormula(value) ? 'guarded' : 'text'

const writtenRow = (
  row: number,
  values: readonly CellToWrite[],
  look: (value: string | number) => Look,
): WrittenRow => ({
  row,
  cells: values.flatMap((value, index) =>
    value === null || value === '' ? [] : [{ column: index + 1, value, look: look(value) }],
  ),
})
