import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { BatchAdjustment, Standing } from './adjustment.ts'

const columns = sql`id, batch_id as "batchId", item_id as "itemId", change, effective_on as "effectiveOn",
  document_number as "documentNumber", reason`

export const selectAdjustments = async (db: Db, batchIds: readonly number[]): Promise<BatchAdjustment[]> => {
  const { rows } = await sql<BatchAdjustment>`
    select ${columns} from batch_adjustment where batch_id = any(${batchIds}::bigint[]) order by batch_id, effective_on, id
  `.execute(db)
  return rows
}

/** How items stand in a batch, under their own name or that of an item merged into them. */
export const selectStandings = async (
  db: Db,
  batchId: number,
  itemIds: readonly number[],
): Promise<Map<number, Standing>> => {
  const { rows } = await sql<Standing & { itemId: number }>`
    select asked.id as "itemId", exists (select from batch_item where batch_id = ${batchId} and item_id = any(same.ids)) as "isListed",
      (select coalesce(json_agg(json_build_object('change', change, 'effectiveOn', effective_on) order by effective_on, id), '[]')
        from batch_adjustment where batch_id = ${batchId} and item_id = any(same.ids)) as adjustments
    from unnest(${itemIds}::bigint[]) as asked(id)
    cross join lateral (select array_agg(predecessor_id) || asked.id as ids from item_lineage
      where successor_id = asked.id and change = 'MERGED') same
  `.execute(db)
  return new Map(rows.map(({ itemId, ...standing }) => [itemId, standing]))
}

/** The words of the list under which an item was added; of a withdrawal, those it had. */
export interface NewAdjustment extends Omit<BatchAdjustment, 'id'> {
  readonly listedCode: string | null
  readonly name: string
  readonly kind: string | null
  readonly granularity: string
  readonly department: string | null
}

export const insertAdjustments = async (
  db: Db,
  adjustments: readonly NewAdjustment[],
  tx: number,
): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    insert into batch_adjustment (batch_id, item_id, change, effective_on, document_number, reason, listed_code, name, kind,
      granularity, department, recorded_in)
    select "batchId", "itemId", change, "effectiveOn", "documentNumber", reason, "listedCode", name, kind, granularity, department, ${tx}
    from json_to_recordset(${JSON.stringify(adjustments)}::json) as r("batchId" bigint, "itemId" bigint, change text,
      "effectiveOn" date, "documentNumber" text, reason text, "listedCode" text, name text, kind text, granularity text, department text)
    returning id
  `.execute(db)
  return rows.map(({ id }) => id)
}
