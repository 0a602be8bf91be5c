import { sql } from 'kysely'
import type { City } from '../access/city-cluster.ts'
import type { Db } from '../db/database.ts'
import { type ClusterMoment, isMergedThen, lastKnown, listingsThen, membersThen } from './published.sql.ts'

/** A published item, and the batches it stands in. */
export interface StandingItem {
  readonly itemId: number
  readonly department: string | null
  readonly ordinals: readonly number[]
}

/** What is to be compared at a moment. */
export interface Comparable {
  /** Members, by code. */
  readonly cities: readonly City[]
  readonly items: readonly StandingItem[]
  /** When the hub last heard of anything, as far as it is asked. */
  readonly knownAt: string
}

/**
 * The members (of some cities, if given) and the published items of a cluster, or of one batch, at a moment: at most so many
 * times the cities as there may be implementations, and one more.
 */
export const selectComparable = async (
  db: Db,
  moment: ClusterMoment,
  { cities, ordinal, most }: { cities: readonly string[] | null; ordinal: number | null; most: number },
): Promise<Comparable> => {
  const ofBatch = (column: string) => (ordinal === null ? sql`true` : sql`${sql.ref(column)} = ${ordinal}`)
  const { rows } = await sql<Comparable>`
    with recursive ${membersThen(moment)},
    compared as (select c.code, c.name from city c
      where c.code in (select city_code from member) and (${cities === null}::boolean or c.code = any(${cities ?? []}::text[]))),
    listed as (select l.item_id as id from batch_listing l join item_batch b on b.id = l.batch_id
        where b.cluster_id = ${moment.clusterId} and b.state = 'PUBLISHED' and ${ofBatch('b.ordinal')}
      union select g.successor_id from listed join item_lineage g on g.predecessor_id = listed.id where g.change = 'MERGED'),
    item as (select i.id, i.department, stands.ordinals from service_item i
      cross join lateral (select json_agg(distinct listing.ordinal) as ordinals from (${listingsThen(sql`i.id`, moment)}) listing
        where listing.is_in and ${ofBatch('listing.ordinal')}) stands
      where i.id in (select id from listed) and i.state <> 'CANCELLED' and stands.ordinals is not null
        and not ${isMergedThen(sql`i.id`, moment)} order by i.id
      limit (select ${most}::integer / greatest(1, count(*)) + 1 from compared))
    select (select coalesce(json_agg(json_build_object('code', code, 'name', name) order by code), '[]') from compared) as cities,
      (select coalesce(json_agg(json_build_object('itemId', id, 'department', department, 'ordinals', ordinals) order by id), '[]')
        from item) as items,
      ${lastKnown(moment.knownAt)} as "knownAt"
  `.execute(db)
  return rows[0]!
}
