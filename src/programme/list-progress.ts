import { selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { type ListedProgress, type ProgressFilter, selectProgress } from './listed-progress.sql.ts'
import { refuseForeign } from './refuse-foreign.ts'

/** A page of a cluster's entries. */
export interface ListProgressInput {
  readonly cluster: string
  readonly filter: ProgressFilter
  /** The id before which to go on. */
  readonly before: number | null
  readonly limit: number
}

/** Whoever may read a cluster's programme: every key that reaches it, and nobody else. */
export const forbidReading = (caller: Caller, cluster: string) => forbid(caller, roles, { cluster })

/** What cities entered of a cluster's plan, the latest entered first. */
export const listProgress = async (
  hub: Hub,
  caller: Caller,
  { cluster: code, ...asked }: ListProgressInput,
): Promise<Outcome<readonly ListedProgress[]>> => {
  const forbidden = forbidReading(caller, code)
  if (forbidden) return forbidden
  const cluster = await selectCluster(hub.db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
  const found = await selectProgress(hub.db, { clusterId: cluster.id, ...asked })
  const foreign = found.length === 0 && (await refuseForeign(hub.db, code, asked.filter.city))
  return foreign || done(found)
}
