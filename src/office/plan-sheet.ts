import type { CellRange } from './cell-reference.ts'
import { headerRowOf, type MarkedRow, type MarkWording, onMergeCorners } from './marks.ts'
import type { PlannedCell, SheetPlan } from './sheet-marks.ts'
import type { SheetExtent } from './table-extent.ts'

/** Wider than any list: what a title is merged over says nothing about the list below it. */
const widestMerge = 1_000

export const planSheet = (
  sheet: string,
  marked: ReadonlyMap<number, MarkedRow>,
  merges: readonly CellRange[],
  extent: SheetExtent,
  wording: MarkWording,
): SheetPlan => {
  const headerRow = headerRowOf(sheet, marked, wording)
  const messageColumn = extent.columnOf(headerRow, wording.messageHeader) ?? firstFreeColumn(marked, merges, extent)
  const planned = new Map<number, Map<number, PlannedCell>>()
  for (const [row, cells] of onMergeCorners(marked, merges)) {
    planned.set(row, new Map([...cells].map(([column, severity]) => [column, { fill: severity }])))
  }
  for (const [row, { message, severity }] of marked)
    planned.get(row)!.set(messageColumn, { text: message, style: severity })
  if (headerRow > 0) {
    const header = planned.get(headerRow) ?? new Map<number, PlannedCell>()
    if (!header.has(messageColumn)) header.set(messageColumn, { text: wording.messageHeader, style: 'like-left' })
    planned.set(headerRow, header)
  }
  return { rows: inOrder(planned), messageColumn, headerRow }
}

const firstFreeColumn = (
  marked: ReadonlyMap<number, MarkedRow>,
  merges: readonly CellRange[],
  extent: SheetExtent,
): number => {
  let last = extent.lastColumn
  for (const { cells } of marked.values()) for (const column of cells.keys()) last = Math.max(last, column)
  for (const { right } of merges) if (right <= widestMerge) last = Math.max(last, right)
  return last + 1
}

const inOrder = (planned: Map<number, Map<number, PlannedCell>>): SheetPlan['rows'] =>
  new Map(
    [...planned]
      .sort(([one], [other]) => one - other)
      .map(([row, cells]) => [row, new Map([...cells].sort(([one], [other]) => one - other))]),
  )
