import { selectCluster } from '../access/cluster.sql.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import { insertSource, type SourceName, selectSource, selectSourceForUpdate, updateRetired } from './source.sql.ts'
import type { SyncSource } from './sync-source.ts'

/**
 * The city's source in a cluster, held for this transaction; entered if it is new, which needs its cluster. In a sandbox it has the
 * word that it has in earnest; two clusters in earnest share none. For whoever may.
 */
export const ensureSource = async (db: Db, log: ChangeLog, name: SourceName): Promise<Outcome<SyncSource>> => {
  const known = await selectSourceForUpdate(db, name)
  if (known?.isRetired) await takeBack(db, log, known)
  if (known) return done(known)
  const { city, source } = name
  if (!name.cluster) return refusedFor('SOURCE_UNKNOWN', { city, source }, ['source'])
  const cluster = await selectCluster(db, name.cluster)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: name.cluster }, ['cluster'])
  if (await insertSource(db, name, cluster, log.tx)) await log.record(registered(name, cluster.code))
  const made = await selectSourceForUpdate(db, name)
  if (made) return done(made)
  const other = await selectSource(db, { city, source })
  return refusedFor('SOURCE_OF_OTHER_CLUSTER', { source, cluster: other?.cluster ?? '' }, ['cluster'])
}

const registered = ({ city, source }: SourceName, cluster: string) => ({
  ...{ kind: 'source.registered', subject: `${city}/${source}`, cluster, city, isPublic: false },
  state: { city, source, cluster },
})

/** What is pushed under the word of a retired source begins it anew. */
const takeBack = async (db: Db, log: ChangeLog, { id, city, code, cluster }: SyncSource): Promise<void> => {
  await updateRetired(db, id, null)
  await log.record(registered({ city, source: code }, cluster))
}
