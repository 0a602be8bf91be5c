import type { MoneyUnit } from '../base/money.ts'
import type { Problem } from '../base/problem.ts'
import { openListReaderOf, type ReadColumn } from '../catalogue/list-rows.ts'
import type { TableChunk } from '../office/index.ts'
import type { GivenPlanRow } from './given-plan-row.ts'
import { planColumns, planHeaderReader } from './plan-columns.ts'
import type { PlanList } from './plan-row.ts'
import { givenOfSheet, type PlanSheetRow } from './plan-sheet-row.ts'

/** A sheet of a plan as rows to register. */
export interface PlanFile {
  readonly rows: readonly GivenPlanRow[]
  readonly columns: readonly ReadColumn<string>[]
  readonly headerRows: readonly { readonly sheet: string; readonly row: number }[]
  /** About the sheets as a whole. */
  readonly problems: readonly Problem[]
  /** The same problem with the place of its row and cell. */
  readonly placed: (found: Problem) => Problem
}

/** The reader of a list's sheets; `unit` is that of amounts of which neither the header nor what stands above it says it. */
export const openPlanReader = (list: PlanList, unit: MoneyUnit | null) => {
  const reader = openListReaderOf<string>({
    readHeader: planHeaderReader(list, unit),
    nameField: 'title',
    codeFields: ['projectCode'],
    hasTotals: true,
    codes: { noHeader: 'PLAN_HEADER_NOT_FOUND', claimedTwice: 'PLAN_COLUMN_TWICE' },
  })
  const listed: PlanSheetRow[] = []
  return {
    /** Answers how many rows there are by now. */
    read: (chunk: TableChunk): number => listed.push(...reader.read(chunk)),
    finish: (): PlanFile => ({
      ...reader.finish(),
      rows: listed.map((row) => givenOfSheet(list, row)),
      placed: (found) => placedIn(listed, named(list, found)),
    }),
  }
}

/** The problem with its field under the name that people know it by: 总投资, 3月累计计划. */
const named = (list: PlanList, found: Problem): Problem => {
  if (typeof found.facts.field !== 'string') return found
  const [, , field, part] = found.path
  const ofKey = (fits: (key: string) => boolean) => planColumns[list].find(({ key }) => fits(key))
  const column =
    ofKey((key) => key === `${field}.${part}`) ??
    ofKey((key) => key === field) ??
    ofKey((key) => key.startsWith(`${field}.`))
  return column ? { ...found, facts: { ...found.facts, field: column.header } } : found
}

/** A problem of `rows/3/stalled/since` at the cell of its column, else of the first one of its field. */
const placedIn = (listed: readonly PlanSheetRow[], found: Problem): Problem => {
  const [rows, index, field, part] = found.path
  const place = rows === 'rows' ? listed[index as number]?.place : undefined
  if (!place) return found
  const letters = Object.entries(place.columns ?? {}).map(([key, letter]) => [key.split('@')[0]!, letter] as const)
  const letter =
    letters.find(([key]) => key === `${field}.${part}`)?.[1] ??
    letters.find(([key]) => key === field || key.startsWith(`${field}.`))?.[1]
  return {
    ...found,
    ...(place.sheet === undefined ? {} : { sheet: place.sheet }),
    ...(place.row === undefined ? {} : { row: place.row }),
    ...(letter && place.row !== undefined ? { cell: `${letter}${place.row}` } : {}),
  }
}
