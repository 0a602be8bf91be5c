import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { keptPlan } from '../db/kept-plan.ts'
import { confidentialResources, partnerResources } from './change-kind.ts'
import type { FeedView } from './feed-view.ts'

/** The cities that the hub ever heard of as members of a cluster; undefined where there is no such cluster. */
export const selectFeedCities = async (db: Db, cluster: string): Promise<string[] | undefined> => {
  const { rows } = await sql<{ cities: string[] }>`
    ${keptPlan} select coalesce((select array_agg(distinct city_code order by city_code) from membership
      where cluster_id = c.id and role = 'MEMBER'), '{}') as cities from city_cluster c where code = ${cluster}
  `.execute(db)
  return rows[0]?.cities
}

/** Whether an entry `e`, or another of that name, is to be seen: it concerns the cluster, is of a kind that is asked for, and the caller may. */
export const isInView = (view: FeedView, kinds: readonly string[] | null, of = 'e'): RawBuilder<boolean> => {
  const entry = sql.ref(of)
  return sql<boolean>`(
  (${entry}.cluster_code = ${view.cluster}
    or ${entry}.cluster_code is null and (${entry}.city_code is null or ${entry}.city_code = any(${view.cities}::text[])))
  and (${entry}.is_public or ${view.seesDrafts}::boolean
    and (${view.ownCity}::text is null or ${entry}.city_code = ${view.ownCity} or change_resource(${entry}.kind) <> all(${partnerResources}::text[]))
    and (${view.seesCodeMaps}::boolean or change_resource(${entry}.kind) <> 'codeMap'))
  and (${view.seesKeys}::boolean or change_resource(${entry}.kind) <> all(${confidentialResources}::text[]))
  and (${kinds}::text[] is null or ${entry}.kind = any(${kinds}::text[]) or change_resource(${entry}.kind) = any(${kinds}::text[])))`
}
