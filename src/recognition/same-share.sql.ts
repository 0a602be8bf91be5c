import { sql } from 'kysely'
import type { City } from '../access/city-cluster.ts'
import type { Db } from '../db/database.ts'
import {
  becameThen,
  type ClusterMoment,
  entriesThen,
  isMergedThen,
  lastKnown,
  listingsThen,
  membersThen,
} from './published.sql.ts'

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
  const { rows } = await sql<Comparable>`
    with recursive ${membersThen(moment)}, ${entriesThen(moment, ordinal)}, ${becameThen(moment)},
    compared as (select c.code, c.name from city c
      where c.code in (select city_code from member) and (${cities === null}::boolean or c.code = any(${cities ?? []}::text[]))),
    item as (select i.id, i.department from service_item i
      where i.id in (select item_id from entry where is_in union select id from became) and i.state <> 'CANCELLED'
        and not ${isMergedThen(sql`i.id`, moment)} order by i.id
      limit (select ${most}::integer / greatest(1, count(*)) + 1 from compared))
    select (select coalesce(json_agg(json_build_object('code', code, 'name', name) order by code), '[]') from compared) as cities,
      (select coalesce(json_agg(json_build_object('itemId', item.id, 'department', item.department, 'ordinals', (
          select json_agg(distinct listing.ordinal) from (${listingsThen(sql`item.id`, moment)}) listing
          where listing.is_in and (${ordinal}::integer is null or listing.ordinal = ${ordinal}))) order by item.id), '[]') from item) as items,
      ${lastKnown(moment.knownAt)} as "knownAt"
  `.execute(db)
  return rows[0]!
}
