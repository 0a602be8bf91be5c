import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { SyncSource } from './sync-source.ts'

/** A source by its city and its own word. */
export interface SourceName {
  readonly city: string
  readonly source: string
}

const selectWhere = async (db: Db, { city, source }: SourceName, lock: RawBuilder<unknown>) => {
  const { rows } = await sql<SyncSource>`
    select s.id, s.city_code as city, s.code, s.cluster_id as "clusterId", c.code as cluster, c.is_sandbox as "isSandbox",
      s.drop_share as "dropShare"
    from sync_source s join city_cluster c on c.id = s.cluster_id where s.city_code = ${city} and s.code = ${source} ${lock}
  `.execute(db)
  return rows[0]
}

export const selectSource = (db: Db, name: SourceName): Promise<SyncSource | undefined> => selectWhere(db, name, sql``)

/** Takes the source for this transaction: what it pushes is applied one after the other. */
export const selectSourceForUpdate = (db: Db, name: SourceName): Promise<SyncSource | undefined> =>
  selectWhere(db, name, sql`for no key update of s`)

/** Enters a source; answers whether it was new. */
export const insertSource = async (db: Db, name: SourceName, clusterId: number, tx: number): Promise<boolean> => {
  const { rows } = await sql`
    insert into sync_source (city_code, code, cluster_id, recorded_in) values (${name.city}, ${name.source}, ${clusterId}, ${tx})
    on conflict do nothing returning id
  `.execute(db)
  return rows.length > 0
}
