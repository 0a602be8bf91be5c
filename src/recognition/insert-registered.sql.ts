import { sql } from 'kysely'
import { insertingCodes, insertingItems, type NewItem, type NewItemCode } from '../catalogue/insert-items.sql.ts'
import { insertingEntries } from '../changes/change.sql.ts'
import { type Change, contentOf } from '../changes/change.ts'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import type { BatchItem } from './batch-item.sql.ts'

/** A piece of a registration: what is new to the catalogue, the rows of the list, and the change of each. */
export interface RegisteredPiece {
  readonly items: readonly NewItem[]
  readonly codes: readonly NewItemCode[]
  readonly listed: readonly { readonly row: BatchItem; readonly change: Change }[]
}

/**
 * What writes a piece, put into its form at once and executed later: one statement, so that the database need not wait for a
 * second one while the piece after is worked out. Entries from a position on. The place of a listed item in the batch stays, its
 * words become those of the row.
 */
export const insertRegistered = (
  batchId: number,
  { items, codes, listed }: RegisteredPiece,
  tx: number,
  from: number,
): ((db: Db) => Promise<void>) => {
  const rows = listed.map(({ row, change }, i) => ({
    ...row,
    ...{ entry: from + i, change: change.kind, subject: change.subject, cluster: change.cluster },
    ...{ isPublic: change.isPublic, content: contentOf(change) },
  }))
  const statement = sql`
    with item as (${insertingItems(items, tx)}), code as (${insertingCodes(codes, tx)}),
    listed as materialized (select * from json_to_recordset(${jsonRows(rows)}::json) as r("itemId" bigint, position integer,
      "listedCode" text, name text, kind text, granularity text, department text, note text, entry integer, change text, subject text,
      cluster text, "isPublic" boolean, content text)),
    entry as (${insertingEntries(
      tx,
      sql`(select entry as position, change as kind, subject, cluster as cluster_code, null::text as city_code, "isPublic" as is_public,
        content from listed) entry`,
    )})
    insert into batch_item (batch_id, item_id, position, listed_code, name, kind, granularity, department, note, recorded_in)
    select ${batchId}, "itemId", position, "listedCode", name, kind, granularity, department, note, ${tx} from listed
    on conflict (batch_id, item_id) do update set listed_code = excluded.listed_code, name = excluded.name, kind = excluded.kind,
      granularity = excluded.granularity, department = excluded.department, note = excluded.note, recorded_in = excluded.recorded_in
  `
  return async (db) => {
    await statement.execute(db)
  }
}
