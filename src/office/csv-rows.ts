import { Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import { sniffDelimiter } from './csv-delimiter.ts'
import { fileText } from './file-text.ts'
import { withoutFormulaGuard } from './formula-guard.ts'
import type { TableLimits } from './limits.ts'
import { Refused, refuse } from './refused.ts'
import type { TableCell, TableChunk } from './table.ts'
import type { TableSink } from './table-sink.ts'

const sniffed = 64 * 1024

/** Excel pads rows with delimiters up to its last column; no file of its making has more. */
const mostEmptyFields = 16_384

/** Rows are numbered by record, as Excel shows them: a quoted line break does not start a new one. */
export async function* csvRows(bytes: Uint8Array, limits: TableLimits, sink: TableSink): AsyncGenerator<TableChunk> {
  const [start = ''] = fileText(bytes)
  const parser = parse(options(sniffDelimiter(start.slice(0, sniffed)), limits))
  const text = Readable.from(fileText(bytes))
  text.on('error', (fault) => parser.destroy(fault)).pipe(parser)
  let row = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row++
      const cells = cellsOf(record, row, sink)
      if (cells.length > 0) sink.add({ sheet: '', row, cells })
      yield* sink.take()
    }
  } catch (fault) {
    yield* sink.takeAll()
    refuseCsv(fault, limits)
  }
}

const options = (delimiter: string, limits: TableLimits): Options => ({
  delimiter,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_quotes: true,
  relax_column_count: true,
  max_record_size: limits.columns * limits.cellText,
  // The parser itself counts characters only: a record of a million commas must not become an array first.
  cast: (value, { index, records }) => {
    if (index >= mostEmptyFields || (index >= limits.columns && value !== '')) {
      refuse('FILE_TOO_MANY_COLUMNS', { limit: limits.columns, found: index + 1 }, { row: records + 1 })
    }
    return value
  },
})

const cellsOf = (record: readonly string[], row: number, sink: TableSink): TableCell[] => {
  const cells: TableCell[] = []
  for (const [index, value] of record.entries()) {
    if (value === '') continue
    cells.push(sink.checked('', row, { column: index + 1, text: withoutFormulaGuard(value), kind: 'text' }))
  }
  return cells
}

const refuseCsv = (fault: unknown, limits: TableLimits): never => {
  if (fault instanceof Refused || !(fault instanceof CsvError)) throw fault
  // Records that were parsed but not yet asked for are gone; the parser's own count is right.
  const row = Number(fault.records) + 1
  if (fault.code === 'CSV_QUOTE_NOT_CLOSED') return refuse('CSV_QUOTE_NOT_CLOSED', {}, { row })
  if (fault.code === 'CSV_MAX_RECORD_SIZE') return refuse('FILE_TEXT_TOO_LONG', { limit: limits.cellText }, { row })
  return refuse('FILE_CORRUPT', { csv: fault.code }, { row })
}
