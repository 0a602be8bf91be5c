import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import type { ExportedItem } from './exported-item.ts'

/** A page of one batch of an export: of the list itself, or of what was added to it later. */
export interface ExportPage {
  readonly batch: { readonly id: number; readonly clusterId: number; readonly ordinal: number }
  /** All batches of the export: an item that stands in several is in the first. */
  readonly batchIds: readonly number[]
  readonly asOf: CivilDate
  readonly isAdded: boolean
  readonly after: number
  readonly limit: number
}

const listed = ({ batch, after }: ExportPage) => sql`
  select item_id, position as place, listed_code, name, kind, granularity, department, note from batch_item
  where batch_id = ${batch.id} and position > ${after}`

// Words of the last addition; an item of the list that was withdrawn and added again keeps the list's.
const added = ({ batch, asOf, after }: ExportPage) => sql`
  select item_id, id as place, listed_code, name, kind, granularity, department, null as note from batch_adjustment a
  where batch_id = ${batch.id} and change = 'ADDED' and effective_on <= ${asOf}::date and id > ${after}
    and not exists (select from batch_item l where l.batch_id = a.batch_id and l.item_id = a.item_id)
    and not exists (select from batch_adjustment later where later.batch_id = a.batch_id and later.item_id = a.item_id
      and later.change = 'ADDED' and later.effective_on <= ${asOf}::date and (later.effective_on, later.id) > (a.effective_on, a.id))`

/** The batches of the export that an item stands in on the day: listed or added, and not withdrawn since. */
const standing = ({ batchIds, asOf }: ExportPage) => sql`
  select min(b.ordinal) as first, json_agg(b.ordinal order by b.ordinal) as ordinals from item_batch b
  where b.id = any(${batchIds}::bigint[]) and b.id in (select batch_id from batch_listing where item_id = l.item_id)
    and coalesce(
      (select change from batch_adjustment a where a.batch_id = b.id and a.item_id = l.item_id and a.effective_on <= ${asOf}::date
        order by a.effective_on desc, a.id desc limit 1),
      (select 'ADDED' from batch_item listed where listed.batch_id = b.id and listed.item_id = l.item_id)) = 'ADDED'`

export const selectExportedItems = async (db: Db, page: ExportPage): Promise<ExportedItem[]> => {
  const { rows } = await sql<ExportedItem>`
    select l.item_id as "itemId", l.place, l.listed_code as "listedCode", l.name, l.kind, l.granularity, l.department, l.note,
      i.national_code as "nationalCode", i.parent_code as "parentCode", i.credit_identifier as "creditIdentifier", i.state,
      standing.ordinals, case when city.code is not null then json_build_object('code', city.code, 'name', city.name) end as "authorityCity",
      (select coalesce(json_agg(code order by code), '[]') from service_item_code c
        where c.item_id = i.id and c.scheme = 'LOCAL' and c.cluster_id = ${page.batch.clusterId}) as "localCodes"
    from (${page.isAdded ? added(page) : listed(page)}) l
    cross join lateral (${standing(page)}) standing
    join service_item i on i.id = l.item_id
    left join public_organisation o on o.credit_identifier = i.credit_identifier
    left join city on city.code = o.city_code
    where standing.first = ${page.batch.ordinal} order by l.place limit ${page.limit}
  `.execute(db)
  return rows
}
