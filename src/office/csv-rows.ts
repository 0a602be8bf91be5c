import { sniffDelimiter } from './csv-delimiter.ts'
import { type CsvHandler, CsvScanner } from './csv-scanner.ts'
import { fileText } from './file-text.ts'
import { withoutFormulaGuard } from './formula-guard.ts'
import type { TableLimits } from './limits.ts'
import { refuse } from './refused.ts'
import type { TableCell, TableChunk } from './table.ts'
import type { TableSink } from './table-sink.ts'

const sniffed = 64 * 1024

/** Excel pads rows with delimiters up to its last column; no file of its making has more. */
const mostEmptyFields = 16_384

/** Rows are numbered by record, as Excel shows them: a quoted line break does not start a new one. */
export function* csvRows(bytes: Uint8Array, limits: TableLimits, sink: TableSink): Generator<TableChunk> {
  const [start = ''] = fileText(bytes)
  const scanner = new CsvScanner(sniffDelimiter(start.slice(0, sniffed)), limits.cellText, new CsvRows(limits, sink))
  for (const text of fileText(bytes)) {
    scanner.write(text)
    yield* sink.take()
  }
  scanner.end()
}

class CsvRows implements CsvHandler {
  private row = 1
  private column = 0
  private cells: TableCell[] = []
  private readonly limits: TableLimits
  private readonly sink: TableSink

  constructor(limits: TableLimits, sink: TableSink) {
    this.limits = limits
    this.sink = sink
  }

  field(written: string): void {
    const { row, limits } = this
    const column = ++this.column
    if (column > mostEmptyFields) refuse('FILE_TOO_MANY_COLUMNS', { limit: limits.columns, found: column }, { row })
    if (written === '') return
    this.cells.push(this.sink.checked('', row, { column, text: withoutFormulaGuard(written), kind: 'text' }))
  }

  endRecord(): void {
    if (this.cells.length > 0) this.sink.add({ sheet: '', row: this.row, cells: this.cells })
    this.cells = []
    this.column = 0
    this.row++
  }

  endless(atEnd: boolean): void {
    const { row } = this
    if (atEnd) refuse('CSV_QUOTE_NOT_CLOSED', {}, { row })
    refuse('FILE_TEXT_TOO_LONG', { limit: this.limits.cellText }, { row })
  }
}
