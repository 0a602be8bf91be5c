import { selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectPlanFields } from './plan-field.sql.ts'
import { fieldsOr, type PlanField } from './plan-field.ts'

/** Lists the fields of work of a cluster's plan. */
export const listPlanFields = async (
  hub: Hub,
  caller: Caller,
  code: string,
): Promise<Outcome<readonly PlanField[]>> => {
  const forbidden = forbid(caller, roles, { cluster: code })
  if (forbidden) return forbidden
  const cluster = await selectCluster(hub.db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
  return done(fieldsOr(await selectPlanFields(hub.db, cluster.id)))
}
