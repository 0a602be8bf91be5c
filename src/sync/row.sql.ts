import { sql } from 'kysely'
import type { ImplementationState } from '../catalogue/item-implementation.ts'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import type { KnownRow } from './row-verdict.ts'

/** What a source said last of rows. */
export const selectKnownRows = async (db: Db, sourceId: number, rowIds: readonly string[]): Promise<KnownRow[]> => {
  const { rows } = await sql<KnownRow>`
    select r.row_id as "rowId", r.version, encode(r.row_hash, 'hex') as hash, r.map_revision as "mapRevision", r.item_id as "itemId",
      r.code, r.state, (select successor_id from item_lineage l where l.predecessor_id = r.item_id and l.change = 'MERGED') as "successorId"
    from sync_row r where r.source_id = ${sourceId} and r.row_id = any(${rowIds})
  `.execute(db)
  return rows
}

/** A row of the city that means an item already. */
export interface HeldItem {
  readonly itemId: number
  readonly source: string
  readonly rowId: string
}

/** The rows of a city's sources that mean the items. */
export const selectHeldItems = async (db: Db, city: string, itemIds: readonly number[]): Promise<HeldItem[]> => {
  if (itemIds.length === 0) return []
  const { rows } = await sql<HeldItem>`
    select r.item_id as "itemId", s.code as source, r.row_id as "rowId" from sync_row r join sync_source s on s.id = r.source_id
    where r.item_id = any(${itemIds}::bigint[]) and s.city_code = ${city}
  `.execute(db)
  return rows
}

/** What a source now says of a row. */
export interface SaidRow {
  readonly rowId: string
  readonly version: number
  readonly hash: string
  readonly mapRevision: number
  readonly itemId: number
  readonly code: string
  readonly state: ImplementationState
}

export const upsertRows = async (db: Db, sourceId: number, pushId: number, rows: readonly SaidRow[]): Promise<void> => {
  if (rows.length === 0) return
  await sql`
    insert into sync_row (source_id, row_id, version, row_hash, map_revision, item_id, code, state, last_push)
    select ${sourceId}, "rowId", version, decode(hash, 'hex'), "mapRevision", "itemId", code, state, ${pushId}
    from json_to_recordset(${jsonRows(rows)}::json) as r("rowId" text, version bigint, hash text, "mapRevision" integer,
      "itemId" bigint, code text, state text)
    on conflict (source_id, row_id) do update set version = excluded.version, row_hash = excluded.row_hash,
      map_revision = excluded.map_revision, item_id = excluded.item_id, code = excluded.code, state = excluded.state,
      last_push = excluded.last_push
  `.execute(db)
}

/** An item by the hub's number, as a member of the cluster may name it: listed there or published, or pushed there. */
export const selectNumberedItems = async (db: Db, clusterId: number, ids: readonly number[]): Promise<number[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: number }>`
    select i.id from service_item i where i.id = any(${ids}::bigint[]) and (
      exists (select from batch_listing l join item_batch b on b.id = l.batch_id
        where l.item_id = i.id and (b.state = 'PUBLISHED' or b.cluster_id = ${clusterId} and b.state <> 'ABANDONED'))
      or exists (select from sync_row r join sync_source s on s.id = r.source_id where r.item_id = i.id and s.cluster_id = ${clusterId}))
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** Lets go all that a source said; answers of how many rows. */
export const deleteRowsOfSource = async (db: Db, sourceId: number): Promise<number> => {
  const { numAffectedRows } = await sql`delete from sync_row where source_id = ${sourceId}`.execute(db)
  return Number(numAffectedRows ?? 0)
}
