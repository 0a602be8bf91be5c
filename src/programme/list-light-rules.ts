import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { type SetRuleSet, selectLightRuleHistory } from './light-rule-history.sql.ts'

/** Every version of a cluster's light rules that was set, the first first. For keys that reach the cluster, as the rules are. */
export const listLightRules = async (
  hub: Hub,
  caller: Caller,
  cluster: string,
): Promise<Outcome<readonly SetRuleSet[]>> =>
  forbid(caller, roles, { cluster }) ?? done(await selectLightRuleHistory(hub.db, cluster))
