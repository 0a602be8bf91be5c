import { selectCluster } from '../access/cluster.sql.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import { insertSource, selectSourceForUpdate } from './sync-source.sql.ts'
import type { SyncSource } from './sync-source.ts'

/**
 * The source of a city, held until the transaction ends; made if there is none, which needs its cluster. Refuses a source that
 * lives in another cluster. For whoever may.
 */
export const ensureSource = async (
  db: Db,
  log: ChangeLog,
  { city, source: code, cluster }: { city: string; source: string; cluster?: string | null },
): Promise<Outcome<SyncSource>> => {
  const known = await selectSourceForUpdate(db, city, code)
  if (known)
    return cluster && cluster !== known.cluster
      ? refusedFor('SOURCE_OF_OTHER_CLUSTER', { source: code, cluster: known.cluster }, ['cluster'])
      : done(known)
  if (!cluster) return refusedFor('SOURCE_UNKNOWN', { city, source: code }, ['source'])
  const found = await selectCluster(db, cluster)
  if (!found) return refusedFor('CLUSTER_UNKNOWN', { code: cluster }, ['cluster'])
  await insertSource(db, { city, code, clusterId: found.id }, log.tx)
  const made = (await selectSourceForUpdate(db, city, code))!
  await log.record({
    ...{ kind: 'source.registered', subject: `${city}/${code}`, cluster, city, isPublic: false },
    state: { city, source: code, cluster },
  })
  return done(made)
}
