import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
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
  await sql`
    with item as (
      insert into service_item (id, national_code, name, name_normal, initials, sort_key, kind, granularity, parent_code, department,
        credit_identifier, state, matching, recorded_in)
      select id, "nationalCode", name, "nameNormal", initials, "sortKey", kind, granularity, "parentCode", department,
        "creditIdentifier", state, matching, ${tx}
      from json_to_recordset(${JSON.stringify(items)}::json) as r(id bigint, "nationalCode" text, name text, "nameNormal" text,
        initials text, "sortKey" text, kind text, granularity text, "parentCode" text, department text, "creditIdentifier" text,
        state text, matching text)
    )
    insert into service_item_code (cluster_id, code, scheme, item_id, recorded_in)
    select "clusterId", code, scheme, "itemId", ${tx}
    from json_to_recordset(${JSON.stringify(codes)}::json) as r("clusterId" bigint, code text, scheme text, "itemId" bigint)
    on conflict do nothing
  `.execute(db)
}
