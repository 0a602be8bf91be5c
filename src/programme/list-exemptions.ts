import { selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import type { NamedRow } from './grant-exemption.ts'
import { selectExemptions } from './light-exemption.sql.ts'
import type { LightExemption } from './light-facts.ts'
import { selectPlanRowsByNumber } from './plan-row.sql.ts'

/** The exemptions that a row was ever granted, the first first. For keys that reach the cluster. */
export const listExemptions = async (
  hub: Hub,
  caller: Caller,
  { cluster: code, list, year, number }: NamedRow,
): Promise<Outcome<readonly LightExemption[]>> => {
  const forbidden = forbid(caller, roles, { cluster: code })
  if (forbidden) return forbidden
  const cluster = await selectCluster(hub.db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
  const moment = { asOf: civilDateAt(hub.now()), knownAt: null }
  const [row] = await selectPlanRowsByNumber(hub.db, { clusterId: cluster.id, list, year }, [number], moment)
  if (!row) return refusedFor('PLAN_ROW_UNKNOWN', { number }, ['number'])
  return done(await selectExemptions(hub.db, row.subjectId))
}
