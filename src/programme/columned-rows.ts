import { type Problem, problem, warning } from '../base/problem.ts'
import { isNoteText } from '../catalogue/list-rows.ts'
import { columnName, type TableChunk, type TableRow } from '../office/index.ts'
import type { ColumnClaim, ColumnedCell, ColumnedRow, SheetWords } from './columned-row.ts'

interface Sheet<F extends string, U extends string> {
  readonly name: string
  readonly isHidden: boolean
  seen: number
  unit: U | null
  header: { readonly row: number; readonly columns: ReadonlyMap<number, ColumnClaim<F, U>> } | null
}

/** Titles stand above the header; further down than this nobody looks for one. */
const headerWithin = 50

/** Turns the rows of a file into rows under known headers; titles, notes, totals, blank rows and hidden sheets are left out. */
export const openColumnReader = <F extends string, U extends string>(words: SheetWords<F, U>) => {
  const sheets: Sheet<F, U>[] = []

  const sheetOf = ({ sheet, hidden }: TableRow): Sheet<F, U> => {
    const last = sheets.at(-1)
    if (last?.name === sheet) return last
    const opened: Sheet<F, U> = { name: sheet, isHidden: hidden === true, seen: 0, unit: null, header: null }
    sheets.push(opened)
    return opened
  }

  const understand = (sheet: Sheet<F, U>, row: TableRow): void => {
    for (const { text } of row.cells) sheet.unit ??= words.unitAbove(text)
    const columns = new Map<number, ColumnClaim<F, U>>()
    for (const { column, text } of row.cells) {
      const claim = words.claim(text)
      // Of two columns that claim the same the first counts.
      if (claim && ![...columns.values()].some(({ field }) => field === claim.field)) columns.set(column, claim)
    }
    const found = [...columns.values()].map(({ field }) => field)
    if (words.needed.every((field) => found.includes(field))) sheet.header = { row: row.row, columns }
  }

  const rowUnder = (row: TableRow, problems: readonly Problem[]): ColumnedRow<F, U>[] => {
    const sheet = sheetOf(row)
    sheet.seen += 1
    if (sheet.isHidden) return []
    if (sheet.header === null) {
      if (sheet.seen <= headerWithin) understand(sheet, row)
      return []
    }
    const { columns } = sheet.header
    const cells = new Map<F, ColumnedCell<U>>()
    const letters = new Map([...columns].map(([column, { field }]) => [field, columnName(column)] as const))
    for (const cell of row.cells) {
      const claim = columns.get(cell.column)
      if (claim && cell.text.trim() !== '')
        cells.set(claim.field, {
          ...cell,
          unit: claim.unit ?? sheet.unit,
          name: `${columnName(cell.column)}${row.row}`,
        })
    }
    if (cells.size === 0 || isNote(row)) return []
    return [{ sheet: row.sheet, row: row.row, cells, letters, problems }]
  }

  const read = (chunk: TableChunk): ColumnedRow<F, U>[] =>
    chunk.rows.flatMap((row) =>
      rowUnder(
        row,
        chunk.problems.filter((found) => found.row === row.row && (found.sheet ?? '') === row.sheet),
      ),
    )

  const finish = () => ({
    problems: sheetProblems(sheets),
    headerRows: sheets.flatMap(({ name, header }) => (header ? [{ sheet: name, row: header.row }] : [])),
  })
  return { read, finish }
}

const isNote = (row: TableRow): boolean => {
  const texts = row.cells.filter(({ text }) => text.trim() !== '')
  return row.wide === true || isNoteText(texts[0]!.text)
}

const sheetProblems = <F extends string, U extends string>(sheets: readonly Sheet<F, U>[]): Problem[] => {
  const isUnderstood = sheets.some(({ header }) => header !== null)
  if (!isUnderstood) return [problem('HEADER_NOT_FOUND', { path: ['file'], facts: { rows: headerWithin } })]
  return sheets.flatMap(({ name, isHidden, header, seen }): Problem[] => {
    const place = { ...(name === '' ? {} : { sheet: name }), facts: { sheet: name, rows: seen } }
    if (isHidden) return [warning('SHEET_HIDDEN', place)]
    return header === null ? [warning('SHEET_WITHOUT_HEADER', place)] : []
  })
}
