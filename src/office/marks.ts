import type { Severity } from '../base/problem.ts'
import type { CellRange } from './cell-reference.ts'
import type { TableLimits } from './limits.ts'

/** What is said about a place in a table. Without a column it is about the row. */
export interface Mark {
  /** Empty for files that have no sheets. */
  readonly sheet: string
  readonly row: number
  /** From 1. */
  readonly column?: number
  readonly text: string
  readonly severity: Severity
}

export interface MarkOptions {
  readonly limits?: Partial<TableLimits>
  readonly signal?: AbortSignal
  /** Where each sheet's header stands, '' for files without sheets; otherwise the row above the first mark. */
  readonly headerRows?: Readonly<Record<string, number>>
  /** Heads the added column. */
  readonly messageHeader?: string
  /** Heads the column of original row numbers, where rows were left out. */
  readonly rowNumberHeader?: string
  /** A longer table comes back as a new workbook with only its headers and the rows that have problems. */
  readonly onlyProblemRowsAbove?: number
}

export interface MarkWording {
  readonly headerRows: Readonly<Record<string, number>>
  readonly messageHeader: string
  readonly rowNumberHeader: string
  readonly onlyProblemRowsAbove: number
}

export const markWording = (options: MarkOptions): MarkWording => ({
  headerRows: options.headerRows ?? {},
  messageHeader: options.messageHeader ?? '问题',
  rowNumberHeader: options.rowNumberHeader ?? '原行号',
  onlyProblemRowsAbove: options.onlyProblemRowsAbove ?? 20_000,
})

export interface MarkedRow {
  readonly message: string
  readonly severity: Severity
  /** The worst severity of each marked cell, by column. */
  readonly cells: ReadonlyMap<number, Severity>
}

const worse = (one: Severity | undefined, other: Severity): Severity =>
  one === 'ERROR' || other === 'ERROR' ? 'ERROR' : 'WARNING'

/** The marks of one sheet, row by row. */
export const markedRows = (marks: readonly Mark[], sheet: string): Map<number, MarkedRow> => {
  const byRow = new Map<number, Mark[]>()
  for (const mark of marks) {
    if (mark.sheet !== sheet) continue
    const same = byRow.get(mark.row)
    if (same) same.push(mark)
    else byRow.set(mark.row, [mark])
  }
  return new Map([...byRow].sort(([one], [other]) => one - other).map(([row, found]) => [row, markedRow(found)]))
}

const markedRow = (marks: readonly Mark[]): MarkedRow => {
  const cells = new Map<number, Severity>()
  for (const { column, severity } of marks) {
    if (column !== undefined) cells.set(column, worse(cells.get(column), severity))
  }
  const severity = marks.reduce((worst, mark) => worse(worst, mark.severity), 'WARNING' as Severity)
  return { message: [...new Set(marks.map(({ text }) => text))].join('；'), severity, cells }
}

export const headerRowOf = (sheet: string, rows: ReadonlyMap<number, unknown>, wording: MarkWording): number => {
  const [first = 0] = rows.keys()
  return wording.headerRows[sheet] ?? first - 1
}

/** Marks on cells a merged cell covers move to its corner: the only cell of it that is drawn. */
export const onMergeCorners = (
  rows: ReadonlyMap<number, MarkedRow>,
  merges: readonly CellRange[],
): Map<number, Map<number, Severity>> => {
  const cells = new Map([...rows].map(([row, marked]) => [row, new Map(marked.cells)]))
  for (const merge of merges) {
    for (const row of rowsWithin(merge, rows)) {
      for (const [column, severity] of rows.get(row)!.cells) {
        const isCovered = column >= merge.left && column <= merge.right
        if (!isCovered || (row === merge.top && column === merge.left)) continue
        cells.get(row)!.delete(column)
        const corner = cells.get(merge.top) ?? new Map<number, Severity>()
        corner.set(merge.left, worse(corner.get(merge.left), severity))
        cells.set(merge.top, corner)
      }
    }
  }
  return cells
}

const rowsWithin = ({ top, bottom }: CellRange, rows: ReadonlyMap<number, unknown>): number[] =>
  bottom - top < rows.size
    ? Array.from({ length: bottom - top + 1 }, (_, index) => top + index).filter((row) => rows.has(row))
    : [...rows.keys()].filter((row) => row >= top && row <= bottom)
