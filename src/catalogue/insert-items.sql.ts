import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import type { NameKeys } from './item-name.ts'
import type { ServiceItem } from './service-item.ts'

/** A new item with what it is found by. */
export type NewItem = ServiceItem & NameKeys

/** A further code of an item; `clusterId` null for implementation codes. */
export interface NewItemCode {
  readonly clusterId: number | null
  readonly code: string
  readonly scheme: 'LOCAL' | 'IMPLEMENTATION'
  readonly itemId: number
}

/** Inserts items and codes; a code that the item has already stays. */
export const insertItems = async (
  db: Db,
  items: readonly NewItem[],
  codes: readonly NewItemCode[],
  tx: number,
): Promise<void> => {
  await sql`with item as (${insertingItems(items, tx)}) ${insertingCodes(codes, tx)}`.execute(db)
}

/** The part of a statement that inserts items. */
export const insertingItems = (items: readonly NewItem[], tx: number): RawBuilder<unknown> => sql`
  insert into service_item (id, national_code, name, name_normal, initials, sort_key, kind, granularity, parent_code, department,
    credit_identifier, state, matching, recorded_in)
  select id, "nationalCode", name, "nameNormal", initials, "sortKey", kind, granularity, "parentCode", department,
    "creditIdentifier", state, matching, ${tx}
  from json_to_recordset(${jsonRows(items)}::json) as r(id bigint, "nationalCode" text, name text, "nameNormal" text,
    initials text, "sortKey" text, kind text, granularity text, "parentCode" text, department text, "creditIdentifier" text,
    state text, matching text)`

/** The same for codes; one that the item has already stays. */
export const insertingCodes = (codes: readonly NewItemCode[], tx: number): RawBuilder<unknown> => sql`
  insert into service_item_code (cluster_id, code, scheme, item_id, recorded_in)
  select "clusterId", code, scheme, "itemId", ${tx}
  from json_to_recordset(${jsonRows(codes)}::json) as r("clusterId" bigint, code text, scheme text, "itemId" bigint)
  on conflict do nothing`

/** What a list says of an item that the catalogue has. */
export type ItemWords = Omit<NewItem, 'state' | 'matching'>

/**
 * Gives items the words of the list that names them, where it says something: a draft that is put right puts the catalogue
 * right. Once a batch with the item is published its words stand, and no later list changes them.
 */
export const updateItemWords = async (db: Db, words: readonly ItemWords[]): Promise<void> => {
  await sql`
    with said as (
      select i.id, r.name, r."nameNormal", r.initials, r."sortKey", coalesce(r.kind, i.kind) as kind,
        case when r.granularity = 'UNSPECIFIED' then i.granularity else r.granularity end as granularity,
        coalesce(r."parentCode", i.parent_code) as parent_code, coalesce(r.department, i.department) as department,
        coalesce(r."creditIdentifier", i.credit_identifier) as credit_identifier
      from json_to_recordset(${JSON.stringify(words)}::json) as r(id bigint, "nationalCode" text, name text, "nameNormal" text,
        initials text, "sortKey" text, kind text, granularity text, "parentCode" text, department text, "creditIdentifier" text)
      join service_item i on i.id = r.id and i.national_code is not distinct from r."nationalCode"
      where not exists (select from batch_listing l join item_batch b on b.id = l.batch_id
        where l.item_id = i.id and b.state = 'PUBLISHED')
    )
    update service_item i set name = said.name, name_normal = said."nameNormal", initials = said.initials, sort_key = said."sortKey",
      kind = said.kind, granularity = said.granularity, parent_code = said.parent_code, department = said.department,
      credit_identifier = said.credit_identifier
    from said where said.id = i.id and (i.name, i.kind, i.granularity, i.parent_code, i.department, i.credit_identifier)
      is distinct from (said.name, said.kind, said.granularity, said.parent_code, said.department, said.credit_identifier)
  `.execute(db)
}

/** Gives waiting items the national code that a list now brings: nobody needs to match them any more. */
export const updateNationalCodes = async (db: Db, words: readonly ItemWords[]): Promise<void> => {
  await sql`
    update service_item i set national_code = r."nationalCode", matching = 'NOT_NEEDED'
    from json_to_recordset(${JSON.stringify(words)}::json) as r(id bigint, "nationalCode" text)
    where i.id = r.id and i.matching = 'WAITING' and i.national_code is null and r."nationalCode" is not null
  `.execute(db)
}
