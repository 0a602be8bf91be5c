import type { Problem } from '../base/problem.ts'
import { readTable, type TableFile, type TableLimits } from '../office/index.ts'
import type { HeaderMap } from './list-header.ts'
import { openListReader, type ReadColumn } from './list-rows.ts'
import type { ListedRow } from './listed-row.ts'

/** A list file being read. What is known only at its end is there once the chunks are through. */
export interface ListFile {
  readonly chunks: AsyncIterable<readonly ListedRow[]>
  end(): {
    /** The file as a whole was refused: no row of it counts. */
    readonly refusal: Problem | undefined
    readonly problems: readonly Problem[]
    readonly columns: readonly ReadColumn[]
    readonly headerRows: readonly { readonly sheet: string; readonly row: number }[]
  }
}

/** Reads the rows of a list from an uploaded file, in a worker that can be stopped. */
export const readListFile = (
  file: TableFile,
  map: HeaderMap,
  options: { limits?: Partial<TableLimits>; signal?: AbortSignal } = {},
): ListFile => {
  const reader = openListReader(map)
  let refusal: Problem | undefined
  async function* chunks() {
    for await (const chunk of readTable(file, options)) {
      refusal ??= chunk.refusal
      yield reader.read(chunk)
    }
  }
  return { chunks: chunks(), end: () => ({ refusal, ...reader.finish() }) }
}
