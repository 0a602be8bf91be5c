import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { LightRuleSet } from './light-rules.ts'

/** A version of a cluster's light rules with why, when and by whom it was set. */
export interface SetRuleSet extends LightRuleSet {
  readonly reason: string | null
  readonly recordedAt: string
  /** As in the change log: `key:12`. */
  readonly actor: string
}

/** All versions of a cluster, the first first. */
export const selectLightRuleHistory = async (db: Db, cluster: string): Promise<SetRuleSet[]> => {
  const { rows } = await sql<SetRuleSet>`
    select s.version, s.effective_on as "effectiveOn", s.rules, s.reason, instant_text(c.recorded_at) as "recordedAt", c.actor
    from light_rule_set s join change_commit c on c.tx = s.recorded_in
    where s.cluster_id = (select id from city_cluster where code = ${cluster}) order by s.version
  `.execute(db)
  return rows
}
