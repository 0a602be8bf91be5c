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

/**
 * Everything that the figures of a cluster need, by one statement that adds up what the verbs keep: what each list has, and by how many items
 * more or fewer each doing had handled. Items that are not plain are taken out of that, each looked up once (`offset 0`, lest it is for the condition too).
 */
export const selectFigureFacts = async (db: Db, moment: ClusterMoment): Promise<FigureFacts> => {
  const { clusterId, asOf, knownAt } = moment
  const { rows } = await sql<FigureFacts>`
    with recursive ${membersThen(moment)}, ${batchesThen(moment, null)},
    lineage as materialized (select g.id, g.predecessor_id, g.successor_id, g.change, g.effective_on from item_lineage g
      where g.effective_on <= ${asOf} and ${knownBy('g.recorded_in', knownAt)}),
    other as materialized (select item_id from item_relisted where cluster_id = ${clusterId}
      union select item_id from adjusted union select predecessor_id from lineage union select successor_id from lineage
      union select id from service_item where state = 'CANCELLED'),
    entry as materialized (
      select b.ordinal, l.item_id, true as is_listed, a.change is distinct from 'WITHDRAWN' as is_in, l.granularity
        from other cross join lateral (select batch_id, item_id, granularity from batch_item where item_id = other.item_id offset 0) l join batch b on b.id = l.batch_id
        left join adjusted a on a.batch_id = l.batch_id and a.item_id = l.item_id
      union all
      select b.ordinal, a.item_id, false, a.change = 'ADDED', a.granularity from adjusted a join batch b on b.id = a.batch_id
        where not exists (select from batch_item l where l.batch_id = a.batch_id and l.item_id = a.item_id)),
    step as (select g.* from lineage g where g.predecessor_id in (select item_id from entry)
      union select g.* from lineage g join step on g.predecessor_id = step.successor_id),
    handled as (select handled_pairs as pairs, items from handled_count
        where cluster_id = ${clusterId} and valid_from <= ${asOf} and ${knownBy('recorded_in', knownAt)}
      union all (select ${pairsOf(sql`e.item_id`, moment)}, -1 from entry e where is_listed offset 0)),
    live as (select sum(items) filter (where pairs = n * (n - 1)) as in_all, sum(items) filter (where pairs < n * (n - 1)) as in_part
      from handled cross join (select count(*) as n from member) members where pairs > 0)
    select
      (select coalesce(json_agg(json_build_object('ordinal', ordinal, 'publishedOn', published_on)), '[]') from batch) as batches,
      (select coalesce(json_agg(json_build_object('ordinal', b.ordinal, 'granularity', l.granularity, 'items', l.items)), '[]')
        from batch_level l join batch b on b.id = l.batch_id) as listed,
      (select coalesce(json_agg(json_build_object('ordinal', ordinal, 'itemId', item_id, 'isListed', is_listed, 'isIn', is_in,
        'granularity', granularity)), '[]') from entry) as entries,
      (select coalesce(json_agg(json_build_object('predecessorId', predecessor_id, 'successorId', successor_id, 'change', change,
        'effectiveOn', effective_on) order by effective_on, id), '[]') from step) as successions,
      (select count(*) from member) as "cityCount", (select coalesce(in_all, 0)::integer from live) as "liveInAll",
      (select coalesce(in_part, 0)::integer from live) as "liveInPart", ${lastKnown(knownAt)} as "knownAt"
  `.execute(db)
  return rows[0]!
}

/**
 * How many of some items are live, each looked up by itself; with a look into the lists only where it is not known yet that each stands on
 * one, itself or as what became of another, for that takes ten times as long.
 */
export const selectLiveItems = async (
  db: Db,
  moment: ClusterMoment,
  itemIds: readonly number[],
  areListed: boolean,
): Promise<Pick<FigureFacts, 'liveInAll' | 'liveInPart'>> => {
  const stands = areListed
    ? sql`true`
    : sql`exists (select from (${listingsThen(sql`i.id`, moment)}) listing where is_in)`
  const { rows } = await sql<Pick<FigureFacts, 'liveInAll' | 'liveInPart'>>`
    with ${membersThen(moment)}
    select count(*) filter (where pairs > 0 and pairs = n * (n - 1)) as "liveInAll",
      count(*) filter (where pairs > 0 and pairs < n * (n - 1)) as "liveInPart"
    from (select count(*) as n from member) members cross join (select ${pairsOf(sql`i.id`, moment)} as pairs from service_item i
      where i.id = any(${itemIds}::bigint[]) and i.state <> 'CANCELLED' and not ${isMergedThen(sql`i.id`, moment)} and ${stands}) handled
  `.execute(db)
  return rows[0]!
}
