import type { TableLimits } from './limits.ts'
import { markList } from './mark-list.ts'
import { markWorkbook } from './mark-workbook.ts'
import { headerRowOf, type Mark, type MarkWording, markedRows } from './marks.ts'
import { Refused } from './refused.ts'
import type { TableFile } from './table.ts'
import { tableChunks } from './table-chunks.ts'
import { SheetExtent } from './table-extent.ts'
import { tableFormat } from './table-format.ts'

export interface MarkedBytes {
  readonly bytes: Uint8Array
  /** A new workbook of the rows with problems, not the one that was sent. */
  readonly onlyProblemRows: boolean
}

/** Marks in this thread: the worker's inside. */
export const markFile = async (
  file: TableFile,
  limits: TableLimits,
  marks: readonly Mark[],
  wording: MarkWording,
): Promise<MarkedBytes> => {
  const extents = await extentsOf(file, limits, marks, wording)
  const rows = [...extents.values()].reduce((sum, extent) => sum + extent.rows, 0)
  const onlyProblemRows = rows > wording.onlyProblemRowsAbove
  const isWorkbook = tableFormat(file) === 'xlsx'
  const bytes =
    isWorkbook && !onlyProblemRows
      ? await markWorkbook(file.bytes, limits, marks, wording, extents)
      : await markList(file, limits, marks, wording, extents, onlyProblemRows)
  return { bytes, onlyProblemRows }
}

const extentsOf = async (
  file: TableFile,
  limits: TableLimits,
  marks: readonly Mark[],
  wording: MarkWording,
): Promise<Map<string, SheetExtent>> => {
  const extents = new Map<string, SheetExtent>()
  for await (const { rows, refusal } of tableChunks(file, limits)) {
    if (refusal) throw new Refused(refusal)
    for (const row of rows) {
      if (!extents.has(row.sheet)) {
        extents.set(row.sheet, new SheetExtent(headerRowOf(row.sheet, markedRows(marks, row.sheet), wording)))
      }
      extents.get(row.sheet)!.add(row)
    }
  }
  return extents
}
