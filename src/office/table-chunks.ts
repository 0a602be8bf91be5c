import { csvRows } from './csv-rows.ts'
import type { TableLimits } from './limits.ts'
import { ndjsonRows } from './ndjson-rows.ts'
import { Refused, refuse } from './refused.ts'
import type { TableChunk, TableFile } from './table.ts'
import { type TableFormat, tableFormat } from './table-format.ts'
import { TableSink } from './table-sink.ts'
import { workbookRows } from './workbook-rows.ts'

type Reader = (
  bytes: Uint8Array,
  limits: TableLimits,
  sink: TableSink,
  only?: string,
) => AsyncIterable<TableChunk> | Iterable<TableChunk>

const readers: Record<TableFormat, Reader> = { xlsx: workbookRows, csv: csvRows, ndjson: ndjsonRows }

/** Reads in this thread, without a limit on time: the worker's inside. `only` names the one sheet of a workbook to read. */
export async function* tableChunks(file: TableFile, limits: TableLimits, only?: string): AsyncGenerator<TableChunk> {
  const sink = new TableSink(limits)
  try {
    if (file.bytes.length > limits.inputBytes) refuse('FILE_TOO_LARGE', { limit: limits.inputBytes })
    yield* readers[tableFormat(file)](file.bytes, limits, sink, only)
    yield* sink.takeAll()
    if (sink.isEmpty) refuse('FILE_EMPTY')
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
    yield* sink.takeAll()
    yield { rows: [], problems: [], refusal: fault.problem }
  }
}
