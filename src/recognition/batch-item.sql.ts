import { sql } from 'kysely'
import type { Granularity } from '../catalogue/granularity.ts'
import type { ItemKind } from '../catalogue/item-kind.ts'
import type { Db } from '../db/database.ts'

/** An item as a batch lists it, in the words of the list. */
export interface BatchItem {
  readonly itemId: number
  readonly position: number
  readonly listedCode: string | null
  readonly name: string
  readonly kind: ItemKind | null
  readonly granularity: Granularity
  readonly department: string | null
  readonly note: string | null
}

const columns = sql`item_id as "itemId", position, listed_code as "listedCode", name, kind, granularity, department, note`

/** The list of a batch in its order, from a position on. */
export const selectBatchItems = async (db: Db, batchId: number, after: number, limit: number): Promise<BatchItem[]> => {
  const { rows } = await sql<BatchItem>`
    select ${columns} from batch_item where batch_id = ${batchId} and position > ${after} order by position limit ${limit}
  `.execute(db)
  return rows
}

/** Enters rows in the list, or gives listed items their new words; the position of a listed item stays. */
export const upsertBatchItems = async (
  db: Db,
  batchId: number,
  items: readonly BatchItem[],
  tx: number,
): Promise<void> => {
  await sql`
    insert into batch_item (batch_id, item_id, position, listed_code, name, kind, granularity, department, note, recorded_in)
    select ${batchId}, "itemId", position, "listedCode", name, kind, granularity, department, note, ${tx}
    from json_to_recordset(${JSON.stringify(items)}::json) as r("itemId" bigint, position integer, "listedCode" text, name text,
      kind text, granularity text, department text, note text)
    on conflict (batch_id, item_id) do update set listed_code = excluded.listed_code, name = excluded.name, kind = excluded.kind,
      granularity = excluded.granularity, department = excluded.department, note = excluded.note, recorded_in = excluded.recorded_in
  `.execute(db)
}

export const deleteBatchItems = async (db: Db, batchId: number, itemIds: readonly number[]): Promise<void> => {
  await sql`delete from batch_item where batch_id = ${batchId} and item_id = any(${itemIds}::bigint[])`.execute(db)
}
