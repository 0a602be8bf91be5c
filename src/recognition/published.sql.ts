import { type RawBuilder, sql } from 'kysely'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import type { Moment } from './standing.sql.ts'

/** A cluster at a moment; by its id, or by what finds it in the same statement. */
export interface ClusterMoment extends Moment {
  readonly clusterId: number | RawBuilder<number>
  /** As if the draft with this ordinal had been published on the day: for a rehearsal. */
  readonly asIfPublished?: number | null
}

/** For statements of the domain: `member`, the cities that are members at the moment. Observers are none. */
export const membersThen = ({ clusterId, asOf, knownAt }: ClusterMoment): RawBuilder<unknown> => sql`
  member as materialized (select distinct m.city_code from membership m
    where m.cluster_id = ${clusterId} and m.role = 'MEMBER' and m.valid_from <= ${asOf}
      and (m.valid_to is null or m.valid_to > ${asOf}) and ${knownBy('m.recorded_in', knownAt)}
      and not exists (select from membership later where later.supersedes = m.id and ${knownBy('later.recorded_in', knownAt)}))`

/** Whether a batch `b` is one of the cluster's that were published by the moment. */
export const isPublishedThen = ({ clusterId, asOf, knownAt, asIfPublished }: ClusterMoment): RawBuilder<boolean> => {
  const isPublished = sql`b.state = 'PUBLISHED' and b.published_on <= ${asOf} and ${knownBy('b.published_in', knownAt)}`
  const isSupposed = sql`b.state not in ('PUBLISHED', 'ABANDONED') and b.ordinal = ${asIfPublished ?? null}`
  return asIfPublished === null || asIfPublished === undefined
    ? sql<boolean>`(b.cluster_id = ${clusterId} and ${isPublished})`
    : sql<boolean>`(b.cluster_id = ${clusterId} and (${isPublished} or ${isSupposed}))`
}

/** `batch`, those published by the moment (one of them, if given); `adjusted`, what the latest adjustment says of an item in one. */
export const batchesThen = (moment: ClusterMoment, ordinal: number | null): RawBuilder<unknown> => sql`
  batch as materialized (select b.id, b.ordinal, coalesce(b.published_on, ${moment.asOf}::date) as published_on from item_batch b
    where ${isPublishedThen(moment)} and ${ordinal === null ? sql`true` : sql`b.ordinal = ${ordinal}`}),
  adjusted as materialized (select distinct on (a.batch_id, a.item_id) a.batch_id, a.item_id, a.change, a.granularity from batch_adjustment a
    where a.batch_id in (select id from batch) and a.effective_on <= ${moment.asOf} and ${knownBy('a.recorded_in', moment.knownAt)}
    order by a.batch_id, a.item_id, a.effective_on desc, a.id desc)`

/** These, and `entry`, every item that a batch listed or was given, whether it stands in it still, and in the list's words. */
export const entriesThen = (moment: ClusterMoment): RawBuilder<unknown> => sql`
  ${batchesThen(moment, null)},
  entry as materialized (
    select l.batch_id, l.item_id, true as is_listed, a.change is distinct from 'WITHDRAWN' as is_in, l.granularity
      from batch_item l left join adjusted a using (batch_id, item_id) where l.batch_id in (select id from batch)
    union all
    select a.batch_id, a.item_id, false, a.change = 'ADDED', a.granularity from adjusted a
      where not exists (select from batch_item l where l.batch_id = a.batch_id and l.item_id = a.item_id))`

export const mergersThen = ({ asOf, knownAt }: Moment): RawBuilder<boolean> => sql<boolean>`(
  g.change = 'MERGED' and g.effective_on <= ${asOf} and ${knownBy('g.recorded_in', knownAt)})`

/** Whether an item had been merged into another by the moment: then that one stands where it is listed. */
export const isMergedThen = (itemId: RawBuilder<number>, moment: Moment): RawBuilder<boolean> => sql<boolean>`
  exists (select from item_lineage g where g.predecessor_id = ${itemId} and ${mergersThen(moment)})`

/**
 * What an item had become by the moment: itself, or what it was merged into, step by step, as far as `isInSight` lets the caller see
 * that. The steps are walked only for one that was merged: of nearly no item.
 */
export const heirThen = (
  itemId: RawBuilder<number>,
  moment: Moment,
  isInSight: RawBuilder<boolean>,
): RawBuilder<number> => sql<number>`
  case when ${isMergedThen(itemId, moment)} then (with recursive became as (select ${itemId} as id, 0 as depth
    union all select i.id, became.depth + 1 from became join item_lineage g on g.predecessor_id = became.id and ${mergersThen(moment)}
      join service_item i on i.id = g.successor_id where became.depth < 20 and ${isInSight})
    select id from became order by depth desc limit 1) else ${itemId} end`

/**
 * Batches as above; `published`, the items that are published by standing in them, each once: what was listed or added, and what
 * that was merged into, step by step (`is_heir`, if it stands as nothing else), but not what was merged or cancelled itself. The
 * lists are read once; what was added or merged is little beside them. Needs `with recursive`.
 */
export const publishedThen = (moment: ClusterMoment, ordinal: number | null = null): RawBuilder<unknown> => sql`
  ${batchesThen(moment, ordinal)},
  listed as materialized (select i.id, i.sort_key, i.state from service_item i where i.id in (select l.item_id from batch_item l
    where l.batch_id in (select id from batch) and not exists (select from adjusted a
      where a.batch_id = l.batch_id and a.item_id = l.item_id and a.change = 'WITHDRAWN'))),
  added as materialized (select distinct item_id as id from adjusted where change = 'ADDED'),
  merger as materialized (select g.predecessor_id, g.successor_id from item_lineage g where ${mergersThen(moment)}),
  became as (select m.successor_id as id from listed join merger m on m.predecessor_id = listed.id
    union select m.successor_id from added join merger m on m.predecessor_id = added.id
    union select m.successor_id from became join merger m on m.predecessor_id = became.id),
  given as materialized (select id, bool_and(is_heir) as is_heir
    from (select id, false as is_heir from added union all select id, true from became) stood group by id),
  other as materialized (select * from given where id not in (select listed.id from listed join given using (id))),
  published as not materialized (select id, sort_key, is_heir
    from (select id, sort_key, state, false as is_heir from listed
      union all select i.id, i.sort_key, i.state, o.is_heir from other o join service_item i on i.id = o.id) stood
    where state <> 'CANCELLED' and id not in (select predecessor_id from merger))`

/**
 * Of an item a row for each published batch and entry that had listed it by the moment, or what was merged into it: whether that
 * stands in the batch still (the latest adjustment says). Read by the item, for a batch may have been adjusted a thousand times;
 * `offset 0`, lest all mergers are read to be joined with the few of one item.
 */
export const listingsThen = (itemId: RawBuilder<number>, moment: ClusterMoment): RawBuilder<unknown> => sql`
  with recursive key as (select ${itemId} as id
    union select merged.id from key cross join lateral (select g.predecessor_id as id from item_lineage g
      where g.successor_id = key.id and ${mergersThen(moment)} offset 0) merged)
  select b.ordinal, coalesce((array_agg(said.is_added order by said.effective_on desc, said.id desc)
      filter (where said.is_added is not null))[1], true) as is_in
  from key cross join lateral (select batch_id, null::boolean as is_added, null::date as effective_on, null::bigint as id
      from batch_item where item_id = key.id
    union all select a.batch_id, a.change = 'ADDED', a.effective_on, a.id from batch_adjustment a
      where a.item_id = key.id and a.effective_on <= ${moment.asOf} and ${knownBy('a.recorded_in', moment.knownAt)}) said
  join item_batch b on b.id = said.batch_id where ${isPublishedThen(moment)} group by key.id, b.id`

/** When the hub last heard of anything, as far as it is asked: with the day it makes an answer one that never changes. */
export const lastKnown = (knownAt: string | null): RawBuilder<string> =>
  knownAt === null
    ? sql<string>`(select instant_text(k.recorded_at) from change_commit k order by k.recorded_at desc limit 1)`
    : sql<string>`coalesce((select instant_text(k.recorded_at) from change_commit k
        where k.recorded_at <= ${knownAt}::timestamptz order by k.recorded_at desc limit 1), ${knownAt})`

/** The ordinals of the published batches in which an item stands, or what was merged into it. */
export const selectOrdinalsOfItem = async (db: Db, itemId: number, moment: ClusterMoment): Promise<number[]> => {
  const { rows } = await sql<{ ordinal: number }>`
    select distinct ordinal from (${listingsThen(sql`${itemId}::bigint`, moment)}) listing where is_in order by ordinal
  `.execute(db)
  return rows.map(({ ordinal }) => ordinal)
}
