import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { SyncSource } from './sync-source.ts'

const columns = sql`s.id, s.city_code as city, s.code, c.code as cluster, s.cluster_id as "clusterId"`

/** A source of a city; undefined if nothing was ever said of it. */
export const selectSource = async (db: Db, city: string, code: string): Promise<SyncSource | undefined> => {
  const { rows } = await sql<SyncSource>`
    select ${columns} from sync_source s join city_cluster c on c.id = s.cluster_id
    where s.city_code = ${city} and s.code = ${code}
  `.execute(db)
  return rows[0]
}

/** The same, and nobody else pushes or maps it until the transaction ends. */
export const selectSourceForUpdate = async (db: Db, city: string, code: string): Promise<SyncSource | undefined> => {
  const { rows } = await sql<SyncSource>`
    select ${columns} from sync_source s join city_cluster c on c.id = s.cluster_id
    where s.city_code = ${city} and s.code = ${code} for update of s
  `.execute(db)
  return rows[0]
}

/** Makes a source, unless another transaction has made it meanwhile. */
export const insertSource = async (
  db: Db,
  source: { readonly city: string; readonly code: string; readonly clusterId: number },
  tx: number,
): Promise<void> => {
  await sql`
    insert into sync_source (city_code, code, cluster_id, recorded_in)
    values (${source.city}, ${source.code}, ${source.clusterId}, ${tx}) on conflict do nothing
  `.execute(db)
}
