import { type RawBuilder, sql } from 'kysely'
import type { CityCluster } from '../access/city-cluster.ts'
import type { Db } from '../db/database.ts'
import type { SyncSource } from './sync-source.ts'

/**
 * A source by its city and its own word, which it may have in sandboxes and once in earnest; without a cluster the one in earnest,
 * else the only one.
 */
export interface SourceName {
  readonly city: string
  readonly source: string
  readonly cluster?: string | null
}

const selectWhere = async (db: Db, { city, source, cluster = null }: SourceName, lock: RawBuilder<unknown>) => {
  const { rows } = await sql<SyncSource>`
    select s.id, s.city_code as city, s.code, s.cluster_id as "clusterId", c.code as cluster, s.is_sandbox as "isSandbox", s.retired_in is not null as "isRetired",
      s.drop_share as "dropShare"
    from sync_source s join city_cluster c on c.id = s.cluster_id
    where s.city_code = ${city} and s.code = ${source} and case when ${cluster}::text is not null then c.code = ${cluster}
      else not s.is_sandbox or not exists (select from sync_source o where o.city_code = s.city_code and o.code = s.code and o.id <> s.id) end
    ${lock}
  `.execute(db)
  return rows[0]
}

export const selectSource = (db: Db, name: SourceName): Promise<SyncSource | undefined> => selectWhere(db, name, sql``)

/** Takes the source for this transaction: what it pushes is applied one after the other. */
export const selectSourceForUpdate = (db: Db, name: SourceName): Promise<SyncSource | undefined> =>
  selectWhere(db, name, sql`for no key update of s`)

/** Enters a source; answers whether it was new, and its word free in its cluster. */
export const insertSource = async (db: Db, name: SourceName, cluster: CityCluster, tx: number): Promise<boolean> => {
  const { rows } = await sql`
    insert into sync_source (city_code, code, cluster_id, is_sandbox, recorded_in)
    values (${name.city}, ${name.source}, ${cluster.id}, ${cluster.isSandbox}, ${tx})
    on conflict do nothing returning id
  `.execute(db)
  return rows.length > 0
}

/** Retires a source, or takes it back: null. */
export const updateRetired = async (db: Db, id: number, retiredIn: number | null): Promise<void> => {
  await sql`update sync_source set retired_in = ${retiredIn} where id = ${id}`.execute(db)
}
