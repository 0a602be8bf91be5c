import type { CellContext } from './cell-value.ts'
import type { TableLimits } from './limits.ts'
import { readMerges } from './merges.ts'
import { openWorkbook, type SheetPart, type Workbook } from './open-workbook.ts'
import { partText } from './package-parts.ts'
import { Refused } from './refused.ts'
import { readSharedStrings } from './shared-strings.ts'
import { SheetRows } from './sheet-rows.ts'
import { SheetScanner } from './sheet-scanner.ts'
import type { TableChunk } from './table.ts'
import type { TableSink } from './table-sink.ts'
import { readNumberFormats } from './workbook-styles.ts'
import { XmlScanner } from './xml-scanner.ts'

export async function* workbookRows(
  bytes: Uint8Array,
  limits: TableLimits,
  sink: TableSink,
  only?: string,
): AsyncGenerator<TableChunk> {
  const workbook = await openWorkbook(bytes, limits)
  const context: CellContext = {
    formats: await readNumberFormats(workbook),
    strings: await readSharedStrings(workbook, limits),
    from1904: workbook.from1904,
  }
  const sheets = workbook.sheets.filter(({ name }) => only === undefined || name === only)
  for (const sheet of sheets) yield* named(sheet, sheetRows(workbook, sheet, context, limits, sink))
}

async function* sheetRows(
  workbook: Workbook,
  sheet: SheetPart,
  context: CellContext,
  limits: TableLimits,
  sink: TableSink,
): AsyncGenerator<TableChunk> {
  const merges = await readMerges(workbook, sheet.part, limits)
  const rows = new SheetScanner(new SheetRows(sheet, merges, context, sink), limits.cellText)
  const scanner = new XmlScanner(rows.token, rows.cells)
  for await (const text of partText(workbook.pack, sheet.part)) {
    scanner.write(text)
    yield* sink.take()
  }
  scanner.end()
}

/** A refusal from inside a sheet says which sheet it was. */
async function* named(sheet: SheetPart, chunks: AsyncGenerator<TableChunk>): AsyncGenerator<TableChunk> {
  try {
    yield* chunks
  } catch (fault) {
    throw fault instanceof Refused ? new Refused({ sheet: sheet.name, ...fault.problem }) : fault
  }
}
