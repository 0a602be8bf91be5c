import type { PlanList } from '../programme/plan-row.ts'

/** An entry of the next year's list: nothing is planned by it yet, that is the plan's own business. */
export interface NextListEntry {
  readonly list: PlanList
  readonly title: string
  readonly leadCity: string
}

/** The next year's list as a meeting adopted it (下一年度清单). */
export interface NextList {
  readonly version: number
  readonly year: number
  readonly entries: readonly NextListEntry[]
}
