import { sql } from 'kysely'
import type { RuleRow } from '../access/cluster-rule.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { keptPlan } from '../db/kept-plan.ts'
import type { LightRuleSet } from './light-rules.ts'

/** All versions of a cluster's light rules, as known at an instant (null: now). */
export const selectLightRuleSets = async (
  db: Db,
  clusterId: number,
  knownAt: string | null = null,
): Promise<LightRuleSet[]> => {
  const { rows } = await sql<LightRuleSet>`
    select s.version, s.effective_on as "effectiveOn", s.rules from light_rule_set s
    where s.cluster_id = ${clusterId} and ${knownBy('s.recorded_in', knownAt)} order by s.version
  `.execute(db)
  return rows
}

export const insertLightRuleSet = async (
  db: Db,
  clusterId: number,
  { version, effectiveOn, rules }: LightRuleSet,
  reason: string | null,
  tx: number,
): Promise<void> => {
  await sql`
    insert into light_rule_set (cluster_id, version, effective_on, rules, reason, recorded_in)
    values (${clusterId}, ${version}, ${effectiveOn}, ${JSON.stringify(rules)}, ${reason}, ${tx})
  `.execute(db)
}

export interface JudgingCluster {
  readonly id: number
  readonly ruleSets: readonly LightRuleSet[]
  readonly rules: readonly RuleRow[]
}

/** A cluster with all versions of its light rules, and all that it set of its other rules; undefined: nobody knows it. */
export const selectJudgingCluster = async (
  db: Db,
  code: string,
  knownAt: string | null,
): Promise<JudgingCluster | undefined> => {
  const { rows } = await sql<JudgingCluster>`${keptPlan}
    select c.id, (select coalesce(json_agg(json_build_object('version', s.version, 'effectiveOn', s.effective_on, 'rules', s.rules) order by s.version), '[]')
      from light_rule_set s where s.cluster_id = c.id and ${knownBy('s.recorded_in', knownAt)}) as "ruleSets",
      (select coalesce(json_agg(json_build_object('rule', r.rule, 'effectiveOn', r.effective_on, 'value', r.value, 'recordedIn', r.recorded_in)), '[]')
        from cluster_rule r where r.cluster_id = c.id and ${knownBy('r.recorded_in', knownAt)}) as rules
    from city_cluster c where c.code = ${code}
  `.execute(db)
  return rows[0]
}
