import type { Problem } from '../base/problem.ts'
import type { TableCell } from '../office/index.ts'

/** What a header says of its column: the field, and the unit of its amounts where it names one. */
export interface ColumnClaim<F extends string, U extends string> {
  readonly field: F
  readonly unit: U | null
}

/** A cell under a header that was understood. */
export interface ColumnedCell<U extends string> extends TableCell {
  readonly unit: U | null
  /** Such as C12. */
  readonly name: string
}

/** A row under a header, its cells by field. */
export interface ColumnedRow<F extends string, U extends string> {
  readonly sheet: string
  readonly row: number
  readonly cells: ReadonlyMap<F, ColumnedCell<U>>
  readonly letters: ReadonlyMap<F, string>
  /** Of single cells or of a line that could not be read. */
  readonly problems: readonly Problem[]
}

/** How a kind of sheet is understood. */
export interface SheetWords<F extends string, U extends string> {
  /** What a header claims; null for one that nobody knows. */
  readonly claim: (header: string) => ColumnClaim<F, U> | null
  /** Without these there is no header. */
  readonly needed: readonly F[]
  /** The unit that stands above a table (单位：万元), if a text names one. */
  readonly unitAbove: (text: string) => U | null
}
