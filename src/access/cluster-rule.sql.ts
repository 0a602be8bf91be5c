import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import type { RuleRow } from './cluster-rule.ts'

/** Everything that clusters set of their rules, whenever it holds, as known at an instant (null: now). */
export const selectRules = async (
  db: Db,
  clusterIds: readonly number[],
  knownAt: string | null = null,
): Promise<(RuleRow & { readonly clusterId: number })[]> => {
  const { rows } = await sql<RuleRow & { clusterId: number }>`
    select r.cluster_id as "clusterId", r.rule, r.effective_on as "effectiveOn", r.value, r.recorded_in as "recordedIn"
    from cluster_rule r where r.cluster_id = any(${clusterIds}::bigint[]) and ${knownBy('r.recorded_in', knownAt)}
  `.execute(db)
  return rows
}

/** The same of each cluster that a city is a member of on a day; observers are bound by none. */
export const selectRulesOfCity = async (
  db: Db,
  city: string,
  asOf: CivilDate,
): Promise<{ readonly clusterId: number; readonly rules: readonly RuleRow[] }[]> => {
  const { rows } = await sql<{ clusterId: number; rules: RuleRow[] }>`
    select c.id as "clusterId", (select coalesce(json_agg(json_build_object('rule', r.rule, 'effectiveOn', r.effective_on,
      'value', r.value, 'recordedIn', r.recorded_in)), '[]') from cluster_rule r where r.cluster_id = c.id) as rules
    from city_cluster c where exists (select from membership m where m.cluster_id = c.id and m.city_code = ${city}
      and m.role = 'MEMBER' and m.valid_from <= ${asOf} and (m.valid_to is null or m.valid_to > ${asOf})
      and not exists (select from membership later where later.supersedes = m.id))
    order by c.id
  `.execute(db)
  return rows
}
