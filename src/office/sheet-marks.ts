import type { Severity } from '../base/problem.ts'

/** A cell to be changed or added: a ground for what stands there, or a text of ours in place of it. */
export type PlannedCell = { readonly fill: Severity } | { readonly text: string; readonly style: PlannedStyle }

/** `like the header`: the style of the cell to its left. */
export type PlannedStyle = Severity | 'like-left'

export interface SheetPlan {
  /** By row, then by column, both in ascending order. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, PlannedCell>>
  readonly messageColumn: number
  /** In the rows below, what stands in the message column from an earlier marking goes. */
  readonly headerRow: number
}
