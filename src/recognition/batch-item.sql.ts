import { sql } from 'kysely'
import { normalCode } from '../base/credit-identifier.ts'
import { hubNumber, idOfHubNumber } from '../base/item-code.ts'
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

/** The whole list for a registration, with what listed items were merged into since. */
export const selectListing = async (
  db: Db,
  batchId: number,
): Promise<(BatchItem & { successorId: number | null })[]> => {
  const { rows } = await sql<BatchItem & { successorId: number | null }>`
    select ${columns},
      (select successor_id from item_lineage l where l.predecessor_id = item_id and l.change = 'MERGED') as "successorId"
    from batch_item where batch_id = ${batchId} order by position
  `.execute(db)
  return rows
}

export const deleteBatchItems = async (db: Db, batchId: number, itemIds: readonly number[]): Promise<void> => {
  await sql`delete from batch_item where batch_id = ${batchId} and item_id = any(${itemIds}::bigint[])`.execute(db)
}

/** An item in a batch and the code it is named by. */
export interface ListedItem {
  readonly itemId: number
  readonly code: string
}

/**
 * The items that a batch lists or was given later (withdrawn ones too), behind codes of any kind: national, the hub's number,
 * further codes, or as the list has it.
 */
export const selectListedItems = async (
  db: Db,
  batch: { id: number; clusterId: number },
  codes: readonly string[],
): Promise<Map<string, ListedItem>> => {
  const asked = codes.map((code) => ({ code, normal: normalCode(code), id: idOfHubNumber(code) }))
  const { rows } = await sql<ListedItem & { asked: string; nationalCode: string | null }>`
    select asked.code as asked, i.id as "itemId", i.national_code as "nationalCode"
    from json_to_recordset(${JSON.stringify(asked)}::json) as asked(code text, normal text, id bigint)
    join batch_listing listed on listed.batch_id = ${batch.id}
    join service_item i on i.id = listed.item_id
    where i.id = asked.id or i.national_code = asked.normal
      or exists (select from batch_item row where row.batch_id = ${batch.id} and row.item_id = i.id and row.listed_code = asked.code)
      or exists (select from service_item_code c where c.item_id = i.id and c.code in (asked.code, asked.normal)
        and (c.cluster_id is null or c.cluster_id = ${batch.clusterId}))
  `.execute(db)
  return new Map(
    rows.map((row) => [row.asked, { itemId: row.itemId, code: row.nationalCode ?? hubNumber(row.itemId) }]),
  )
}

export const selectListedItem = async (db: Db, batch: { id: number; clusterId: number }, code: string) =>
  (await selectListedItems(db, batch, [code])).get(code)

/** What the change log says of each item when its batch is published, or given up. */
export const selectItemStates = async (db: Db, batchId: number, after: number, limit: number) => {
  const { rows } = await sql<
    BatchItem & { nationalCode: string | null; parentCode: string | null; creditIdentifier: string | null }
  >`
    select listed.item_id as "itemId", listed.position, listed.listed_code as "listedCode", listed.name, listed.kind, listed.granularity,
      listed.department, listed.note, i.national_code as "nationalCode", i.parent_code as "parentCode",
      i.credit_identifier as "creditIdentifier"
    from batch_item listed join service_item i on i.id = listed.item_id
    where listed.batch_id = ${batchId} and listed.position > ${after} order by listed.position limit ${limit}
  `.execute(db)
  return rows
}

/** A page of one batch's list. */
export interface BatchItemPage {
  readonly batchId: number
  readonly after: number
  readonly limit: number
}

/** Pages of several batches in one statement, in the order they were asked. */
export const selectBatchItemPages = async (db: Db, pages: readonly BatchItemPage[]): Promise<BatchItem[][]> => {
  const { rows } = await sql<BatchItem & { page: number }>`
    select asked.page::integer, row.* from json_array_elements(${JSON.stringify(pages)}::json) with ordinality as asked(key, page)
    cross join lateral (select ${columns} from batch_item where batch_id = (asked.key->>'batchId')::bigint
      and position > (asked.key->>'after')::integer order by position limit (asked.key->>'limit')::integer) row
    order by asked.page, row.position
  `.execute(db)
  const found = pages.map((): BatchItem[] => [])
  for (const row of rows) found[row.page - 1]!.push(row)
  return found
}

/** The items of a batch of which the catalogue says something else, because another list named them later. */
export const selectOtherwiseNamed = async (
  db: Db,
  batchId: number,
): Promise<(BatchItem & { nationalCode: string | null })[]> => {
  const { rows } = await sql<BatchItem & { nationalCode: string | null }>`
    select i.national_code as "nationalCode", item_id as "itemId", position, listed_code as "listedCode", listed.name, listed.kind,
      listed.granularity, listed.department, note
    from batch_item listed join service_item i on i.id = listed.item_id
    where batch_id = ${batchId} and (i.name, i.kind, i.granularity, i.department)
      is distinct from (listed.name, listed.kind, listed.granularity, listed.department)
  `.execute(db)
  return rows
}

/** Items of a list that were merged into another item of the same list: published so, one item would be counted as two. */
export const selectListedTwice = async (db: Db, batchId: number) => {
  const { rows } = await sql<{ itemId: number; successorId: number }>`
    select l.predecessor_id as "itemId", l.successor_id as "successorId" from item_lineage l
    join batch_item merged on merged.item_id = l.predecessor_id and merged.batch_id = ${batchId}
    join batch_item successor on successor.item_id = l.successor_id and successor.batch_id = ${batchId}
    where l.change = 'MERGED' order by l.id
  `.execute(db)
  return rows
}
