import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectJudgingCluster } from './light-rule-set.sql.ts'
import { type LightRuleSet, ruleSetOn } from './light-rules.ts'

/** The version of a cluster's light rules that holds on a day. */
export const answerLightRules = async (
  hub: Hub,
  caller: Caller,
  code: string,
  asOf: CivilDate | null,
): Promise<Outcome<LightRuleSet>> => {
  const forbidden = forbid(caller, roles, { cluster: code })
  if (forbidden) return forbidden
  const cluster = await selectJudgingCluster(hub.db, code, null)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
  return done(ruleSetOn(cluster.ruleSets, asOf ?? civilDateAt(hub.now())))
}
