import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Sight } from '../catalogue/service-item.sql.ts'
import type { Db } from '../db/database.ts'
import { keptPlan } from '../db/kept-plan.ts'
import type { BatchState, ItemBatch } from './item-batch.ts'
import { insertingFigures } from './kept-figures.sql.ts'

const columns = sql`b.id, b.cluster_id as "clusterId", c.code as "cluster", b.ordinal, b.title, b.document_number as "documentNumber",
  b.state, b.round, b.item_count as "itemCount", b.published_on as "publishedOn", b.is_back_filled as "isBackFilled",
  (select recorded_at from change_commit where tx = b.published_in) as "publicationRecordedAt"`

/** What a list of batches is narrowed to. Abandoned drafts are found only by their state. */
export interface BatchFilter {
  readonly cluster: string
  readonly ordinal?: number | null
  readonly state?: BatchState | null
  readonly publishedOnly: boolean
  readonly asOf?: CivilDate | null
  readonly knownAt?: string | null
}

export const selectBatches = async (db: Db, filter: BatchFilter): Promise<ItemBatch[]> => {
  const { rows } = await sql<ItemBatch>`
    select ${columns} from item_batch b join city_cluster c on c.id = b.cluster_id
    where c.code = ${filter.cluster}
      and (${filter.ordinal ?? null}::integer is null or b.ordinal = ${filter.ordinal ?? null})
      and b.state = coalesce(${filter.state ?? null}::text, b.state)
      and (b.state <> 'ABANDONED' or ${filter.state ?? null}::text = 'ABANDONED')
      and (not ${filter.publishedOnly}::boolean or b.state = 'PUBLISHED')
      and (${filter.asOf ?? null}::date is null or b.published_on <= ${filter.asOf ?? null})
      and (${filter.knownAt ?? null}::timestamptz is null
        or exists (select from change_commit k where k.tx = b.published_in and k.recorded_at <= ${filter.knownAt ?? null}))
    order by b.ordinal, b.id limit 10000
  `.execute(db)
  return rows
}

/** The batch that holds an ordinal, taken for this transaction. Its cluster is locked first, so that no two drafts claim one. */
export const selectBatchForUpdate = async (
  db: Db,
  cluster: string,
  ordinal: number,
): Promise<ItemBatch | undefined> => {
  const { rows } = await sql<ItemBatch>`
    select ${columns} from item_batch b join city_cluster c on c.id = b.cluster_id
    where c.code = ${cluster} and b.ordinal = ${ordinal} and b.state <> 'ABANDONED' for update of b
  `.execute(db)
  return rows[0]
}

/** A batch that is known, whatever became of it. */
export const selectBatch = async (db: Db, id: number): Promise<ItemBatch> => {
  const { rows } = await sql<ItemBatch>`
    select ${columns} from item_batch b join city_cluster c on c.id = b.cluster_id where b.id = ${id}
  `.execute(db)
  return rows[0]!
}

export const insertBatch = async (
  db: Db,
  batch: { clusterId: number; ordinal: number; title: string; documentNumber: string | null },
  tx: number,
): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into item_batch (cluster_id, ordinal, title, document_number, state, recorded_in)
    values (${batch.clusterId}, ${batch.ordinal}, ${batch.title}, ${batch.documentNumber}, 'DRAFTED', ${tx}) returning id
  `.execute(db)
  return rows[0]!.id
}

/** Sets what a step changes; the count is counted anew from the list. */
export const updateBatch = async (
  db: Db,
  id: number,
  change: { state?: BatchState; round?: number; documentNumber?: string | null },
): Promise<void> => {
  await sql`
    update item_batch set state = coalesce(${change.state ?? null}, state), round = coalesce(${change.round ?? null}, round),
      document_number = coalesce(${change.documentNumber ?? null}, document_number),
      item_count = (select count(*) from batch_item where batch_id = ${id})
    where id = ${id}
  `.execute(db)
}

/**
 * Publishes: after this statement the database itself refuses every change of the batch and its list. With it goes what figures add up from:
 * nobody publishes without.
 */
export const updateBatchPublished = async (
  db: Db,
  id: number,
  publication: { publishedOn: CivilDate; documentNumber: string | null; isBackFilled: boolean },
  tx: number,
): Promise<void> => {
  await sql`
    with published as (
      update item_batch set state = 'PUBLISHED', published_on = ${publication.publishedOn}, published_in = ${tx},
        document_number = coalesce(${publication.documentNumber}, document_number), is_back_filled = ${publication.isBackFilled},
        item_count = (select count(*) from batch_item where batch_id = ${id})
      where id = ${id} returning id, cluster_id, published_on, published_in
    ), ${insertingFigures}
    select from published
  `.execute(db)
}

/** The batches that items stand in, as far as the caller may see them. */
export const selectBatchesOfItems = async (
  db: Db,
  itemIds: readonly number[],
  sight: Sight,
): Promise<(ItemBatch & { itemId: number })[]> => {
  const { rows } = await sql<ItemBatch & { itemId: number }>`${keptPlan}
    select distinct l.item_id as "itemId", ${columns}
    from batch_listing l join item_batch b on b.id = l.batch_id join city_cluster c on c.id = b.cluster_id
    where l.item_id = any(${itemIds}::bigint[]) and b.state <> 'ABANDONED'
      and (b.state = 'PUBLISHED' or ${sight === null}::boolean or c.code = any(${sight ?? []}::text[]))
    order by l.item_id, c.code, b.ordinal
  `.execute(db)
  return rows
}
