import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { insertingEntries } from '../changes/change.sql.ts'
import { type Change, frameOf } from '../changes/change.ts'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import type { ItemImplementation, LastVersion, NextVersion } from './item-implementation.ts'

/** A version with its entry in the change log, whose state holds the version's content. */
export interface RecordedVersion {
  readonly version: NextVersion
  readonly change: Change
}

const columns = sql`id, item_id as "itemId", city_code as "city", version, change, state, valid_from as "validFrom", content`

/**
 * The last version that a city recorded of each item. The items are held (`lockItems`), so that two versions do not take one
 * number. The fields themselves only of those for which they are needed.
 */
export const selectLastVersions = async (
  db: Db,
  itemIds: readonly number[],
  city: string,
  withContent: readonly number[] = itemIds,
): Promise<Map<number, LastVersion>> => {
  if (itemIds.length === 0) return new Map()
  const { rows } = await sql<LastVersion>`
    select last.id, asked.id as "itemId", ${city}::text as city, last.version, last.change, last.state, last.valid_from as "validFrom",
      encode(last.content_hash, 'hex') as "contentHash",
      case when asked.id = any(${withContent}::bigint[]) then last.content end as content
    from unnest(${itemIds}::bigint[]) as asked(id) cross join lateral (select * from item_implementation v
      where v.item_id = asked.id and v.city_code = ${city} order by v.version desc limit 1) last
  `.execute(db)
  return new Map(rows.map((row) => [row.itemId, row]))
}

/** Inserts versions with their entries in the change log, from a position on, and answers their ids in the order given. */
export const insertImplementations = async (
  db: Db,
  versions: readonly RecordedVersion[],
  tx: number,
  from: number,
): Promise<readonly number[]> => {
  const made = versions.map(({ version: { content, ...version }, change: entry }, i) => {
    const { kind, subject, cluster, isPublic } = entry
    const own = { position: from + i, kind, subject, cluster, isPublic, ...frameOf(entry) }
    return { ...version, ...own, content: content.canonical, hash: content.hash }
  })
  const { rows } = await sql<{ id: number }>`
    with made as materialized (
      select * from json_to_recordset(${jsonRows(made)}::json) as r("itemId" bigint, city text, version integer, change text, state text,
        "validFrom" date, content text, hash text, position integer, kind text, subject text, cluster text, "isPublic" boolean, before text, after text)
    ), logged as (${insertingEntries(
      tx,
      sql`(select position, kind, subject, cluster as cluster_code, city as city_code, "isPublic" as is_public,
        before || content || after as content from made) entry`,
    )})
    insert into item_implementation (item_id, city_code, version, change, state, valid_from, content, content_hash, recorded_in)
    select "itemId", city, version, change, state, "validFrom", content::jsonb, decode(hash, 'hex'), ${tx} from made
    returning id
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** The implementations in force on a day: of items, and of some cities or all. */
export const selectImplementations = async (
  db: Db,
  itemIds: readonly number[],
  cities: readonly string[] | null,
  asOf: CivilDate,
): Promise<ItemImplementation[]> => {
  const { rows } = await sql<ItemImplementation>`
    select distinct on (item_id, city_code) ${columns} from item_implementation
    where item_id = any(${itemIds}::bigint[]) and valid_from <= ${asOf}
      and (${cities === null}::boolean or city_code = any(${cities ?? []}::text[]))
    order by item_id, city_code, valid_from desc, version desc
  `.execute(db)
  return rows
}
