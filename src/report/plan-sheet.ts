import type { CellToWrite, SheetToWrite } from '../office/index.ts'
import type { PlanExport } from '../programme/export-plan.ts'
import { planCell } from '../programme/plan-cells.ts'
import { planColumns, writtenHeader } from '../programme/plan-columns.ts'
import type { PlanList } from '../programme/plan-row.ts'

const sheetNames: Readonly<Record<PlanList, string>> = { TASK: '重点任务', PROJECT: '重点工程', PLATFORM: '重大平台' }

/** The rows of an edition under the officials' headers; an import reads the same values again. */
async function* planRows({ list, names, pages }: PlanExport): AsyncGenerator<CellToWrite[]> {
  for await (const page of pages())
    for (const { row, carriedFrom } of page)
      yield planColumns[list].map((column) => planCell(row, carriedFrom, column, names))
}

/** An edition as a workbook's sheet. */
export const planSheet = (found: PlanExport): SheetToWrite => ({
  name: `${sheetNames[found.list]}${found.isSample ? '（演示数据）' : ''}`,
  columns: planColumns[found.list].map((column) => ({ header: writtenHeader(column), width: column.width })),
  rows: planRows(found),
  freezeHeader: true,
})

/** The same as lines, what stands above them first. */
export async function* planLines(found: PlanExport): AsyncGenerator<CellToWrite[]> {
  if (found.isSample) yield ['演示数据，并非真实清单']
  yield planColumns[found.list].map(writtenHeader)
  yield* planRows(found)
}
