import { selectCluster } from '../access/cluster.sql.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import { insertSource, type SourceName, selectSourceForUpdate } from './source.sql.ts'
import type { SyncSource } from './sync-source.ts'

/**
 * The city's source, held for this transaction; entered if it is new, which needs its cluster. Refuses a source that lives in
 * another cluster than the one given. For whoever may.
 */
export const ensureSource = async (
  db: Db,
  log: ChangeLog,
  name: SourceName & { readonly cluster?: string | null },
): Promise<Outcome<SyncSource>> => {
  const known = await selectSourceForUpdate(db, name)
  if (known) return inCluster(known, name.cluster ?? known.cluster)
  if (!name.cluster) return refusedFor('SOURCE_UNKNOWN', { city: name.city, source: name.source }, ['source'])
  const cluster = await selectCluster(db, name.cluster)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: name.cluster }, ['cluster'])
  if (await insertSource(db, name, cluster.id, log.tx))
    await log.record({
      kind: 'source.registered',
      subject: `${name.city}/${name.source}`,
      cluster: cluster.code,
      city: name.city,
      isPublic: false,
      state: { city: name.city, source: name.source, cluster: cluster.code },
    })
  return inCluster((await selectSourceForUpdate(db, name))!, name.cluster)
}

const inCluster = (source: SyncSource, cluster: string): Outcome<SyncSource> =>
  source.cluster === cluster
    ? done(source)
    : refusedFor('SOURCE_OF_OTHER_CLUSTER', { source: source.code, cluster: source.cluster }, ['cluster'])
