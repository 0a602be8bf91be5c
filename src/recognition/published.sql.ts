import { type RawBuilder, sql } from 'kysely'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import type { Moment } from './standing.sql.ts'

/** A cluster at a moment. */
export interface ClusterMoment extends Moment {
  readonly clusterId: number
}

/** For statements of the domain: `member`, the cities that are members at the moment. Observers are none. */
export const membersThen = ({ clusterId, asOf, knownAt }: ClusterMoment): RawBuilder<unknown> => sql`
  member as materialized (select distinct m.city_code from membership m
    where m.cluster_id = ${clusterId} and m.role = 'MEMBER' and m.valid_from <= ${asOf}
      and (m.valid_to is null or m.valid_to > ${asOf}) and ${knownBy('m.recorded_in', knownAt)}
      and not exists (select from membership later where later.supersedes = m.id and ${knownBy('later.recorded_in', knownAt)}))`

/**
 * `batch`, those published by the moment; `entry`, every item that one of them listed or was given, whether it stands in it
 * still (the latest adjustment says), and in the list's words.
 */
export const entriesThen = ({ clusterId, asOf, knownAt }: ClusterMoment): RawBuilder<unknown> => sql`
  batch as materialized (select b.id, b.ordinal, b.published_on from item_batch b where b.cluster_id = ${clusterId}
    and b.state = 'PUBLISHED' and b.published_on <= ${asOf} and ${knownBy('b.published_in', knownAt)}),
  adjusted as materialized (select distinct on (a.batch_id, a.item_id) a.batch_id, a.item_id, a.change, a.granularity from batch_adjustment a
    where a.batch_id in (select id from batch) and a.effective_on <= ${asOf} and ${knownBy('a.recorded_in', knownAt)}
    order by a.batch_id, a.item_id, a.effective_on desc, a.id desc),
  entry as materialized (
    select l.batch_id, l.item_id, true as is_listed, a.change is distinct from 'WITHDRAWN' as is_in, l.granularity
      from batch_item l left join adjusted a using (batch_id, item_id) where l.batch_id in (select id from batch)
    union all
    select a.batch_id, a.item_id, false, a.change = 'ADDED', a.granularity from adjusted a
      where not exists (select from batch_item l where l.batch_id = a.batch_id and l.item_id = a.item_id))`

/** When the hub last heard of anything, as far as it is asked: with the day it makes an answer one that never changes. */
export const lastKnown = (knownAt: string | null): RawBuilder<string> => sql<string>`
  coalesce((select instant_text(k.recorded_at) from change_commit k
    where k.recorded_at <= coalesce(${knownAt}::timestamptz, 'infinity') order by k.recorded_at desc limit 1), ${knownAt})`

/** The ordinals of the published batches in which an item stands. */
export const selectOrdinalsOfItem = async (db: Db, itemId: number, moment: ClusterMoment): Promise<number[]> => {
  const { rows } = await sql<{ ordinal: number }>`
    with ${entriesThen(moment)}
    select b.ordinal from entry e join batch b on b.id = e.batch_id where e.item_id = ${itemId} and e.is_in order by b.ordinal
  `.execute(db)
  return rows.map(({ ordinal }) => ordinal)
}
