import { selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import type { NamedRow } from './grant-exemption.ts'
import { selectLightHistory, type ToldLight } from './light.sql.ts'
import type { LightKey } from './light.ts'
import { selectPlanRowsByNumber } from './plan-row.sql.ts'

/**
 * Every light of a row that was ever recorded under a key, in the order of recording: a restatement follows what it restates.
 */
export const answerLightHistory = async (
  hub: Hub,
  caller: Caller,
  { cluster: code, list, year, number, ...key }: NamedRow & LightKey,
): Promise<Outcome<ToldLight[]>> => {
  const forbidden = forbid(caller, roles, { cluster: code })
  if (forbidden) return forbidden
  const cluster = await selectCluster(hub.db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
  const edition = { clusterId: cluster.id, list, year }
  const moment = { asOf: civilDateAt(hub.now()), knownAt: null }
  const [row] = await selectPlanRowsByNumber(hub.db, edition, [number], moment)
  if (!row) return refusedFor('PLAN_ROW_UNKNOWN', { number }, ['number'])
  return done(await selectLightHistory(hub.db, row.subjectId, year, key))
}
