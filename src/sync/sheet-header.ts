import { headerText } from '../catalogue/list-header.ts'
import { columnName, type TableRow } from '../office/index.ts'
import type { CodeMap } from './code-map.ts'
import { meaningOfColumn } from './row-columns.ts'
import { shown } from './row-values.ts'

/** A header of a sheet: what its columns are called, and what each means. */
export interface SheetHeader {
  readonly row: number
  readonly columns: ReadonlyMap<number, SheetColumn>
  /** The letter of each column by its name, and of the envelope's by their fields. */
  readonly letters: ReadonlyMap<string, string>
}

export interface SheetColumn {
  /** Names are different: a second 备注 is 备注(2). */
  readonly name: string
  /** Undefined if nobody knows; null if it is to be ignored. */
  readonly field: string | null | undefined
}

const identifying = ['name', 'code', 'implementationCode', 'localCode', 'rowId']

/** What marks a sheet of ours adds: they say nothing of a row when it comes back. */
const markHeaders = ['问题', '原行号']

/** Understands a row of cells as a header: at least two columns that are known, one of which tells rows apart. */
export const readSheetHeader = (map: CodeMap, row: TableRow): SheetHeader | null => {
  const header = headerOf(map, row)
  const known = [...header.columns.values()].filter(({ field }) => field !== undefined)
  return known.length > 1 && known.some(({ field }) => identifying.includes(field!)) ? header : null
}

/** Takes a row of cells as a header, whatever it says. */
export const headerOf = (map: CodeMap, row: TableRow): SheetHeader => {
  const columns = new Map<number, SheetColumn>()
  const letters = new Map<string, string>()
  const seen = new Map<string, number>()
  for (const { column, text } of row.cells) {
    const given = headerText(text)
    if (given === '') continue
    const count = (seen.get(given) ?? 0) + 1
    seen.set(given, count)
    const name = count === 1 ? given : `${given}(${count})`
    const meaning = markHeaders.includes(name) ? null : meaningOfColumn(map, name)
    const field = meaning === null ? null : meaning?.field
    columns.set(column, { name, field })
    for (const key of [shown(name), ...(field ? [field] : [])])
      if (!letters.has(key)) letters.set(key, columnName(column))
  }
  return { row: row.row, columns, letters }
}

/** The row that looks most like a header where no word of it is known: the first of those with the most texts. */
export const guessHeader = (map: CodeMap, rows: readonly TableRow[]): SheetHeader | null => {
  const texts = (row: TableRow) =>
    new Set(row.cells.filter(({ kind }) => kind === 'text').map(({ text }) => text.trim()))
  const most = Math.max(0, ...rows.map((row) => texts(row).size))
  const found = rows.find((row) => row.wide !== true && texts(row).size === most)
  return found && most > 1 ? headerOf(map, found) : null
}
