import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import type { RuleRow } from './cluster-rule.ts'

type OfCluster = RuleRow & { readonly clusterId: number }

const selectWhere = async (db: Db, condition: RawBuilder<boolean>): Promise<OfCluster[]> => {
  const { rows } = await sql<OfCluster>`
    select r.cluster_id as "clusterId", r.rule, r.effective_on as "effectiveOn", r.value, r.recorded_in as "recordedIn"
    from cluster_rule r where ${condition}
  `.execute(db)
  return rows
}

/** Everything that clusters set of their rules, whenever it holds. */
export const selectRules = (db: Db, clusterIds: readonly number[]): Promise<OfCluster[]> =>
  selectWhere(db, sql`r.cluster_id = any(${clusterIds}::bigint[])`)

/** The same of one cluster by its code, as known at an instant (null: now). */
export const selectRulesOfCluster = (db: Db, cluster: string, knownAt: string | null): Promise<OfCluster[]> =>
  selectWhere(
    db,
    sql`r.cluster_id = (select id from city_cluster where code = ${cluster}) and ${knownBy('r.recorded_in', knownAt)}`,
  )

/** A cluster by its code with the same, by one statement; undefined where there is no such cluster. */
export const selectClusterWithRules = async (
  db: Db,
  code: string,
  knownAt: string | null,
): Promise<{ readonly id: number; readonly rules: readonly RuleRow[] } | undefined> => {
  const { rows } = await sql<{ id: number; rules: RuleRow[] }>`
    select c.id, (select coalesce(json_agg(json_build_object('rule', r.rule, 'effectiveOn', r.effective_on, 'value', r.value,
      'recordedIn', r.recorded_in)), '[]') from cluster_rule r where r.cluster_id = c.id and ${knownBy('r.recorded_in', knownAt)}) as rules
    from city_cluster c where c.code = ${code}
  `.execute(db)
  return rows[0]
}

/** The same of each cluster that a city is a member of on a day; observers are bound by none, and a sandbox binds nobody. */
export const selectRulesOfCity = async (
  db: Db,
  city: string,
  asOf: CivilDate,
): Promise<{ readonly clusterId: number; readonly rules: readonly RuleRow[] }[]> => {
  const { rows } = await sql<{ clusterId: number; rules: RuleRow[] }>`
    select c.id as "clusterId", (select coalesce(json_agg(json_build_object('rule', r.rule, 'effectiveOn', r.effective_on,
      'value', r.value, 'recordedIn', r.recorded_in)), '[]') from cluster_rule r where r.cluster_id = c.id) as rules
    from city_cluster c where not c.is_sandbox and exists (select from membership m where m.cluster_id = c.id and m.city_code = ${city}
      and m.role = 'MEMBER' and m.valid_from <= ${asOf} and (m.valid_to is null or m.valid_to > ${asOf})
      and not exists (select from membership later where later.supersedes = m.id))
    order by c.id
  `.execute(db)
  return rows
}
