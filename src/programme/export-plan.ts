import { selectCluster, selectMemberships } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { listPlan, type PlanAsked } from './list-plan.ts'
import { selectPlanFields } from './plan-field.sql.ts'
import { fieldsOr } from './plan-field.ts'
import { type ListedPlanRow, selectPlanEditions } from './plan-row.sql.ts'
import type { PlanList } from './plan-row.ts'
import type { PlanNames } from './plan-texts.ts'

/** A row with the one that it was carried over from. */
export interface ExportedPlanRow {
  readonly row: ListedPlanRow
  readonly carriedFrom: { readonly year: number; readonly number: number } | null
}

/** An edition as it stood, page by page. */
export interface PlanExport {
  readonly list: PlanList
  readonly isSample: boolean
  readonly names: PlanNames
  readonly pages: () => AsyncGenerator<readonly ExportedPlanRow[]>
}

const pageLength = 1000

/** Exports an edition of a list as it stood on a day, for every key of the cluster. */
export const exportPlan = async (hub: Hub, caller: Caller, asked: PlanAsked): Promise<Outcome<PlanExport>> => {
  const forbidden = forbid(caller, roles, { cluster: asked.cluster })
  if (forbidden) return forbidden
  const cluster = await selectCluster(hub.db, asked.cluster)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: asked.cluster }, ['cluster'])
  const members = await selectMemberships(hub.db, [cluster.id], null)
  const cities = new Map(members.map(({ city }) => [city.code, city.name]))
  const fields = new Map(fieldsOr(await selectPlanFields(hub.db, cluster.id)).map(({ code, name }) => [code, name]))
  async function* pages() {
    let after = 0
    for (;;) {
      const { ok: rows = [] } = await listPlan(hub, caller, asked, { after, limit: pageLength })
      if (rows.length > 0) yield await withEditions(hub, asked.year, rows)
      if (rows.length < pageLength) return
      after = rows.at(-1)!.number
    }
  }
  return done({
    ...{ list: asked.list, isSample: cluster.isSample, pages },
    names: { city: (code) => cities.get(code) ?? code, field: (code) => fields.get(code) ?? code },
  })
}

const withEditions = async (hub: Hub, year: number, rows: readonly ListedPlanRow[]): Promise<ExportedPlanRow[]> => {
  const editions = await selectPlanEditions(
    hub.db,
    rows.map(({ subjectId }) => subjectId),
    null,
  )
  const before = new Map(
    editions.flatMap(({ subjectId, ...edition }) => (edition.year < year ? [[subjectId, edition] as const] : [])),
  )
  return rows.map((row) => ({ row, carriedFrom: before.get(row.subjectId) ?? null }))
}
