import { selectCluster } from '../access/cluster.sql.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import type { Hub } from '../hub.ts'
import { type BatchCoverage, selectBatchCoverage } from './batch-coverage.sql.ts'

export interface BatchCoverageInput {
  readonly cluster: string
  readonly asOf?: CivilDate | null
  readonly knownAt?: string | null
}

/** How far the items of each published batch are handled, by one statement; none where the cluster is unknown. Whoever asks. */
export const countBatchCoverage = async (hub: Hub, input: BatchCoverageInput): Promise<readonly BatchCoverage[]> => {
  const cluster = await selectCluster(hub.db, input.cluster)
  if (!cluster) return []
  const asOf = input.asOf ?? civilDateAt(hub.now())
  return selectBatchCoverage(hub.db, { clusterId: cluster.id, asOf, knownAt: input.knownAt ?? null })
}
