import { startsLikeFormula } from './formula-guard.ts'
import type { WrittenRow } from './sheet-xml.ts'
import { writePackage } from './write-package.ts'
import type { Look } from './written-styles.ts'

/** A string stays text, whatever it looks like; a number is a number; null and '' leave the cell out. */
export type CellToWrite = string | number | null

export interface SheetToWrite {
  readonly name: string
  /** Width in characters. */
  readonly columns: readonly { readonly header: string; readonly width?: number }[]
  readonly rows: Iterable<readonly CellToWrite[]> | AsyncIterable<readonly CellToWrite[]>
  readonly freezeHeader?: boolean
}

/** An `.xlsx` of these sheets, the header in row 1. The same content gives the same bytes. */
export const writeWorkbook = (sheets: readonly SheetToWrite[]): Promise<Uint8Array> =>
  writePackage(
    sheets.map((sheet) => ({
      name: sheet.name,
      widths: sheet.columns.map(({ width }) => width),
      frozenRows: sheet.freezeHeader ? 1 : 0,
      rows: numberedRows(sheet),
    })),
  )

async function* numberedRows({ columns, rows }: SheetToWrite): AsyncGenerator<WrittenRow> {
  yield writtenRow(
    1,
    columns.map(({ header }) => header),
    () => 'header',
  )
  let row = 1
  for await (const cells of rows) yield writtenRow(++row, cells, lookOfText)
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
