import { type Problem, problem, warning } from '../base/problem.ts'
import { columnName, type TableChunk, type TableRow } from '../office/index.ts'
import { type HeaderMap, headerText, type ListHeader, readHeader } from './list-header.ts'
import type { ListedRow, ListField } from './listed-row.ts'

/** How a column of a sheet was understood; `field` is null for one that nobody named. */
export interface ReadColumn<F extends string = ListField> {
  readonly sheet: string
  readonly header: string
  readonly field: F | null
}

/** What lists of a kind are read by. */
export interface ListKind<F extends string> {
  /** Understands a row of cells as the header, or not. Asked of each row until one is. */
  readonly readHeader: (cells: ReadonlyMap<number, string>) => ListHeader<F> | null
  /** A row that has only this is one all the same. */
  readonly nameField: F
  /** Of which no digit may be lost. */
  readonly codeFields: readonly F[]
  /** Sums stand below such lists, in a row of many cells. */
  readonly hasTotals?: true
  readonly codes: { readonly noHeader: string; readonly claimedTwice: string }
}

/** A header and what follows from it for every row below. */
interface SheetHeader<F extends string> extends ListHeader<F> {
  readonly row: number
  readonly fields: ReadonlyMap<number, F>
  readonly letters: Partial<Record<F, string>>
}

interface SheetState<F extends string> {
  readonly name: string
  readonly hidden: boolean
  rowsSeen: number
  header: SheetHeader<F> | null
  skipped: number[]
}

/** Titles stand above the header; further down than this nobody looks for one. */
const headerWithin = 50
// A word of a note ends there or goes on with a sign: 注： is a note, 注销登记 is an item.
const noteWords =
  /^(?:(?:注|备注|说明|填表人?|制表人?|填报人?|审核人?|联系人)\s*(?:[:：.、，（(【\d]|$)|填表(?:日期|时间|单位)|单位[（(]?盖章|合计|共计|总计|小计)/

/** The reader of lists of items. */
export const openListReader = (map: HeaderMap) =>
  openListReaderOf<ListField>({
    readHeader: (cells) => readHeader(cells, map),
    nameField: 'name',
    codeFields: ['code', 'localCode', 'parentCode', 'creditCode'],
    codes: { noHeader: 'HEADER_NOT_FOUND', claimedTwice: 'COLUMN_CLAIMED_TWICE' },
  })

/** Turns the rows of a file into rows of a list: finds each sheet's header, leaves out titles, notes, sections and blank rows. */
export const openListReaderOf = <F extends string>(kind: ListKind<F>) => {
  const sheets: SheetState<F>[] = []
  let index = 0

  const read = (chunk: TableChunk): ListedRow<F>[] => {
    const found = problemsByRow(chunk.problems)
    const listed = chunk.rows.flatMap((row) => {
      const sheet = sheetOf(sheets, row)
      const header = headerAbove(sheet, row, kind)
      const problems = take(found, placeKey(row.sheet, row.row))
      if (header === null) return []
      const place = { index: index++, ...sheetName(row.sheet), row: row.row, columns: header.letters }
      return [
        {
          place,
          fields: textsOf(header.fields, row),
          problems: [...problems, ...lostDigits(kind, header.fields, row)],
        },
      ]
    })
    // A line that could not be read at all is a row of its own.
    const unread = [...found.values()].map((problems): ListedRow<F> => {
      const { sheet, row } = problems[0]!
      return { place: { index: index++, ...sheetName(sheet ?? ''), row }, fields: {}, problems }
    })
    return [...listed, ...unread]
  }

  const finish = (): {
    columns: ReadColumn<F>[]
    problems: Problem[]
    headerRows: { sheet: string; row: number }[]
  } => ({
    columns: sheets.flatMap(({ name, header }) =>
      (header?.columns ?? []).map(({ header: text, field }) => ({ sheet: name, header: text, field })),
    ),
    problems: sheetProblems(kind, sheets),
    headerRows: sheets
      .filter(({ header }) => header !== null)
      .map(({ name, header }) => ({ sheet: name, row: header!.row })),
  })

  return { read, finish }
}

const sheetName = (sheet: string) => (sheet === '' ? {} : { sheet })
const placeKey = (sheet: string, row: number) => `${row} ${sheet}`

const problemsByRow = (problems: readonly Problem[]): Map<string, Problem[]> => {
  const found = new Map<string, Problem[]>()
  for (const one of problems) {
    const key = placeKey(one.sheet ?? '', one.row ?? 0)
    found.set(key, [...(found.get(key) ?? []), one])
  }
  return found
}

const take = (found: Map<string, Problem[]>, key: string): Problem[] => {
  const problems = found.get(key) ?? []
  found.delete(key)
  return problems
}

const sheetOf = <F extends string>(sheets: SheetState<F>[], row: TableRow): SheetState<F> => {
  const last = sheets.at(-1)
  if (last?.name === row.sheet) return last
  const opened = { name: row.sheet, hidden: row.hidden === true, rowsSeen: 0, header: null, skipped: [] as number[] }
  sheets.push(opened)
  return opened
}

/** The header above a row of the list; null for a row that is none. */
const headerAbove = <F extends string>(
  sheet: SheetState<F>,
  row: TableRow,
  kind: ListKind<F>,
): SheetHeader<F> | null => {
  sheet.rowsSeen += 1
  if (sheet.hidden) return null
  if (sheet.header === null) {
    if (sheet.rowsSeen <= headerWithin) sheet.header = understand(row, kind)
    return null
  }
  const { fields } = sheet.header
  if (isHeaderAgain(sheet.header, row)) return null
  const isFilled = row.cells.some(({ column, text }) => fields.has(column) && text.trim() !== '')
  if (isFilled && !isNote(kind, row, fields)) return sheet.header
  sheet.skipped.push(row.row)
  return null
}

const understand = <F extends string>(row: TableRow, kind: ListKind<F>): SheetHeader<F> | null => {
  const header = kind.readHeader(new Map(row.cells.map(({ column, text }) => [column, text])))
  if (!header) return null
  const named = header.columns.flatMap(({ column, field }) => (field ? [[column, field] as const] : []))
  const letters = Object.fromEntries(
    named.map(([column, field]) => [field, columnName(column)]),
  ) as SheetHeader<F>['letters']
  return { ...header, row: row.row, fields: new Map(named), letters }
}

const isHeaderAgain = <F extends string>(header: ListHeader<F>, row: TableRow): boolean =>
  row.cells.length === header.columns.length &&
  header.columns.every(({ column, header: text }) =>
    row.cells.some((cell) => cell.column === column && headerText(cell.text) === text),
  )

/** Whether a text is how a note, a total or a signature under a list begins. */
export const isNoteText = (text: string): boolean => noteWords.test(text.trim())

const total = /^(合计|共计|总计|小计)$/

const isNote = <F extends string>(kind: ListKind<F>, row: TableRow, fields: ReadonlyMap<number, F>): boolean => {
  const texts = row.cells.filter(({ text }) => text.trim() !== '')
  if (kind.hasTotals && texts.slice(0, 2).some(({ text }) => total.test(text.replace(/\s/g, '')))) return true
  if (row.wide || (texts.length <= 2 && isNoteText(texts[0]!.text))) return true
  return texts.length === 1 && fields.get(texts[0]!.column) !== kind.nameField
}

const textsOf = <F extends string>(fields: ReadonlyMap<number, F>, row: TableRow) =>
  Object.fromEntries(
    row.cells.flatMap(({ column, text }) => (fields.has(column) ? [[fields.get(column)!, text]] : [])),
  ) as ListedRow<F>['fields']

const lostDigits = <F extends string>(
  { codeFields }: ListKind<F>,
  fields: ReadonlyMap<number, F>,
  row: TableRow,
): Problem[] =>
  row.cells
    .filter((cell) => cell.lossy && codeFields.includes(fields.get(cell.column)!))
    .map((cell) => problem('CODE_DIGITS_LOST', { field: fields.get(cell.column)!, facts: { found: cell.text } }))

const sheetProblems = <F extends string>({ codes }: ListKind<F>, sheets: readonly SheetState<F>[]): Problem[] => {
  const understood = sheets.some(({ header }) => header !== null)
  const problems = sheets.flatMap(({ name, hidden, header, skipped, rowsSeen }): Problem[] => {
    if (hidden) return [warning('SHEET_HIDDEN', { ...sheetName(name), facts: { sheet: name } })]
    if (header === null)
      return understood
        ? [warning('SHEET_WITHOUT_HEADER', { ...sheetName(name), facts: { sheet: name, rows: rowsSeen } })]
        : []
    return [
      ...header.claimedTwice.map(({ field, header: text }) =>
        warning(codes.claimedTwice, { ...sheetName(name), field, facts: { field, header: text } }),
      ),
      ...(skipped.length > 0
        ? [
            warning('ROWS_LEFT_OUT', {
              ...sheetName(name),
              facts: { count: skipped.length, rows: skipped.slice(0, 20).join(', ') },
            }),
          ]
        : []),
    ]
  })
  return understood
    ? problems
    : [...problems, problem(codes.noHeader, { path: ['file'], facts: { rows: headerWithin } })]
}
