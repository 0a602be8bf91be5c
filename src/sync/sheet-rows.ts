import { type Problem, problem, warning } from '../base/problem.ts'
import { isNoteText } from '../catalogue/list-rows.ts'
import type { TableChunk, TableRow } from '../office/index.ts'
import type { CodeMap } from './code-map.ts'
import { guessHeader, readSheetHeader, type SheetHeader } from './sheet-header.ts'

/** A row of a sheet under its header, and what is wrong with its cells by column. */
export interface SheetRow {
  readonly header: SheetHeader
  readonly row: TableRow
  readonly wrongCells: ReadonlyMap<number, Problem>
}

interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  header: SheetHeader | null
  /** Rows before a header is found. */
  above: TableRow[]
  rowsSeen: number
  readonly skipped: number[]
}

/** Titles stand above the header; further down than this nobody looks for one. */
const headerWithin = 50

/**
 * Finds each sheet's header and the rows under it; titles, notes, totals and the header once more are left out. Where `guesses` is
 * set, a sheet of which no word is known has its likeliest row as its header.
 */
export const openSheetReader = (map: CodeMap, guesses = false) => {
  const sheets: Sheet[] = []
  const unplaced: Problem[] = []

  const read = (chunk: TableChunk): SheetRow[] => {
    const wrong = wrongCellsOf(chunk.problems)
    unplaced.push(...chunk.problems.filter(({ cell }) => cell === undefined))
    return chunk.rows.flatMap((row) =>
      take(row).map((one) => ({ ...one, wrongCells: wrong.get(placeOf(row)) ?? none })),
    )
  }

  const take = (row: TableRow): Omit<SheetRow, 'wrongCells'>[] => {
    const sheet = sheetOf(sheets, row)
    if (sheet.isHidden) return []
    sheet.rowsSeen += 1
    if (sheet.header) return under(sheet, sheet.header, row)
    if (sheet.rowsSeen > headerWithin) return []
    sheet.above.push(row)
    sheet.header = readSheetHeader(map, row)
    if (sheet.header || !guesses || sheet.rowsSeen < headerWithin) return []
    return guessed(sheet)
  }

  const guessed = (sheet: Sheet): Omit<SheetRow, 'wrongCells'>[] => {
    const header = guessHeader(map, sheet.above)
    sheet.header = header
    return header === null
      ? []
      : sheet.above.filter(({ row }) => row > header.row).flatMap((row) => under(sheet, header, row))
  }

  /** The rows that waited for a header, and what is to be said of the sheets. */
  const finish = () => {
    const rows = sheets
      .filter((sheet) => guesses && !sheet.header && !sheet.isHidden)
      .flatMap(guessed)
      .map((one) => ({ ...one, wrongCells: none }))
    const headerRows = sheets.flatMap(({ name, header }) => (header ? [{ sheet: name, row: header.row }] : []))
    return { rows, headerRows, problems: [...unplaced, ...sheetProblems(sheets)] }
  }

  return { read, finish }
}

const none: ReadonlyMap<number, Problem> = new Map()

const placeOf = ({ sheet, row }: { sheet?: string; row?: number }): string => `${row} ${sheet ?? ''}`

const wrongCellsOf = (problems: readonly Problem[]): Map<string, Map<number, Problem>> => {
  const wrong = new Map<string, Map<number, Problem>>()
  for (const found of problems) {
    const letters = /^[A-Z]+/.exec(found.cell ?? '')?.[0]
    if (letters === undefined) continue
    const column = [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0)
    const key = placeOf(found)
    wrong.set(key, (wrong.get(key) ?? new Map<number, Problem>()).set(column, found))
  }
  return wrong
}

const sheetOf = (sheets: Sheet[], row: TableRow): Sheet => {
  const last = sheets.at(-1)
  if (last?.name === row.sheet) return last
  const opened = { name: row.sheet, isHidden: row.hidden === true, header: null, above: [], rowsSeen: 0, skipped: [] }
  sheets.push(opened)
  return opened
}

const under = (sheet: Sheet, header: SheetHeader, row: TableRow): Omit<SheetRow, 'wrongCells'>[] => {
  const filled = row.cells.filter(({ column, text }) => header.columns.has(column) && text.trim() !== '')
  if (filled.length > 0 && filled.every(({ column, text }) => header.columns.get(column)!.name === text.trim()))
    return []
  const isNote = row.wide === true || (filled.length <= 2 && filled.length > 0 && isNoteText(filled[0]!.text))
  if (filled.length > 0 && !isNote) return [{ header, row }]
  sheet.skipped.push(row.row)
  return []
}

const sheetProblems = (sheets: readonly Sheet[]): Problem[] => {
  const isUnderstood = sheets.some(({ header }) => header !== null)
  const said = sheets.flatMap(({ name, isHidden, header, rowsSeen, skipped }): Problem[] => {
    const place = name === '' ? {} : { sheet: name }
    if (isHidden) return [warning('SHEET_HIDDEN', { ...place, facts: { sheet: name } })]
    if (header === null)
      return isUnderstood ? [warning('SHEET_WITHOUT_HEADER', { ...place, facts: { sheet: name, rows: rowsSeen } })] : []
    const facts = { count: skipped.length, rows: skipped.slice(0, 20).join(', ') }
    return skipped.length > 0 ? [warning('ROWS_LEFT_OUT', { ...place, facts })] : []
  })
  return isUnderstood
    ? said
    : [...said, problem('SHEET_NOT_UNDERSTOOD', { path: ['file'], facts: { rows: headerWithin } })]
}
