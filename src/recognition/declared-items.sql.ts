import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/database.ts'

// Only of items that were ever declared of in a cluster can recognitions change. What changes many at once (a list, a
// membership) must not miss one that is declared of for the first time meanwhile: so one of the two waits for the other.
// The order of all locks: the cluster, the catalogue, declaring in the cluster, items by their ids.

const declaring = (clusterId: number) => sql`hashtext('hutong.declaring'), ${clusterId}::integer`

/** Declaring in a cluster: any number at once. */
export const shareDeclaring = async (db: Db, clusterId: number): Promise<void> => {
  await sql`select pg_advisory_xact_lock_shared(${declaring(clusterId)})`.execute(db)
}

/** From here to the end of the transaction nobody else declares in the cluster. */
export const haltDeclaring = async (db: Db, clusterId: number): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${declaring(clusterId)})`.execute(db)
}

/** Items that were declared of, by cluster; in the order of their ids. */
export interface DeclaredItems {
  readonly id: number
  readonly code: string
  readonly itemIds: readonly number[]
}

/** Of the items, and of those that they were merged into, which stand by their lists too. Item by item, by the index. */
const declaredAmong = async (
  db: Db,
  clusterId: number | null,
  items: RawBuilder<unknown>,
): Promise<DeclaredItems[]> => {
  const { rows } = await sql<DeclaredItems>`
    with recursive meant as (${items}
      union select g.successor_id from meant join item_lineage g on g.predecessor_id = meant.id)
    select c.id, c.code, json_agg(meant.id order by meant.id) as "itemIds"
    from meant cross join city_cluster c
    cross join lateral (select from recognition_declaration d where d.item_id = meant.id and d.cluster_id = c.id limit 1) declared
    where ${clusterId}::bigint is null or c.id = ${clusterId}
    group by c.id order by c.id
  `.execute(db)
  return rows
}

/** In every cluster. */
export const selectDeclared = (db: Db, itemIds: readonly number[]): Promise<DeclaredItems[]> =>
  declaredAmong(db, null, sql`select unnest(${itemIds}::bigint[]) as id`)

export const selectDeclaredIn = async (db: Db, clusterId: number, itemIds: readonly number[]): Promise<number[]> =>
  idsOf(await declaredAmong(db, clusterId, sql`select unnest(${itemIds}::bigint[]) as id`))

/** Of the list of a batch. */
export const selectDeclaredOfBatch = async (db: Db, clusterId: number, batchId: number): Promise<number[]> =>
  idsOf(await declaredAmong(db, clusterId, sql`select item_id as id from batch_item where batch_id = ${batchId}`))

/** All of the cluster. */
export const selectAllDeclared = async (db: Db, clusterId: number): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    select distinct item_id as id from recognition_declaration where cluster_id = ${clusterId} order by id
  `.execute(db)
  return rows.map(({ id }) => id)
}

const idsOf = (found: readonly DeclaredItems[]): number[] => [...(found[0]?.itemIds ?? [])]
