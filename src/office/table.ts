import type { Problem } from '../base/problem.ts'

export interface TableFile {
  /** As the person named it; its ending says what they believe it is. */
  readonly name: string
  readonly bytes: Uint8Array
}

export type CellKind = 'text' | 'number' | 'date' | 'formula' | 'boolean' | 'error'

/** A cell that holds something; empty cells are left out. */
export interface TableCell {
  /** From 1: column A is 1. */
  readonly column: number
  /**
   * Numbers plain, without exponent; dates `YYYY-MM-DD`, with a time `YYYY-MM-DD HH:MM`; booleans `TRUE` and `FALSE`;
   * a formula its last result, or `=…` where none was stored.
   */
  readonly text: string
  readonly kind: CellKind
  /** A number of more digits than a spreadsheet keeps: what was typed is already lost. */
  readonly lossy?: true
}

export interface TableRow {
  /** Empty for files that have no sheets. */
  readonly sheet: string
  /** The sheet is hidden from the person who looks at the workbook. */
  readonly hidden?: true
  /** As the person sees it, from 1. Row 0 is the header made of an ndjson file's keys. Rows without text are left out. */
  readonly row: number
  /** In column order. A vertically merged cell stands in each of its rows, a horizontally merged one in its first column. */
  readonly cells: readonly TableCell[]
  /** The row's only text stands in a horizontally merged cell: a title, a section, a note. */
  readonly wide?: true
}

export interface TableChunk {
  readonly rows: readonly TableRow[]
  /** About single cells or lines; reading went on. */
  readonly problems: readonly Problem[]
  /** The whole file is refused; this chunk is the last one. */
  readonly refusal?: Problem
}
