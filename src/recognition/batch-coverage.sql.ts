import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { pairsOf } from './item-coverage.sql.ts'
import { batchesThen, type ClusterMoment, membersThen, mergersThen } from './published.sql.ts'

/** How far the items of a published batch are handled. */
export interface BatchCoverage {
  readonly ordinal: number
  readonly itemCount: number
  readonly liveInAll: number
  readonly liveInPart: number
}

/**
 * The totals of `selectCoverage` for every published batch by one statement, in the order of the ordinals. An item counts in each batch in
 * which it, or what was merged into it, stands.
 */
export const selectBatchCoverage = async (db: Db, moment: ClusterMoment): Promise<BatchCoverage[]> => {
  const { rows } = await sql<BatchCoverage>`
    with recursive ${membersThen(moment)}, ${batchesThen(moment, null)},
    listed as materialized (select l.batch_id, l.item_id as id from batch_item l where l.batch_id in (select id from batch)
        and not exists (select from adjusted a where a.batch_id = l.batch_id and a.item_id = l.item_id and a.change = 'WITHDRAWN')
      union select batch_id, item_id from adjusted where change = 'ADDED'),
    merger as materialized (select g.predecessor_id, g.successor_id from item_lineage g where ${mergersThen(moment)}),
    became as (select batch_id, id from listed
      union select became.batch_id, m.successor_id from became join merger m on m.predecessor_id = became.id),
    standing as materialized (select became.batch_id, i.id from became join service_item i using (id)
      where i.state <> 'CANCELLED' and i.id not in (select predecessor_id from merger)),
    covered as materialized (select id, ${pairsOf(sql`one.id`, moment)} as pairs from (select distinct id from standing) one),
    members as (select count(*) as n from member)
    select b.ordinal, count(s.id) as "itemCount", count(*) filter (where pairs > 0 and pairs = n * (n - 1)) as "liveInAll",
      count(*) filter (where pairs > 0 and pairs < n * (n - 1)) as "liveInPart"
    from batch b cross join members left join (standing s join covered c using (id)) on s.batch_id = b.id
    group by b.ordinal order by b.ordinal
  `.execute(db)
  return rows
}
