import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { isInView } from './feed-view.sql.ts'
import type { FeedView } from './feed-view.ts'
import { mostRows, type Reconciliation } from './reconciliation.ts'

/** Keys after one, up to another, in the order of their bytes; split into so many parts. */
export interface KeyRange {
  readonly after: string | null
  readonly upTo: string | null
  readonly parts: number
}

const isInRange = (key: RawBuilder<unknown>, { after, upTo }: KeyRange): RawBuilder<boolean> =>
  sql<boolean>`${key} > coalesce(${after}::text, '') and (${upTo}::text is null or ${key} <= ${upTo})`

/** What the feed tells of a city's implementations, as far as it is in view: the latest of each, without those that were cancelled. */
export const sumImplementations = (db: Db, view: FeedView, city: string, range: KeyRange): Promise<Reconciliation> =>
  sumLeaves(
    db,
    range,
    sql`select key, state ->> 'version' as version, hash from (
      select distinct on (e.subject collate "C") e.subject collate "C" as key, e.content::jsonb -> 'state' as state,
        encode(e.content_hash, 'hex') as hash
      from change_entry e join change_commit c on c.tx = e.tx
      where change_resource(e.kind) = 'implementation' and change_place(e.cluster_code, e.city_code) = any(${[view.cluster, city]}::text[])
        and e.city_code = ${city} and ${isInRange(sql`e.subject collate "C"`, range)} and ${isInView(view, null)}
      order by e.subject collate "C", c.first_number + e.position desc) latest
    where state ->> 'state' is distinct from 'CANCELLED'`,
  )

/** What a source said last of each of its rows. */
export const sumRowsOfSource = (db: Db, sourceId: number, range: KeyRange): Promise<Reconciliation> =>
  sumLeaves(
    db,
    range,
    sql`select row_id as key, version::text as version, encode(row_hash, 'hex') as hash from sync_row
      where source_id = ${sourceId} and ${isInRange(sql`row_id`, range)}`,
  )

const checksum = sql`encode(sha256(convert_to(coalesce(string_agg(key || E'\t' || version || E'\t' || hash || E'\n', '' order by key), ''), 'UTF8')), 'hex')`

/** Checksums of the whole and of its parts; of few rows the rows themselves instead. */
const sumLeaves = async (db: Db, { after, parts }: KeyRange, leaves: RawBuilder<unknown>): Promise<Reconciliation> => {
  const { rows } = await sql<Reconciliation>`
    with leaf as materialized (select leaf.*, ntile(${parts}::integer) over (order by key) as part from (${leaves}) leaf),
    whole as (select count(*) as count, ${checksum} as checksum from leaf)
    select count, checksum,
      case when count > ${mostRows} then (select json_agg(json_build_object('after', coalesce(before, ${after}::text), 'upTo', up_to, 'count', n,
          'checksum', checksum) order by part)
        from (select part, lag(max(key)) over (order by part) as before, max(key) as up_to, count(*) as n, ${checksum} as checksum
          from leaf group by part) parted) end as ranges,
      case when count <= ${mostRows} then (select coalesce(json_agg(json_build_object('key', key, 'version', version::bigint, 'hash', hash)
        order by key), '[]') from leaf) end as rows
    from whole
  `.execute(db)
  return rows[0]!
}
