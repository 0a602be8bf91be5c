import { sql } from 'kysely'
import type { Granularity } from '../catalogue/granularity.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { pairsOf } from './item-coverage.sql.ts'
import type { Succession } from './item-successors.ts'
import { batchesThen, type ClusterMoment, isMergedThen, lastKnown, listingsThen, membersThen } from './published.sql.ts'
import type { CountedBatch, CountedEntry } from './recognition-count.ts'

/** So many items of a level on a batch's list. */
export interface ListedItems {
  readonly ordinal: number
  readonly granularity: Granularity
  readonly items: number
}

/**
 * What a count needs to know, in as few rows as can be: nearly every item stands on one list, is on it for good and became nothing
 * else. Such items are plain, and only counted; of all others each entry is told.
 */
export interface FigureFacts {
  readonly batches: readonly CountedBatch[]
  /** All that is listed, the plain and the others. */
  readonly listed: readonly ListedItems[]
  /** Of items that are not plain. */
  readonly entries: readonly CountedEntry[]
  readonly successions: readonly Succession[]
  readonly cityCount: number
  /** Of plain items: live in n of n cities, and in some pair but not in all. */
  readonly liveInAll: number
  readonly liveInPart: number
  readonly knownAt: string
}

/** Everything that the figures of a cluster need, by one statement that goes once through the lists, and once through what is handled. */
export const selectFigureFacts = async (db: Db, moment: ClusterMoment): Promise<FigureFacts> => {
  const { clusterId, asOf, knownAt } = moment
  const { rows } = await sql<FigureFacts>`
    with recursive ${membersThen(moment)}, ${batchesThen(moment, null)},
    lineage as materialized (select g.id, g.predecessor_id, g.successor_id, g.change, g.effective_on from item_lineage g
      where g.effective_on <= ${asOf} and ${knownBy('g.recorded_in', knownAt)}),
    twice as materialized (select item_id from batch_item group by item_id having count(*) > 1),
    other as materialized (
      select l.item_id from twice join batch_item l using (item_id) join batch b on b.id = l.batch_id group by l.item_id having count(*) > 1
      union select item_id from adjusted union select predecessor_id from lineage union select successor_id from lineage),
    entry as materialized (
      select b.ordinal, l.item_id, true as is_listed, a.change is distinct from 'WITHDRAWN' as is_in, l.granularity
        from other join batch_item l using (item_id) join batch b on b.id = l.batch_id
        left join adjusted a on a.batch_id = l.batch_id and a.item_id = l.item_id
      union all
      select b.ordinal, a.item_id, false, a.change = 'ADDED', a.granularity from adjusted a join batch b on b.id = a.batch_id
        where not exists (select from batch_item l where l.batch_id = a.batch_id and l.item_id = a.item_id)),
    step as (select g.* from lineage g where g.predecessor_id in (select item_id from entry)
      union select g.* from lineage g join step on g.predecessor_id = step.successor_id),
    listed as (select batch_id, granularity, count(*) as items from batch_item group by batch_id, granularity),
    handled as materialized (select distinct on (c.item_id) c.item_id, c.handled_pairs as pairs from item_coverage c
      where c.cluster_id = ${clusterId} and c.valid_from <= ${asOf} and ${knownBy('c.recorded_in', knownAt)} order by c.item_id, c.id desc),
    live as (select h.pairs = n * (n - 1) as in_all, h.pairs < n * (n - 1) as in_part
      from handled h cross join (select count(*) as n from member) members
      where h.pairs > 0 and h.item_id not in (select item_id from other)
        and (select i.state <> 'CANCELLED' from service_item i where i.id = h.item_id)
        and (select count(*) > 0 from batch_item l where l.item_id = h.item_id and l.batch_id in (select id from batch)))
    select
      (select coalesce(json_agg(json_build_object('ordinal', ordinal, 'publishedOn', published_on)), '[]') from batch) as batches,
      (select coalesce(json_agg(json_build_object('ordinal', b.ordinal, 'granularity', l.granularity, 'items', l.items)), '[]')
        from listed l join batch b on b.id = l.batch_id) as listed,
      (select coalesce(json_agg(json_build_object('ordinal', ordinal, 'itemId', item_id, 'isListed', is_listed, 'isIn', is_in,
        'granularity', granularity)), '[]') from entry) as entries,
      (select coalesce(json_agg(json_build_object('predecessorId', predecessor_id, 'successorId', successor_id, 'change', change,
        'effectiveOn', effective_on) order by effective_on, id), '[]') from step) as successions,
      (select count(*) from member) as "cityCount", (select count(*) from live where in_all) as "liveInAll",
      (select count(*) from live where in_part) as "liveInPart", ${lastKnown(knownAt)} as "knownAt"
  `.execute(db)
  return rows[0]!
}

/** How many of some items are live, each looked up by itself. */
export const selectLiveItems = async (
  db: Db,
  moment: ClusterMoment,
  itemIds: readonly number[],
): Promise<Pick<FigureFacts, 'liveInAll' | 'liveInPart'>> => {
  const { rows } = await sql<Pick<FigureFacts, 'liveInAll' | 'liveInPart'>>`
    with ${membersThen(moment)}
    select count(*) filter (where pairs > 0 and pairs = n * (n - 1)) as "liveInAll",
      count(*) filter (where pairs > 0 and pairs < n * (n - 1)) as "liveInPart"
    from (select count(*) as n from member) members cross join (select ${pairsOf(sql`i.id`, moment)} as pairs from service_item i
      where i.id = any(${itemIds}::bigint[]) and i.state <> 'CANCELLED' and not ${isMergedThen(sql`i.id`, moment)}
        and exists (select from (${listingsThen(sql`i.id`, moment)}) listing where is_in)) handled
  `.execute(db)
  return rows[0]!
}
