import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import type { HandledChange } from './handled-count.ts'
import type { CoverageStep } from './item-coverage.ts'
import { insertingHandled } from './kept-figures.sql.ts'
import type { ClusterMoment } from './published.sql.ts'

/**
 * For statements of the domain: the ordered pairs of members that handle an item for each other at the moment, whether it is
 * published or not; null, where nothing was recorded: none. One look into the primary key, which includes the columns, however
 * long the item's history is.
 */
export const pairsOf = (itemId: RawBuilder<number>, { clusterId, asOf, knownAt }: ClusterMoment) => sql<number | null>`
  (select c.handled_pairs from item_coverage c where c.cluster_id = ${clusterId} and c.item_id = ${itemId}
    and c.valid_from <= ${asOf} and ${knownBy('c.recorded_in', knownAt)} order by c.id desc limit 1)`

/** `covered`, the same of every item of which something was recorded. */
export const pairsThen = (moment: ClusterMoment): RawBuilder<unknown> => sql`
  covered as materialized (select item_id, pairs from (select item_id, ${pairsOf(sql`one.item_id`, moment)} as pairs
    from (select distinct item_id from item_coverage where cluster_id = ${moment.clusterId}) one) found where pairs is not null)`

/** Items of a cluster, and the first day that is counted anew. */
export interface CoverageSpan {
  readonly clusterId: number
  readonly itemIds: readonly number[]
  readonly from: CivilDate
}

/** What is known of an item's pairs, and the later days on which any fact begins that they may rest on. */
export interface KnownCoverage {
  readonly itemId: number
  readonly known: readonly CoverageStep[]
  readonly beginnings: readonly CivilDate[]
  /** Of the published batches that list it. */
  readonly publishedOn: readonly CivilDate[]
}

export const selectKnownCoverage = async (
  db: Db,
  { clusterId, itemIds, from }: CoverageSpan,
): Promise<KnownCoverage[]> => {
  const { rows } = await sql<KnownCoverage>`
    select asked.id as "itemId",
      (select coalesce(json_agg(json_build_object('validFrom', valid_from, 'pairs', handled_pairs) order by valid_from), '[]')
        from (select valid_from, handled_pairs, min(valid_from) over (order by id desc rows between unbounded preceding and 1 preceding) as replaced_from
          from item_coverage where cluster_id = ${clusterId} and item_id = asked.id) row
        where replaced_from is null or valid_from < replaced_from) as known,
      (select coalesce(json_agg(day order by day), '[]') from (
          select valid_from as day from recognition_declaration where item_id = asked.id and cluster_id = ${clusterId}
          union select valid_from from recognition_exception where item_id = asked.id and cluster_id = ${clusterId}
          union select valid_from from item_implementation where item_id = asked.id
          union select unnest(array[valid_from, valid_to]) from membership where cluster_id = ${clusterId}) fact
        where day > ${from}) as beginnings,
      (select coalesce(json_agg(b.published_on), '[]') from batch_item l join item_batch b on b.id = l.batch_id
        where l.item_id = asked.id and b.cluster_id = ${clusterId} and b.state = 'PUBLISHED') as "publishedOn"
    from unnest(${itemIds}::bigint[]) as asked(id)
  `.execute(db)
  return rows
}

export type NewCoverage = CoverageStep & { readonly itemId: number }

/** In the order of their days: of an item the last row whose day has come counts. With them goes what changes of how many items are handled. */
export const insertCoverage = async (
  db: Db,
  clusterId: number,
  steps: readonly NewCoverage[],
  changes: readonly HandledChange[],
  tx: number,
): Promise<void> => {
  await sql`
    with step as (
      insert into item_coverage (cluster_id, item_id, valid_from, handled_pairs, recorded_in)
      select ${clusterId}, "itemId", "validFrom", pairs, ${tx}
      from json_to_recordset(${JSON.stringify(steps)}::json) as r("itemId" bigint, "validFrom" date, pairs integer)
      order by "itemId", "validFrom")
    ${insertingHandled(clusterId, changes, tx)}
  `.execute(db)
}
