import { type ObligationState, obligationStates } from '../../programme/obligation.ts'
import { type PlanList, planLists } from '../../programme/plan-row.ts'
import type { GridRow, ProgressGrid } from '../../programme/read-progress-grid.ts'
import { pageAt, type RowPage } from '../row-page.ts'
import { keyOf, type SentGrid } from './progress-sent.ts'

/** What the grid is narrowed to, out of the address. */
export interface GridAsked {
  readonly list: PlanList | null
  readonly state: ObligationState | null
  readonly text: string | null
  /** A row of the part that is shown. */
  readonly row: string | null
}

export const gridAsked = (query: (name: string) => string | undefined): GridAsked => ({
  list: planLists.find((one) => one === query('list')) ?? null,
  state: obligationStates.find((one) => one === query('state')) ?? null,
  text: query('q')?.trim() || null,
  row: query('row') || null,
})

/** The rows of a grid that are looked at. */
export interface ShownGrid {
  /** Of the list and with the words that are asked for, in every state. */
  readonly narrowed: readonly GridRow[]
  readonly page: RowPage<GridRow>
  /** All that the page is a part of. */
  readonly rows: readonly GridRow[]
  /** How many owe nothing and are left out. */
  readonly spared: number
}

const isSpared = ({ state, said }: GridRow): boolean =>
  (state === 'COMPLETED' || state === 'WINTER_STOPPED') && said === null

const placeOf = ({ list, number }: Pick<GridRow, 'list' | 'number'>): number => planLists.indexOf(list) * 1e10 + number

/** Where a row stands, or would stand, `PROJECT-14`. */
const placeIn = (rows: readonly GridRow[], key: string | null): number => {
  const [, list, number] = /^([A-Z]+)-(\d+)$/.exec(key ?? '') ?? []
  const place = placeOf({ list: list as PlanList, number: Number(number) })
  const found = rows.findIndex((row) => placeOf(row) >= place)
  return key !== null && list !== undefined && found < 0 ? rows.length : found
}

const holds = ({ title, number }: GridRow, text: string): boolean =>
  title.includes(text) || String(number) === text.replace(/^0+/, '')

/** The rows that are asked for, a part of them at a time. What was just sent stays, whatever state it has come to. */
export const shownGrid = (grid: ProgressGrid, asked: GridAsked, sent: SentGrid | null): ShownGrid => {
  const { list, state, text, row } = asked
  const owed = grid.rows.filter((one) => !isSpared(one)).toSorted((one, other) => placeOf(one) - placeOf(other))
  const isSent = (one: GridRow) => sent?.rows.has(keyOf(one)) === true
  const fits = (one: GridRow) => (list === null || one.list === list) && (text === null || holds(one, text))
  const narrowed = owed.filter((one) => fits(one) || isSent(one))
  const rows = narrowed.filter((one) => state === null || one.state === state || isSent(one))
  const page = pageAt(rows, placeIn(rows, row))
  const [from, to] = [rows.findIndex(isSent), rows.findLastIndex(isSent) + 1]
  const parts = from < 0 ? page : pageAt(rows, Math.min(page.before, from))
  return {
    ...{ narrowed, rows, spared: grid.rows.length - owed.length },
    page: { ...parts, rows: rows.slice(parts.before, Math.max(parts.before + parts.rows.length, to)) },
  }
}
