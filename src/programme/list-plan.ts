import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { noFilter, type PlanFilter } from './plan-filter.sql.ts'
import { countPlanRows, type ListedPlanRow, selectPlanRows } from './plan-row.sql.ts'
import type { PlanList } from './plan-row.ts'
import { refuseForeign } from './refuse-foreign.ts'

/** Which rows of an edition are asked for. */
export interface PlanAsked<L extends PlanList = PlanList> {
  readonly cluster: string
  readonly list: L
  readonly year: number
  readonly asOf?: CivilDate | null
  readonly knownAt?: string | null
  readonly filter?: Partial<PlanFilter> | null
}

/** Lists rows of an edition by number, in force on a day. A plan is no public thing: every key of the cluster. */
export const listPlan = async <L extends PlanList>(
  hub: Hub,
  caller: Caller,
  asked: PlanAsked<L>,
  page: { readonly after: number; readonly limit: number },
): Promise<Outcome<ListedPlanRow<L>[]>> => {
  const forbidden = forbid(caller, roles, { cluster: asked.cluster })
  if (forbidden) return forbidden
  const rows = await selectPlanRows(hub.db, questionOf(hub, asked), page)
  const foreign = rows.length === 0 && (await refuseForeign(hub.db, asked.cluster, asked.filter?.city))
  return foreign || done(rows)
}

/** Counts what `listPlan` would list on all its pages, for whoever was answered by it. */
export const countPlan = (hub: Hub, asked: PlanAsked): Promise<number> => countPlanRows(hub.db, questionOf(hub, asked))

const questionOf = <L extends PlanList>(hub: Hub, { cluster, list, year, asOf, knownAt, filter }: PlanAsked<L>) => ({
  ...{ cluster, list, year, asOf: asOf ?? civilDateAt(hub.now()), knownAt: knownAt ?? null },
  filter: { ...noFilter, ...filter },
})

/** Finds one row of an edition on a day; null if the edition has none under the number. */
export const findPlanRow = async <L extends PlanList>(
  hub: Hub,
  caller: Caller,
  asked: PlanAsked<L>,
  number: number,
): Promise<Outcome<ListedPlanRow<L> | null>> => {
  const { ok, ...refusal } = await listPlan(hub, caller, asked, { after: Math.max(number - 1, 0), limit: 1 })
  return ok ? done(ok.find((row) => row.number === number) ?? null) : refusal
}
