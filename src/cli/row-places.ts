import { type ChunkSize, chunksOf } from '../client/chunk.ts'
import type { RowOutcome } from '../client/index.ts'
import type { RowsFile } from './row-file.ts'

/** A row's answer; of a row without an id also at which line of the file it stands. */
export interface PlacedRow extends RowOutcome {
  readonly fileLine?: number
}

/** Before which row of the file each chunk begins, cut as it was sent. */
const chunkStarts = async (file: RowsFile, size: ChunkSize): Promise<ReadonlyMap<number, number>> => {
  const starts = new Map<number, number>()
  let rows = 0
  for await (const chunk of chunksOf(file.lines(), size)) {
    starts.set(chunk.number, rows)
    rows += chunk.rows
  }
  return starts
}

/** The line of the file at which each of these rows stands; rows are counted without blank lines. */
const linesAt = async (file: RowsFile, wanted: ReadonlySet<number>): Promise<ReadonlyMap<number, number>> => {
  const lines = new Map<number, number>()
  let [line, row] = [0, 0]
  for await (const text of file.lines()) {
    line++
    if (text.trimEnd() === '') continue
    row++
    if (wanted.has(row)) lines.set(row, line)
    if (lines.size === wanted.size) break
  }
  return lines
}

/** Tells of rows without an id where they stand in a file of NDJSON; it is read again only if there are any. */
export const placedRows = async (
  file: RowsFile,
  size: ChunkSize,
  rows: readonly RowOutcome[],
): Promise<readonly PlacedRow[]> => {
  if (file.isSheet || rows.every(({ rowId }) => rowId !== null)) return rows
  const starts = await chunkStarts(file, size)
  const ordinalOf = ({ chunk = 1, line }: RowOutcome): number => (starts.get(chunk) ?? 0) + line
  const nameless = rows.filter(({ rowId }) => rowId === null)
  const lines = await linesAt(file, new Set(nameless.map(ordinalOf)))
  return rows.map((row) => {
    const fileLine = row.rowId === null ? lines.get(ordinalOf(row)) : undefined
    return fileLine === undefined ? row : { ...row, fileLine }
  })
}
