import { workerAnswers } from '#table-work'
import { limitsWith, type TableLimits } from './limits.ts'
import { unpackChunk } from './packed-chunk.ts'
import { Refused, refuse } from './refused.ts'
import type { TableChunk, TableFile } from './table.ts'

export interface ReadOptions {
  readonly limits?: Partial<TableLimits>
  readonly signal?: AbortSignal
}

/**
 * The rows of a spreadsheet, a CSV or an ndjson file, some hundreds at a time. Whatever is wrong with the file comes as a
 * value: problems beside the rows, or the refusal that ends the reading.
 */
export async function* readTable(file: TableFile, options: ReadOptions = {}): AsyncGenerator<TableChunk> {
  const limits = limitsWith(options.limits)
  try {
    // Checked before the bytes are copied to the worker.
    if (file.bytes.length > limits.inputBytes) refuse('FILE_TOO_LARGE', { limit: limits.inputBytes })
    for await (const { chunk } of workerAnswers({ do: 'read', file, limits }, { limits, signal: options.signal })) {
      if (chunk) yield unpackChunk(chunk)
    }
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
    yield { rows: [], problems: [], refusal: fault.problem }
  }
}
