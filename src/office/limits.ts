/** What one file may cost. Everything is counted while reading; sizes a file declares are not believed. */
export interface TableLimits {
  /** Bytes of the file as sent. */
  readonly inputBytes: number
  /** Bytes after inflating, all parts read together. */
  readonly inflatedBytes: number
  /** Bytes after inflating, one part. */
  readonly partBytes: number
  /** Bytes of shared strings, held in memory while the sheets are read. */
  readonly sharedStringBytes: number
  /** Entries in the zip directory. */
  readonly entries: number
  /** Rows that hold something, all sheets together. */
  readonly rows: number
  readonly columns: number
  /** Cells that hold something, those filled from a merged cell included. */
  readonly cells: number
  readonly merges: number
  /** Characters of one cell; Excel itself stops here. */
  readonly cellText: number
  /** Characters of all cells: one long shared string may stand in every cell. */
  readonly totalText: number
  /** Time spent waiting for the reader, not what the caller does between chunks. */
  readonly milliseconds: number
  /** Heap of the worker. */
  readonly heapMegabytes: number
}

const mebi = 1024 * 1024

export const defaultLimits: TableLimits = {
  inputBytes: 64 * mebi,
  inflatedBytes: 1024 * mebi,
  partBytes: 400 * mebi,
  sharedStringBytes: 256 * mebi,
  entries: 10_000,
  rows: 200_000,
  columns: 1_000,
  cells: 5_000_000,
  merges: 100_000,
  cellText: 32_767,
  totalText: 128 * mebi,
  milliseconds: 60_000,
  heapMegabytes: 256,
}

export const limitsWith = (changed: Partial<TableLimits> = {}): TableLimits => ({ ...defaultLimits, ...changed })
